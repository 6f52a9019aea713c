import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import { readLink, writeLink } from '../../shared/handover/link.ts'
import { fail } from '../../shared/kernel/result.ts'
import { stepOf } from '../../shared/rotation/rotation.ts'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { readEnvelope, sealableEnvelope, writeDocument } from '../../electron/core/handover/envelope.ts'
import { draft, SECRET, signIn, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'
import { sampleBody, sampleSigner } from './handover-samples.ts'
import { know, sealIn, startFor, startPair, whyOf } from './handover-world.ts'

const OLD = `${SECRET}-old`
const sealer = createSealer({
  worker: new URL('../../electron/adapters/sealing/age-worker.ts', import.meta.url),
  workFactor: 8,
})

/** Owen has the app already, with another secret than the one that Tessa hands him. */
const startReplacing = async () => {
  const { tessa, owen, appId } = await startPair()
  const { appId: here } = value(
    await owen.api.addApp({ details: draft({ name: 'Packs here' }), clientSecret: OLD }),
  )
  const { link } = value(await sealIn(tessa, appId, { personId: await know(tessa, owen) }))
  const text = link ?? ''
  const open = async () => value(await owen.api.openHandover({ text, passphrase: null }))
  const take = async () => owen.api.acceptHandover({ openId: (await open()).openId, replace: true })
  const inForce = async () => value(await owen.api.revealSecret({ appId: here })).secret
  return { tessa, owen, here, text, open, take, inForce }
}
const held = (who: FakeKeyward) => [...who.keychain.entries.values()]

describe('a received secret for an app that is here already', () => {
  it('G14 is in force once Xero has recognised it, and the one before is kept until it is proven dead', async () => {
    const { owen, here, open, take, inForce } = await startReplacing()
    expect((await open()).replaces).toMatchObject({ appId: here, name: 'Packs here', isBusy: false })
    const asked = owen.xero.calls.length
    expect(value(await take())).toMatchObject({ appId: here, outcome: 'inForce' })
    expect(owen.xero.calls.slice(asked)).toContain('probe secret')
    expect(await inForce()).toBe(SECRET)
    expect(held(owen)).toContain(OLD)
    const [rotation] = owen.snapshot().rotation.open
    expect(rotation && stepOf(rotation)).toBe('update')
    expect(rotation?.received).toMatchObject({ from: expect.stringContaining('Tessa Quillon') })
    expect(owen.snapshot().handovers.received).toMatchObject([{ appId: here }])
    const kinds = owen.activityLog.lines().join('\n')
    for (const what of ['rotationBegun', 'secretProven', 'secretSwitched', 'handoverReceived'])
      expect(kinds).toContain(`"${what}"`)
  })

  it('G14 is not taken at all where Xero refuses it', async () => {
    const { owen, take, inForce, open } = await startReplacing()
    owen.xero.answers.secrets = [OLD]
    const before = owen.records.stored()
    expect(whyOf(await take())).toBe('secretRefused')
    expect(await inForce()).toBe(OLD)
    expect(held(owen)).not.toContain(SECRET)
    expect(owen.snapshot().rotation.open).toEqual([])
    expect(owen.snapshot().handovers.received).toEqual([])
    expect(JSON.parse(owen.records.stored()).secretAccounts).toEqual(JSON.parse(before).secretAccounts)
    // It stays open on screen, and can be taken once Xero says otherwise
    owen.xero.answers.secrets = null
    expect((await open()).replaces).not.toBeNull()
  })

  it.each([
    ['offline', fail('offline')],
    ['a server in trouble', fail({ code: 'xeroUnavailable', status: 503 })],
  ])('G14 waits beside the one in force with %s', async (_name, trouble) => {
    const { owen, here, take, inForce } = await startReplacing()
    owen.xero.answers.probeSecret = trouble
    expect(value(await take())).toMatchObject({ outcome: 'notInForce' })
    expect(await inForce()).toBe(OLD)
    expect(held(owen)).toEqual(expect.arrayContaining([OLD, SECRET]))
    const [rotation] = owen.snapshot().rotation.open
    expect(rotation && stepOf(rotation)).toBe('prove')
    expect(rotation?.proof?.result).toBe('couldNotTell')
    // Later it proves itself, by the ordinary steps
    owen.xero.answers.probeSecret = null
    const rotationId = rotation?.id ?? ''
    value(await owen.api.proveNewSecret({ rotationId }))
    value(await owen.api.switchSecret({ rotationId }))
    expect(await inForce()).toBe(SECRET)
    expect(owen.snapshot().apps.find(({ id }) => id === here)?.secret?.createdAt).toBeNull()
  })

  it('G14 a real sign-in that does not renew with it leaves it waiting', async () => {
    const { owen, here, take, inForce } = await startReplacing()
    await signIn(owen, here)
    owen.xero.answers.refresh = async () => fail('offline')
    expect(value(await take()).outcome).toBe('notInForce')
    expect(await inForce()).toBe(OLD)
    expect(owen.snapshot().rotation.open).toMatchObject([
      { proof: { result: 'works' }, renewal: { result: 'couldNotTell' }, switchedAt: null },
    ])
  })

  it('G14 takes the place of one that the keychain has lost, and of one that was altered there', async () => {
    for (const found of [null, 'something-else-entirely-4711']) {
      const { owen, here, take, inForce } = await startReplacing()
      for (const [account, secret] of owen.keychain.entries)
        if (secret === OLD && found === null) owen.keychain.entries.delete(account)
        else if (secret === OLD && found !== null) owen.keychain.entries.set(account, found)
      expect(value(await take())).toMatchObject({ appId: here, outcome: 'inForce' })
      expect(await inForce()).toBe(SECRET)
    }
  })

  it('G14 the same secret replaces nothing, and has its receipt', async () => {
    const { tessa, owen, appId } = await startPair()
    value(await owen.api.addApp({ details: draft(), clientSecret: SECRET }))
    const { link } = value(await sealIn(tessa, appId, { personId: await know(tessa, owen) }))
    const opened = value(await owen.api.openHandover({ text: link ?? '', passphrase: null }))
    expect(opened.replaces?.secret).toBe('same')
    const asked = owen.xero.calls.length
    expect(value(await owen.api.acceptHandover({ openId: opened.openId, replace: true })).outcome).toBe(
      'same',
    )
    expect(owen.xero.calls.slice(asked)).toEqual([])
    expect(owen.snapshot().rotation.open).toEqual([])
    expect(owen.snapshot().handovers.received).toHaveLength(1)
  })

  it('G14 one that was in force here before is refused, however old its envelope', async () => {
    const { owen, here, take, inForce, open } = await startReplacing()
    value(await owen.api.storeSecret({ appId: here, clientSecret: SECRET, createdAt: null }))
    value(await owen.api.storeSecret({ appId: here, clientSecret: OLD, createdAt: null }))
    expect((await open()).replaces?.secret).toBe('usedBefore')
    expect(whyOf(await take())).toBe('secretUsedBefore')
    expect(await inForce()).toBe(OLD)
    expect(owen.snapshot().handovers.received).toEqual([])
  })

  it('G14 warns by the dates where the one that came is older', async () => {
    for (const [sealed, here, expected] of [
      [10, 20, 'older'],
      [20, 10, 'newer'],
      [null, 10, 'unknown'],
      [10, null, 'unknown'],
    ] as const) {
      const tessa = await startFor('Tessa Quillon')
      const owen = await startFor('Owen Marsh')
      const start = tessa.clock.now()
      const at = (days: number | null) => (days === null ? null : start - (40 - days) * DAY)
      const { appId } = value(
        await tessa.api.addApp({ details: draft({ secretCreatedAt: at(sealed) }), clientSecret: SECRET }),
      )
      value(await owen.api.addApp({ details: draft({ secretCreatedAt: at(here) }), clientSecret: OLD }))
      tessa.clock.move(HOUR)
      owen.clock.move(HOUR)
      const { link } = value(await sealIn(tessa, appId, { personId: await know(tessa, owen) }))
      const { replaces, sealedAt } = value(
        await owen.api.openHandover({ text: link ?? '', passphrase: null }),
      )
      expect(replaces?.secret, `${sealed} and ${here}`).toBe(expected)
      expect(replaces?.createdAt).toBe(at(here))
      expect(sealedAt).toBe(tessa.clock.now())
    }
  })

  it('G14 an envelope that was sealed before the secret here was put in is older', async () => {
    const { owen, here, open } = await startReplacing()
    owen.clock.move(HOUR)
    value(await owen.api.storeSecret({ appId: here, clientSecret: `${OLD}er`, createdAt: null }))
    expect((await open()).replaces?.secret).toBe('older')
  })

  it('G14 a replacement that has its new secret already is not run over', async () => {
    const { owen, here, take, open, inForce } = await startReplacing()
    const { rotationId } = value(await owen.api.beginRotation({ appId: here, isLeak: false }))
    value(await owen.api.confirmConsumers({ rotationId }))
    value(await owen.api.pasteNewSecret({ rotationId, clientSecret: `${SECRET}-own` }))
    expect((await open()).replaces?.isBusy).toBe(true)
    expect(whyOf(await take())).toBe('replacing')
    expect(held(owen)).toContain(`${SECRET}-own`)
    expect(await inForce()).toBe(OLD)
  })

  it('G14 the vault that cannot be written, and a keychain that refuses, leave everything as it was', async () => {
    const { owen, take, inForce } = await startReplacing()
    owen.keychain.failNext('set', fail('keychainDenied'))
    expect(whyOf(await take())).toBe('keychainDenied')
    expect(await inForce()).toBe(OLD)
    expect(owen.snapshot().rotation.open).toEqual([])
    expect(owen.snapshot().handovers.received).toEqual([])
    expect(value(await take()).outcome).toBe('inForce')
  })
})

describe('a crash while a handover is taken', () => {
  /** Every content that was stored on the way: what each start after a kill would find. */
  const storedOnTheWay = async (who: FakeKeyward, act: () => Promise<unknown>) => {
    const stored: string[] = []
    who.records.watch((content) => void stored.push(JSON.stringify(content)))
    await act()
    who.records.watch(() => {})
    return stored
  }

  it('F4 leaves the app and that it was received, or neither', async () => {
    const { tessa, owen, appId } = await startPair()
    const { link } = value(await sealIn(tessa, appId, { personId: await know(tessa, owen) }))
    const opened = value(await owen.api.openHandover({ text: link ?? '', passphrase: null }))
    const stored = await storedOnTheWay(owen, () =>
      owen.api.acceptHandover({ openId: opened.openId, replace: false }),
    )
    expect(stored.length).toBeGreaterThan(1)
    for (const content of stored) {
      const { apps, handovers } = JSON.parse(content) as {
        apps: unknown[]
        handovers: { received: unknown[] }
      }
      expect(handovers.received).toHaveLength(apps.length)
      await owen.records.save(JSON.parse(content))
      const again = await startKeyward({ ...owen.world })
      const second = await again.api.openHandover({ text: link ?? '', passphrase: null })
      expect(whyOf(second)).toBe(apps.length === 0 ? 'taken' : 'alreadyUsed')
      if (second.ok) expect(second.value.replaces).toBeNull()
    }
  })

  it('F4 G14 leaves a working secret in force, whenever it comes in a replacement', async () => {
    const { owen, here, take } = await startReplacing()
    const stored = await storedOnTheWay(owen, take)
    for (const content of stored) {
      const { apps, rotation, rotationAccounts, handovers } = JSON.parse(content) as {
        apps: { id: string; secretAccount: string }[]
        rotation: { open: { id: string }[] }
        rotationAccounts: Record<string, { candidate: string | null; previous: string | null }>
        handovers: { received: unknown[] }
      }
      const account = apps.find(({ id }) => id === here)?.secretAccount ?? ''
      expect([SECRET, OLD]).toContain(owen.keychain.entries.get(account))
      const isHere = Object.values(rotationAccounts).some(
        ({ candidate, previous }) => candidate !== null || previous !== null,
      )
      expect(handovers.received.length === 1).toBe(isHere)
      expect(rotation.open.length).toBeLessThan(2)
    }
  })
})

describe('to whom it was sealed', () => {
  it('G14 is shown, with whether it is addressed to a key', async () => {
    const { tessa, owen, appId } = await startPair()
    const addressed = value(await sealIn(tessa, appId, { personId: await know(tessa, owen) }))
    expect(
      value(await owen.api.openHandover({ text: addressed.link ?? '', passphrase: null })),
    ).toMatchObject({ to: { name: 'Owen Marsh', isAddressed: true }, isResealed: false })
    const open = value(await sealIn(tessa, appId))
    expect(
      value(await owen.api.openHandover({ text: open.link ?? '', passphrase: open.passphrase.join('-') })),
    ).toMatchObject({ to: { name: 'Fenwick Loop', isAddressed: false }, isResealed: false })
  })

  /** The signed bytes that Owen was sent, as he could seal them anew for anybody. */
  const openedBytes = async (recipientOf: 'owen' | 'nobody') => {
    const { tessa, owen, appId } = await startPair()
    const carol = await startFor('Carol Voss')
    const card = value(await carol.api.readCard({ text: value(await owen.api.showCard({})).link }))
    value(await carol.api.addPerson({ seenId: card.seenId }))
    await carol.api.showCard({})
    const more = recipientOf === 'owen' ? { personId: await know(tessa, owen) } : {}
    const sealed = value(await sealIn(tessa, appId, more))
    const keys = [...owen.keychain.entries.values()].find((entry) => entry.includes('AGE-SECRET-KEY')) ?? '{}'
    const link = readLink(sealed.link ?? '')
    const bytes = link.kind === 'refused' ? new Uint8Array() : link.bytes
    const plain =
      recipientOf === 'owen'
        ? await sealer.openWith(bytes, JSON.parse(keys).identity)
        : await sealer.openBy(bytes, sealed.passphrase.join('-'), new AbortController().signal)
    return { plain: value(plain), carol, owen, tessa }
  }

  it('G14 an envelope for one recipient is refused by everybody else, by key and by passphrase', async () => {
    const { plain, carol } = await openedBytes('owen')
    expect(value(readEnvelope(plain)).to.recipient).toMatch(/^age1/u)
    const recipient = carol.snapshot().handovers.own?.recipient ?? ''
    const byKey = writeLink('handover', await sealer.sealTo(plain, recipient))
    expect(whyOf(await carol.api.openHandover({ text: byKey, passphrase: null }))).toBe('notForYou')
    const byWords = writeLink(
      'handover',
      value(await sealer.sealWith(plain, 'six-words-of-owens', new AbortController().signal)),
    )
    expect(whyOf(await carol.api.openHandover({ text: byWords, passphrase: 'six-words-of-owens' }))).toBe(
      'notForYou',
    )
    // Also by somebody who has no key yet
    const nobody = await startKeyward()
    expect(whyOf(await nobody.api.openHandover({ text: byWords, passphrase: 'six-words-of-owens' }))).toBe(
      'notForYou',
    )
  })

  it('G14 one for a passphrase that somebody sealed to a key says so', async () => {
    const { plain, carol } = await openedBytes('nobody')
    const recipient = carol.snapshot().handovers.own?.recipient ?? ''
    const text = writeLink('handover', await sealer.sealTo(plain, recipient))
    expect(value(await carol.api.openHandover({ text, passphrase: null }))).toMatchObject({
      isResealed: true,
      to: { isAddressed: false },
    })
  })

  it('G14 a date that has not come yet is said to be odd, and one that no calendar shows is refused', async () => {
    const owen = await startFor('Owen Marsh')
    const { key, card } = sampleSigner()
    value(await owen.api.showCard({}))
    const recipient = owen.snapshot().handovers.own?.recipient ?? ''
    const open = async (more: object) => {
      const envelope = sealableEnvelope(sampleBody(card, more), key)
      const text = writeLink('handover', await sealer.sealTo(writeDocument(envelope), recipient))
      return owen.api.openHandover({ text, passphrase: null })
    }
    const future = { sealedAt: owen.clock.now() + DAY, usableUntil: owen.clock.now() + 2 * DAY }
    expect(value(await open(future)).isDateOdd).toBe(true)
    expect(value(await open({ usableUntil: owen.clock.now() + DAY })).isDateOdd).toBe(false)
    for (const sealedAt of [0, 1, Date.UTC(2025, 11, 30)])
      // there was no Keyward yet
      expect(value(await open({ sealedAt, usableUntil: owen.clock.now() + DAY })).isDateOdd).toBe(true)
    expect(whyOf(await open({ sealedAt: 9e15 }))).toBe('damaged')
  })

  it('G14 a handover that is dated before the request that it answers is odd', async () => {
    const owen = await startFor('Owen Marsh')
    const { key, card } = sampleSigner()
    const { requestId } = value(await owen.api.askForHandover({ asks: 'The app' }))
    const recipient = owen.snapshot().handovers.own?.recipient ?? ''
    const to = { name: 'Owen Marsh', email: '', recipient }
    const now = owen.clock.now()
    const isOdd = async (sealedAt: number) => {
      const more = { to, answers: requestId, sealedAt, usableUntil: now + DAY }
      const envelope = sealableEnvelope(sampleBody(card, more), key)
      const text = writeLink('handover', await sealer.sealTo(writeDocument(envelope), recipient))
      return value(await owen.api.openHandover({ text, passphrase: null })).isDateOdd
    }
    expect(await isOdd(now - DAY)).toBe(true)
    expect(await isOdd(now - MINUTE)).toBe(false) // two clocks are never quite the same
    expect(await isOdd(now)).toBe(false)
  })

  it('G14 a secret that is said to be generated when it cannot be is of unknown age, and said to be so', async () => {
    const secretOf = async (secretCreatedAt: number) => {
      const owen = await startFor('Owen Marsh')
      const { key, card } = sampleSigner()
      value(await owen.api.showCard({}))
      const recipient = owen.snapshot().handovers.own?.recipient ?? ''
      const now = owen.clock.now()
      const body = sampleBody(card, { sealedAt: now, usableUntil: now + DAY })
      const envelope = sealableEnvelope({ ...body, app: { ...body.app, secretCreatedAt } }, key)
      const text = writeLink('handover', await sealer.sealTo(writeDocument(envelope), recipient))
      const { openId, app } = value(await owen.api.openHandover({ text, passphrase: null }))
      value(await owen.api.acceptHandover({ openId, replace: false }))
      return { isOdd: app.isSecretDateOdd, kept: owen.snapshot().apps[0]?.secret?.createdAt }
    }
    const now = (await startFor('Owen Marsh')).clock.now()
    for (const odd of [0, Date.UTC(2005, 0, 1), now + DAY, Date.UTC(2190, 0, 1)])
      expect(await secretOf(odd)).toEqual({ isOdd: true, kept: null })
    expect(await secretOf(now - 90 * DAY)).toEqual({ isOdd: false, kept: now - 90 * DAY })
  })
})
