import { describe, expect, it, vi } from 'vitest'
import { DAY, HOUR } from '../../shared/kernel/instant.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { fail } from '../../shared/kernel/result.ts'
import {
  codeOf,
  connected,
  draft,
  fakeClock,
  fakeXero,
  SECRET,
  settle,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const FILE = /\.keyward-move$/u
const TOKENS = ['access-1', 'refresh-1']

const whyOf = (result: Result<unknown>): string => {
  if (result.ok) throw new Error('succeeded')
  return result.failure.code === 'moveRefused' ? result.failure.why : result.failure.code
}
const kindOf = ({ snapshot }: Pick<FakeKeyward, 'snapshot'>) => snapshot().move?.kind ?? null
/** In force: what is here can be changed, and is not an empty vault. */
const isInForce = ({ snapshot }: Pick<FakeKeyward, 'snapshot'>) => {
  const { vault, apps } = snapshot()
  return vault.kind === 'open' && !vault.readOnly && apps.length > 0
}
/** What each of the two says of itself: exactly one of these pairs may be seen from outside at any moment. */
const holdsSecret = ({ keychain }: Pick<FakeKeyward, 'keychain'>) =>
  [...keychain.entries.values()].some((entry) => entry.includes(SECRET))

/** An old computer with everything, and a new one with nothing, in front of one Xero. */
const pair = async () => {
  const xero = fakeXero()
  const clock = fakeClock()
  const { keyward: old, appId } = await connected({ xero, clock })
  value(await old.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
  value(await old.api.showCard({}))
  const fresh = await startKeyward({ xero, clock })
  return { old, fresh, appId, xero, clock }
}
type Pair = Awaited<ReturnType<typeof pair>>

const cardOf = async (fresh: FakeKeyward): Promise<string> => {
  value(await fresh.api.showMoveCard({}))
  const { move } = fresh.snapshot()
  if (move?.kind !== 'waiting') throw new Error(`is ${move?.kind}`)
  return move.card
}
const sealedFor = async ({ old, fresh }: Pick<Pair, 'old' | 'fresh'>): Promise<Uint8Array> => {
  const { seenId } = value(await old.api.readMoveCard({ text: await cardOf(fresh) }))
  value(await old.api.sealMove({ seenId }))
  return fileOf(old)
}
const fileOf = ({ files }: FakeKeyward): Uint8Array => {
  const [, bytes] = [...files.saved].findLast(([name]) => FILE.test(name)) ?? []
  if (bytes === undefined) throw new Error('no file was saved')
  return bytes
}
const lookAt = (fresh: FakeKeyward, bytes: Uint8Array) => {
  fresh.files.next = { name: 'it.keyward-move', bytes }
  return fresh.api.openMove({})
}
const arriveAt = async (fresh: FakeKeyward, bytes: Uint8Array): Promise<string> => {
  const { seen } = value(await lookAt(fresh, bytes))
  value(await fresh.api.takeMove({ seenId: seen?.seenId ?? '' }))
  return receiptOf(fresh)
}
const receiptOf = ({ snapshot }: Pick<FakeKeyward, 'snapshot'>): string => {
  const { move } = snapshot()
  if (move?.kind !== 'arrived' && move?.kind !== 'declined') throw new Error(`is ${move?.kind}`)
  return move.receipt
}
const revealed = async ({ api, snapshot }: FakeKeyward): Promise<string> =>
  value(await api.revealSecret({ appId: snapshot().apps[0]?.id ?? '' })).secret

describe('a vault that moves to another computer', () => {
  it('R10 is in force on the new one with secrets, sign-ins, card and log, and gone from the old one, which says where to', async () => {
    const { old, fresh, clock, xero } = await pair()
    const before = old.snapshot()
    const lines = old.activityLog.lines().length
    const file = await sealedFor({ old, fresh })
    expect([kindOf(old), kindOf(fresh)]).toEqual(['held', 'waiting'])

    const { seen } = value(await lookAt(fresh, file))
    expect(seen?.preview).toMatchObject({
      secrets: 1,
      organisations: 2,
      me: expect.stringContaining('Tessa'),
    })
    expect(isInForce(fresh)).toBe(false)
    value(await fresh.api.takeMove({ seenId: seen?.seenId ?? '' }))
    const after = fresh.snapshot()
    for (const part of ['apps', 'signIns', 'connections', 'handovers', 'me', 'rotation'] as const)
      expect(after[part], part).toEqual(before[part])
    expect(await revealed(fresh)).toBe(SECRET)

    expect(value(await old.api.takeReceipt({ text: receiptOf(fresh) }))).toEqual({ became: 'retired' })
    expect(old.snapshot().vault).toEqual({ kind: 'open', readOnly: true })
    expect(old.snapshot().move).toEqual({ kind: 'retired', at: clock.now(), to: expect.any(String) })
    // nothing of it is in the keychain, and no generation of the file has a token
    expect(holdsSecret(old)).toBe(false)
    expect([...old.keychain.entries.values()].join()).not.toContain('AGE-SECRET-KEY')
    for (const token of TOKENS) expect(old.records.stored()).not.toContain(token)
    expect(codeOf(await old.api.revealSecret({ appId: before.apps[0]?.id ?? '' }))).toBe('secretMissing')
    expect(old.activityLog.lines().join('\n')).toMatch(/vaultMoved/u)

    // the sign-in lives on there, without anybody signing in again
    clock.move(2 * DAY)
    xero.calls.length = 0
    value(await fresh.api.checkConnections({ keys: null }))
    await settle()
    expect(xero.calls.filter((call) => call.startsWith('refresh'))).toEqual(['refresh refresh-1'])
    expect(fresh.snapshot().signIns.every(({ state }) => state.kind === 'live')).toBe(true)
    // and the log goes on from its last line
    expect(fresh.activityLog.lines().slice(0, lines)).toEqual(old.activityLog.lines().slice(0, lines))
    expect(fresh.activityLog.lines().join('\n')).toMatch(/vaultArrived/u)
    const proof = value(await fresh.api.verifyActivity({}))
    expect(proof).toMatchObject({ findings: [] })
    value(await fresh.api.noteReceiptGiven({}))
    expect(fresh.snapshot().move).toMatchObject({ kind: 'arrived', isGiven: true })
    expect(fresh.snapshot().backup.copy).toMatch(/^[0-9a-f]{8}$/u)
  })

  it('R10 while it is held nothing changes on the old one, and nobody is asked with its sign-ins', async () => {
    const { old, fresh, clock, xero, appId } = await pair()
    await sealedFor({ old, fresh })
    xero.calls.length = 0
    const stored = old.records.stored()
    expect(codeOf(await old.api.checkConnections({ keys: null }))).toBe('vaultReadOnly')
    expect(codeOf(await old.api.editApp({ appId, details: draft({ note: 'changed' }) }))).toBe(
      'vaultReadOnly',
    )
    expect(codeOf(await old.api.removeApp({ appId }))).toBe('vaultReadOnly')
    expect(codeOf(await old.api.startSignIn({ appId }))).toBe('vaultReadOnly')
    for (let day = 0; day < 70; day += 7) {
      clock.move(7 * DAY)
      await settle()
    }
    expect(xero.calls.filter((call) => !call.startsWith('probe'))).toEqual([])
    expect(JSON.parse(old.records.stored())).toMatchObject({
      tokens: (JSON.parse(stored) as { tokens: unknown }).tokens,
    })
    // also after a start, and what is here can still be read
    const again = await startKeyward(old.world)
    expect(kindOf(again)).toBe('held')
    expect(isInForce(again)).toBe(false)
    expect(await revealed(again)).toBe(SECRET)
    expect(again.badges.at(-1) ?? 0).toBe(0)
  })

  it('R10 a renewal that was under way is stored before it is sealed, and one that cannot be keeps it from being sealed', async () => {
    const { old, fresh, xero, clock } = await pair()
    clock.move(DAY)
    const answered = Promise.withResolvers<undefined>()
    xero.answers.refresh = async () => {
      await answered.promise
      return {
        ok: true,
        value: { accessToken: 'access-2', refreshToken: 'refresh-2', expiresIn: 1_800, scopes: null },
      }
    }
    const checking = old.api.checkConnections({ keys: null })
    await settle()
    const { seenId } = value(await old.api.readMoveCard({ text: await cardOf(fresh) }))
    expect(whyOf(await old.api.sealMove({ seenId }))).toBe('busy')
    answered.resolve(undefined)
    await checking
    await settle()
    value(await old.api.sealMove({ seenId }))
    await arriveAt(fresh, fileOf(old))
    expect(fresh.records.stored()).toContain('refresh-2')
  })
})

describe('a computer that a vault has left', () => {
  it('R10 can begin with an empty vault, and take one that comes back', async () => {
    const { old, fresh } = await pair()
    const receipt = await arriveAt(fresh, await sealedFor({ old, fresh }))
    expect(codeOf(await old.api.beginAgain({}))).toBe('badRequest')
    value(await old.api.takeReceipt({ text: receipt }))
    // nothing is expected in its keychain any more, and so nothing is missing there
    const { report } = value(await old.api.examineKeychain({}))
    expect(report.entries.filter(({ what, state }) => state === 'missing' && what !== 'logEnd')).toEqual([])
    value(await old.api.beginAgain({}))
    expect(old.snapshot()).toMatchObject({ vault: { kind: 'open', readOnly: false }, apps: [], move: null })
    value(await fresh.api.noteReceiptGiven({}))
    const back = await arriveAt(old, await sealedFor({ old: fresh, fresh: old }))
    expect(value(await fresh.api.takeReceipt({ text: back })).became).toBe('retired')
    expect([isInForce(old), isInForce(fresh)]).toEqual([true, false])
    expect(await revealed(old)).toBe(SECRET)
    expect(holdsSecret(fresh)).toBe(false)
  })
})

describe('a way out of a move', () => {
  it('R10 no file was written: it stays here, and everything goes on', async () => {
    const { old, fresh, appId } = await pair()
    const { seenId } = value(await old.api.readMoveCard({ text: await cardOf(fresh) }))
    old.files.isDeclined = true
    expect(value(await old.api.sealMove({ seenId }))).toEqual({ path: null })
    expect(old.snapshot().move).toMatchObject({ kind: 'held', isOut: false })
    value(await old.api.keepHere({ isLost: false }))
    expect(kindOf(old)).toBeNull()
    expect(isInForce(old)).toBe(true)
    value(await old.api.editApp({ appId, details: draft({ note: 'changed' }) }))
    expect(old.snapshot().signIns[0]?.state.kind).toBe('live')
  })

  it('R10 the new computer declines for good: only then the old one is in force again, with its sign-ins', async () => {
    const { old, fresh, clock, xero } = await pair()
    const file = await sealedFor({ old, fresh })
    expect(whyOf(await old.api.keepHere({ isLost: false }))).toBe('fileIsOut')
    const { seen } = value(await lookAt(fresh, file))
    value(await fresh.api.declineMove({}))
    // what was looked at before is not taken any more, nor opened again
    expect(whyOf(await fresh.api.takeMove({ seenId: seen?.seenId ?? '' }))).toBe('gone')
    expect(whyOf(await lookAt(fresh, file))).toBe('notNow')
    const restarted = await startKeyward(fresh.world)
    expect(whyOf(await lookAt(restarted, file))).toBe('notNow')
    expect(value(await old.api.takeReceipt({ text: receiptOf(fresh) }))).toEqual({ became: 'here' })
    expect(isInForce(old)).toBe(true)
    clock.move(2 * DAY)
    value(await old.api.checkConnections({ keys: null }))
    await settle()
    expect(xero.calls).toContain('refresh refresh-1')
    // another card opens nothing that was sealed to the first
    value(await fresh.api.noteReceiptGiven({}))
    await cardOf(fresh)
    expect(whyOf(await lookAt(fresh, file))).toBe('otherComputer')
    expect(old.activityLog.lines().join('\n')).not.toMatch(/vaultMoved/u)
  })

  it('R10 the new computer is lost: it can be kept here without its word, and no token that it may be using is used', async () => {
    const { old, fresh, xero, clock } = await pair()
    const file = await sealedFor({ old, fresh })
    value(await old.api.keepHere({ isLost: true }))
    expect(isInForce(old)).toBe(true)
    expect(old.snapshot().signIns[0]?.state).toMatchObject({ kind: 'refused' })
    for (const token of TOKENS) expect(old.records.stored()).not.toContain(token)
    xero.calls.length = 0
    clock.move(10 * DAY)
    await settle()
    expect(xero.calls.filter((call) => call.startsWith('refresh'))).toEqual([])
    expect(old.activityLog.lines().join('\n')).toMatch(/moveLost/u)
    // what the other one says later takes nothing away here
    expect(whyOf(await old.api.takeReceipt({ text: await arriveAt(fresh, file) }))).toBe('notNow')
    expect(await revealed(old)).toBe(SECRET)
  })

  it('R10 arriving and declining at once: one of the two, and never both', async () => {
    for (const first of ['takeMove', 'declineMove'] as const) {
      const { old, fresh } = await pair()
      const file = await sealedFor({ old, fresh })
      const seenId = value(await lookAt(fresh, file)).seen?.seenId ?? ''
      const take = () => fresh.api.takeMove({ seenId })
      const decline = () => fresh.api.declineMove({})
      const answers = await Promise.all(first === 'takeMove' ? [take(), decline()] : [decline(), take()])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      const became = value(await old.api.takeReceipt({ text: receiptOf(fresh) })).became
      expect([isInForce(old), isInForce(fresh)]).toEqual(became === 'here' ? [true, false] : [false, true])
    }
  })
})

describe('what comes from the other computer', () => {
  it('R10 a receipt that is foreign, altered, of another move or of a file that was not opened costs nothing', async () => {
    const { old, fresh } = await pair()
    const card = await cardOf(fresh)
    await sealedFor({ old, fresh })
    // somebody else has sealed a vault of theirs to the same card, and the new computer has opened that
    const other = (await pair()).old
    const { seenId } = value(await other.api.readMoveCard({ text: card }))
    value(await other.api.sealMove({ seenId }))
    const receipt = await arriveAt(fresh, fileOf(other))
    expect(whyOf(await old.api.takeReceipt({ text: receipt }))).toBe('notOpened')

    const elsewhere = await pair()
    const foreign = await arriveAt(elsewhere.fresh, await sealedFor(elsewhere))
    expect(whyOf(await old.api.takeReceipt({ text: foreign }))).toBe('otherMove')
    expect(whyOf(await old.api.takeReceipt({ text: card }))).toBe('otherCode')
    expect(whyOf(await old.api.takeReceipt({ text: 'keyward-move-2-eyJ9' }))).toBe('newer')
    for (const text of ['', 'hello', 'keyward://card#1.abc', 'keyward-move-1-', receipt.slice(0, 40)])
      expect(['notACode', 'damaged']).toContain(whyOf(await old.api.takeReceipt({ text })))
    const altered = (at: number) =>
      `${receipt.slice(0, at)}${receipt[at] === 'A' ? 'B' : 'A'}${receipt.slice(at + 1)}`
    for (let at = 15; at < receipt.length; at += 7)
      expect(['damaged', 'otherCode', 'otherMove', 'newer', 'notOpened'], String(at)).toContain(
        whyOf(await old.api.takeReceipt({ text: altered(at) })),
      )
    expect(await revealed(old)).toBe(SECRET)
    expect(kindOf(old)).toBe('held')
  })

  it('R10 a card is not taken where it is damaged, its own, or no card; wrapped by a mail it is', async () => {
    const { old, fresh } = await pair()
    const card = await cardOf(fresh)
    expect(whyOf(await fresh.api.readMoveCard({ text: card }))).toBe('ownCard')
    expect(whyOf(await old.api.readMoveCard({ text: `${card.slice(0, -4)}AAAA` }))).toBe('damaged')
    expect(whyOf(await old.api.readMoveCard({ text: value(await old.api.showCard({})).link }))).toBe(
      'notACode',
    )
    const wrapped = (card.match(/.{1,60}/gu) ?? []).join('\r\n ')
    const { fingerprint } = value(await old.api.readMoveCard({ text: ` ${wrapped}\n` }))
    expect(fresh.snapshot().move).toMatchObject({ kind: 'waiting', fingerprint })
  })

  it('R10 R3 a file of another kind, cut, altered or for another computer is told, and stores nothing', async () => {
    const { old, fresh } = await pair()
    const file = await sealedFor({ old, fresh })
    const altered = new Uint8Array(file)
    altered[altered.length - 30] = (altered.at(-30) ?? 0) ^ 1
    expect(whyOf(await lookAt(fresh, file.subarray(0, 900)))).toBe('fileDamaged')
    expect(whyOf(await lookAt(fresh, altered))).toBe('fileDamaged')
    expect(whyOf(await lookAt(fresh, Buffer.from('hello')))).toBe('notAMove')
    const other = await pair()
    const theirs = await sealedFor(other)
    expect(whyOf(await lookAt(fresh, theirs))).toBe('otherComputer')
    expect(isInForce(fresh)).toBe(false)
    // and by the way back from a backup it is none
    fresh.files.next = { name: 'it.keyward-backup', bytes: file }
    expect(await fresh.api.chooseBackup({})).toEqual(fail({ code: 'backupRefused', why: 'notABackup' }))
  })

  it('R10 nothing is moved into a vault that holds anything, and a sealed vault is not sealed again for another', async () => {
    const { old, fresh } = await pair()
    const file = await sealedFor({ old, fresh })
    const seenId = value(await lookAt(fresh, file)).seen?.seenId ?? ''
    value(await fresh.api.addApp({ details: draft({ clientId: '9'.repeat(32) }), clientSecret: SECRET }))
    expect(await fresh.api.takeMove({ seenId })).toEqual(fail({ code: 'backupRefused', why: 'notEmpty' }))
    expect(whyOf(await lookAt(fresh, file))).toBe('notEmpty')
    // the way out is there: it can still say that it never will
    value(await fresh.api.declineMove({}))
    expect(value(await old.api.takeReceipt({ text: receiptOf(fresh) })).became).toBe('here')
  })

  it('R5 R10 neither the window nor the log is told a key or a token of the move', async () => {
    const { old, fresh } = await pair()
    await arriveAt(fresh, await sealedFor({ old, fresh }))
    const told = JSON.stringify([
      old.snapshot(),
      fresh.snapshot(),
      old.activityLog.lines(),
      fresh.activityLog.lines(),
    ])
    for (const text of ['AGE-SECRET-KEY', 'refresh-1', 'access-1', SECRET, '"seed"', '"token"'])
      expect(told).not.toContain(text)
    expect(Buffer.from(fileOf(old)).toString('latin1')).not.toContain(SECRET)
  })
})

/** The deeds of a move that write anything, each from a pair that is ready for it. */
const DEEDS = {
  sealMove: {
    side: 'old',
    ready: async ({ old, fresh }: Pair) => {
      const { seenId } = value(await old.api.readMoveCard({ text: await cardOf(fresh) }))
      return () => old.api.sealMove({ seenId })
    },
  },
  takeMove: {
    side: 'fresh',
    ready: async ({ old, fresh }: Pair) => {
      const { seen } = value(await lookAt(fresh, await sealedFor({ old, fresh })))
      return () => fresh.api.takeMove({ seenId: seen?.seenId ?? '' })
    },
  },
  declineMove: {
    side: 'fresh',
    ready: async ({ old, fresh }: Pair) => {
      await sealedFor({ old, fresh })
      return () => fresh.api.declineMove({})
    },
  },
  takeReceipt: {
    side: 'old',
    ready: async ({ old, fresh }: Pair) => {
      const text = await arriveAt(fresh, await sealedFor({ old, fresh }))
      return () => old.api.takeReceipt({ text })
    },
  },
  takeDeclined: {
    side: 'old',
    ready: async ({ old, fresh }: Pair) => {
      await sealedFor({ old, fresh })
      value(await fresh.api.declineMove({}))
      const text = receiptOf(fresh)
      return () => old.api.takeReceipt({ text })
    },
  },
  keepHere: {
    side: 'old',
    ready: async ({ old, fresh }: Pair) => {
      const { seenId } = value(await old.api.readMoveCard({ text: await cardOf(fresh) }))
      old.files.isDeclined = true
      value(await old.api.sealMove({ seenId }))
      return () => old.api.keepHere({ isLost: false })
    },
  },
} as const

/** Kills one side right after its nth write, to the sealed file or the keychain; answers whether there were so many. */
const killedAt = async (one: FakeKeyward, deed: () => Promise<unknown>, at: number): Promise<boolean> => {
  let writes = 0
  const died = Promise.withResolvers<true>()
  const count = () => {
    writes += 1
    if (writes !== at) return
    one.records.die()
    one.keychain.die()
    died.resolve(true)
  }
  one.records.watch(count)
  one.keychain.watch(count)
  const wasKilled = await Promise.race([died.promise, deed().then(() => false)])
  await settle()
  one.records.revive()
  one.keychain.revive()
  return wasKilled
}

/** Whoever has the secret may be in force; whoever is not can say of the other what it is. */
const expectOneInForce = (old: FakeKeyward, fresh: FakeKeyward, where: string) => {
  const [before, after] = [kindOf(old), kindOf(fresh)]
  expect([isInForce(old), isInForce(fresh)].filter(Boolean).length, where).toBeLessThan(2)
  // the new one is in force if it says that it has arrived, and the old one then never is
  expect(isInForce(fresh), where).toBe(after === 'arrived')
  if (after === 'arrived') expect(['held', 'retiring', 'retired'], where).toContain(before)
  // the old one is held or in force, with everything, as long as the new one has not said so
  else expect([null, 'held'], where).toContain(before)
  if (after !== 'arrived') expect(holdsSecret(old), where).toBe(true)
}

/** Goes on from wherever the two are, as a person would who reads what each says; answers who has it in the end. */
const goOn = async (old: FakeKeyward, fresh: FakeKeyward): Promise<'old' | 'fresh'> => {
  if (kindOf(old) === null && kindOf(fresh) === 'waiting') {
    const { seenId } = value(await old.api.readMoveCard({ text: await cardOf(fresh) }))
    value(await old.api.sealMove({ seenId }))
  }
  if (kindOf(old) === 'held' && kindOf(fresh) === 'waiting') {
    value(await old.api.sealMoveAgain({}))
    await arriveAt(fresh, fileOf(old))
  }
  if (kindOf(old) !== null) {
    const taken = await old.api.takeReceipt({ text: receiptOf(fresh) })
    value(taken)
  }
  return isInForce(old) ? 'old' : 'fresh'
}

describe('R2 a move that is cut off at any write', () => {
  it.each(Object.keys(DEEDS) as (keyof typeof DEEDS)[])(
    'R2 R10 %s: exactly one of the two is in force, both know which, and it can go on to its end',
    async (name) => {
      const { side, ready } = DEEDS[name]
      let at = 1
      for (; at < 40; at += 1) {
        const two = await pair()
        const deed = await ready(two)
        if (!(await killedAt(two[side], deed, at))) break
        const again = await startKeyward(two[side].world)
        await vi.waitFor(() => expect(kindOf(again)).not.toBe('retiring'), { timeout: 10_000, interval: 2 })
        const old = side === 'old' ? again : two.old
        const fresh = side === 'fresh' ? again : two.fresh
        expectOneInForce(old, fresh, `${name}, write ${at}`)
        const end = await goOn(old, fresh)
        expectOneInForce(old, fresh, `${name}, write ${at}, at its end`)
        const [here, gone] = end === 'old' ? [old, fresh] : [fresh, old]
        expect(isInForce(here), `${name}, write ${at}`).toBe(true)
        expect(await revealed(here)).toBe(SECRET)
        expect(holdsSecret(gone), `${name}, write ${at}`).toBe(false)
        expect(here.snapshot().signIns.map(({ state }) => state.kind)).toEqual(['live'])
        // what a kill had left in the keychain is swept, and nothing else: a second start finds all as it is
        const third = await startKeyward(here.world)
        expect(await revealed(third)).toBe(SECRET)
      }
      expect(at).toBeGreaterThan(2)
    },
    120_000,
  )

  it('R2 R10 a disk that is full or a keychain that is locked loses nothing on either side, and it goes on afterwards', async () => {
    const { old, fresh } = await pair()
    const { seenId } = value(await old.api.readMoveCard({ text: await cardOf(fresh) }))
    old.records.fail(fail('diskFull'))
    expect(codeOf(await old.api.sealMove({ seenId }))).toBe('diskFull')
    old.records.fail(null)
    expect(isInForce(old)).toBe(true)
    old.keychain.fail(fail('keychainLocked'))
    expect(codeOf(await old.api.sealMove({ seenId }))).toBe('keychainLocked')
    expect(old.snapshot().move).toMatchObject({ kind: 'held', isOut: false })
    old.keychain.fail(null)
    value(await old.api.sealMoveAgain({}))

    const found = value(await lookAt(fresh, fileOf(old))).seen?.seenId ?? ''
    fresh.keychain.fail(fail('keychainLocked'))
    expect(codeOf(await fresh.api.takeMove({ seenId: found }))).toBe('keychainLocked')
    expectOneInForce(old, fresh, 'a locked keychain')
    fresh.keychain.fail(null)
    value(await fresh.api.takeMove({ seenId: found }))

    old.keychain.fail(fail('keychainLocked'))
    expect(codeOf(await old.api.takeReceipt({ text: receiptOf(fresh) }))).toBe('keychainLocked')
    expect(kindOf(old)).toBe('retiring')
    expectOneInForce(old, fresh, 'retiring')
    old.keychain.fail(null)
    value(await old.api.finishRetiring({}))
    expect(kindOf(old)).toBe('retired')
    expect(holdsSecret(old)).toBe(false)
    // the same receipt once more says the same
    expect(value(await old.api.takeReceipt({ text: receiptOf(fresh) }))).toEqual({ became: 'retired' })
  })

  it('R10 says the right thing for as long as nobody acts: the clock alone decides nothing', async () => {
    const { old, fresh, clock } = await pair()
    await sealedFor({ old, fresh })
    clock.move(400 * DAY + HOUR)
    await settle()
    expect([kindOf(old), kindOf(fresh)]).toEqual(['held', 'waiting'])
    await arriveAt(fresh, fileOf(old))
    clock.move(-500 * DAY)
    expect(value(await old.api.takeReceipt({ text: receiptOf(fresh) })).became).toBe('retired')
  })
})
