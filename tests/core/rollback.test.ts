import { describe, expect, it } from 'vitest'
import type { ActivityFilter } from '../../shared/activity/activity.ts'
import { DAY, HOUR } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import {
  codeOf,
  draft,
  fakeRecords,
  SECRET,
  settle,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'
import { fakeActivityLog } from '../worlds/fake-activity-log.ts'

const EVERYTHING: ActivityFilter = {
  words: [],
  kinds: null,
  person: null,
  appId: null,
  result: null,
  from: null,
  until: null,
}
const AFTER_A_WHILE = 6_000

/** A vault of yesterday: an app, and three lines in the log. */
const yesterday = async () => {
  const keyward = await startKeyward()
  value(await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
  const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
  value(await keyward.api.revealSecret({ appId }))
  return { keyward, appId }
}

/** What lies in the folder, as somebody might copy it. */
const folderOf = ({ records, activityLog }: FakeKeyward) => ({
  content: records.stored(),
  files: new Map(activityLog.files),
})
type Folder = ReturnType<typeof folderOf>

/** The same computer and keychain, with what lay in the folder then. */
const putBack = async (keyward: FakeKeyward, { content, files }: Folder, part: object = {}) => {
  const records = fakeRecords()
  if (content !== '') value(await records.save(JSON.parse(content)))
  const activityLog = fakeActivityLog()
  for (const [name, bytes] of files) activityLog.files.set(name, bytes)
  const again = await startKeyward({ ...keyward.world, records, activityLog, ...part })
  await settle()
  return again
}

/** Yesterday's folder, and a Keyward that has gone on since: two reveals and a copy that nobody is to know of. */
const goneOn = async () => {
  const { keyward, appId } = await yesterday()
  await keyward.stop()
  const folder = folderOf(keyward)
  const today = await startKeyward(keyward.world)
  await settle()
  today.clock.move(DAY)
  value(await today.api.revealSecret({ appId }))
  value(await today.api.revealSecret({ appId }))
  value(await today.api.copySecret({ appId }))
  return { today, folder, appId }
}

const told = async (keyward: FakeKeyward) => {
  const { findings, rollbacks } = value(await keyward.api.verifyActivity({}))
  return { findings, rollbacks: rollbacks ?? [] }
}
const keptIn = ({ keychain }: FakeKeyward) =>
  [...keychain.entries].flatMap(([account, text]) =>
    text.includes('"seal"') ? [{ account, ...(JSON.parse(text) as { seq: number; stored: number }) }] : [],
  )
const kindsIn = async (keyward: FakeKeyward) =>
  value(await keyward.api.listActivity({ before: null, limit: 500, filter: EVERYTHING })).lines.map(
    ({ what }) => what,
  )

describe('H9 a folder that is put back to an earlier day', () => {
  it('is told: which lines are not there any more, and when the last of them was written', async () => {
    const { today, folder } = await goneOn()
    const again = await putBack(today, folder)
    const { findings, rollbacks } = await told(again)
    expect(findings).toEqual([]) // the gap is told by the rollback, and not a second time
    expect(rollbacks).toEqual([
      {
        line: expect.any(Number),
        at: again.clock.now(),
        what: 'log',
        from: 3,
        to: 5,
        lastAt: today.clock.now(),
        acknowledged: null,
      },
    ])
    expect(again.snapshot().activity?.rollbacks).toEqual(rollbacks)
    expect(again.snapshot().activity?.isCompared).toBe(true)
  })

  it('is told once, and still there after more was written and Keyward was started again', async () => {
    const { today, folder, appId } = await goneOn()
    const again = await putBack(today, folder)
    value(await again.api.revealSecret({ appId }))
    await again.stop()
    const later = await startKeyward(again.world)
    await settle()
    expect((await told(later)).rollbacks).toMatchObject([{ from: 3, to: 5, acknowledged: null }])
    expect((await told(later)).findings).toEqual([])
    expect((await kindsIn(later)).filter((kind) => kind === 'rollbackFound')).toHaveLength(1)
  })

  it('can be explained, by name and reason, which the log keeps', async () => {
    const { today, folder } = await goneOn()
    const again = await putBack(today, folder)
    again.clock.move(HOUR)
    value(await again.api.acknowledgeRollback({ how: 'restored' }))
    const acknowledged = { at: again.clock.now(), by: 'Tessa Quillon', how: 'restored' }
    expect(again.snapshot().activity?.rollbacks).toMatchObject([{ acknowledged }])
    await again.stop()
    const later = await startKeyward(again.world)
    await settle()
    expect((await told(later)).rollbacks).toMatchObject([{ from: 3, to: 5, acknowledged }])
  })

  it('is told anew when it is done a second time', async () => {
    const { today, folder } = await goneOn()
    const again = await putBack(today, folder)
    value(await again.api.acknowledgeRollback({ how: 'copied' }))
    await again.stop()
    const twice = await putBack(again, folder)
    const { rollbacks } = await told(twice)
    expect(rollbacks).toMatchObject([{ from: 3, to: 7, acknowledged: null }])
  })

  it('is told also where only the log was put back, and the sealed file had not heard of those lines', async () => {
    const { today, folder } = await goneOn()
    const again = await putBack(today, { content: today.records.stored(), files: folder.files })
    expect((await told(again)).rollbacks).toMatchObject([{ what: 'log', to: 5 }])
  })

  it('is told where only the vault’s own file was put back', async () => {
    const { keyward, appId } = await yesterday()
    await keyward.stop()
    const { content } = folderOf(keyward)
    const today = await startKeyward(keyward.world)
    value(await today.api.revealSecret({ appId }))
    value(await today.api.removeApp({ appId }))
    await today.stop()
    const again = await putBack(today, { content, files: folderOf(today).files })
    expect((await told(again)).rollbacks).toMatchObject([{ what: 'records', acknowledged: null }])
    expect((await told(again)).findings).toEqual([])
  })

  it('is told where the log that was put back has been written on before the keychain could be asked', async () => {
    const { today, folder, appId } = await goneOn()
    const deaf = deafKeychain(today)
    const again = await putBack(today, folder, { keychain: deaf })
    deaf.isDeaf = false // only the end was not to be had
    for (let time = 0; time < 5; time += 1)
      value(await again.api.editApp({ appId, details: draft({ note: `${time}` }) }))
    await again.stop()
    const later = await startKeyward({ ...again.world, keychain: today.keychain })
    await settle()
    expect((await told(later)).rollbacks).toMatchObject([{ what: 'log' }])
  })

  it('is told as soon as a keychain answers that did not at the start', async () => {
    const { today, folder, appId } = await goneOn()
    const deaf = deafKeychain(today)
    const again = await putBack(today, folder, { keychain: deaf })
    expect((await told(again)).rollbacks).toEqual([])
    expect(again.snapshot().activity?.isCompared).toBe(false)
    deaf.isDeaf = false
    value(await again.api.revealSecret({ appId }))
    await settle()
    expect((await told(again)).rollbacks).toMatchObject([{ what: 'log', to: 5 }])
  })
})

/** A keychain that does not say what the end of the log was, while it answers everything else. */
const deafKeychain = ({ keychain }: FakeKeyward, answer: 'locked' | 'none' = 'locked') => {
  const state = {
    ...keychain,
    isDeaf: true,
    get: async (account: string) => {
      const isEnd = keychain.entries.get(account)?.includes('"seal"') === true
      if (!isEnd || !state.isDeaf) return keychain.get(account)
      return answer === 'locked' ? fail('keychainLocked') : ok(null)
    },
  }
  return state
}

describe('H9 no alarm is raised', () => {
  it('by a crash between a line and the keychain', async () => {
    const { keyward, appId } = await yesterday()
    keyward.keychain.failNext('set', fail('keychainUnavailable'))
    value(await keyward.api.revealSecret({ appId }))
    const again = await startKeyward(keyward.world) // killed, not stopped
    await settle()
    expect((await told(again)).rollbacks).toEqual([])
    expect((await told(again)).findings).toEqual([])
    expect(again.snapshot().activity?.isCompared).toBe(true)
  })

  it('by a hundred lines that a kill kept from the keychain', async () => {
    const { keyward, appId } = await yesterday()
    for (let time = 0; time < 100; time += 1)
      value(await keyward.api.setRotationPolicy({ appId, policy: policyOf(time + 1) }))
    const again = await startKeyward(keyward.world)
    await settle()
    expect((await told(again)).rollbacks).toEqual([])
    await again.stop()
    expect(keptIn(again)[0]?.seq).toBe(102)
  })

  it.each(['keychainLocked', 'keychainUnavailable', 'keychainTimedOut', 'keychainDenied'] as const)(
    'by a keychain that answers %s, and nothing is written over what it holds',
    async (code) => {
      const { today, folder, appId } = await goneOn()
      const before = keptIn(today)
      const deaf = { ...deafKeychain(today), get: today.keychain.get }
      let isAsked = false
      deaf.get = async (account) => {
        if (today.keychain.entries.get(account)?.includes('"seal"') !== true)
          return today.keychain.get(account)
        isAsked = true
        return fail(code)
      }
      const again = await putBack(today, folder, { keychain: deaf })
      value(await again.api.revealSecret({ appId }))
      again.clock.move(AFTER_A_WHILE)
      await settle()
      expect((await told(again)).rollbacks).toEqual([])
      await again.stop()
      expect(isAsked).toBe(true)
      expect(keptIn(again)).toEqual(before)
    },
  )

  it('by one empty answer, which is asked a second time', async () => {
    const { today, folder } = await goneOn()
    let answers = 0
    const odd = {
      ...today.keychain,
      get: async (account: string) => {
        if (today.keychain.entries.get(account)?.includes('"seal"') !== true)
          return today.keychain.get(account)
        answers += 1
        return answers === 1 ? ok(null) : today.keychain.get(account)
      },
    }
    const again = await putBack(today, folder, { keychain: odd })
    expect((await told(again)).rollbacks).toMatchObject([{ what: 'log', to: 5 }])
  })

  it('by something else lying under that account', async () => {
    const { keyward, appId } = await yesterday()
    await keyward.stop()
    const account = keptIn(keyward)[0]?.account ?? ''
    for (const text of ['', 'null', '[]', '{"seq":-1}', '{"seq":9e99,"seal":"x","at":0,"stored":0}', '{']) {
      keyward.keychain.entries.set(account, text)
      const again = await startKeyward(keyward.world)
      await settle()
      expect((await told(again)).rollbacks).toEqual([])
      value(await again.api.revealSecret({ appId }))
      expect(keptIn(again)).toHaveLength(1)
      await again.stop()
    }
  })

  it('by the vault’s generation before, which is older for a reason that is told already', async () => {
    const { keyward, appId } = await yesterday()
    await keyward.stop()
    const { content } = folderOf(keyward)
    const today = await startKeyward(keyward.world)
    value(await today.api.revealSecret({ appId }))
    value(await today.api.editApp({ appId, details: draft({ note: 'today' }) }))
    await today.stop()
    const records = fakeRecords()
    const before = JSON.parse(content) as unknown
    const again = await startKeyward({
      ...today.world,
      records: {
        ...records,
        load: async () => ok({ content: before, recovered: true, newer: false }),
      },
    })
    await settle()
    expect((await told(again)).rollbacks).toEqual([])
    expect(await kindsIn(again)).toContain('vaultRecovered')
  })

  it('by a vault of before the keychain was told, nor by a new one', async () => {
    const { keyward } = await yesterday()
    for (const { account } of keptIn(keyward)) keyward.keychain.entries.delete(account)
    const again = await startKeyward(keyward.world)
    await settle()
    expect((await told(again)).rollbacks).toEqual([])
    expect(again.snapshot().activity?.isCompared).toBe(false)
    again.clock.move(AFTER_A_WHILE)
    await settle()
    expect(keptIn(again)).toHaveLength(1)
    expect((await told(await startKeyward())).rollbacks).toEqual([])
  })
})

const policyOf = (everyDays: number) => ({ everyDays, leadDays: 14, skipsWeekends: true, owner: '' })

describe('H9 what the keychain remembers', () => {
  it('is one small entry under an account that follows from the vault’s key', async () => {
    const { keyward } = await yesterday()
    const [kept, ...more] = keptIn(keyward)
    expect(more).toEqual([])
    expect(kept?.account).toMatch(/^[0-9a-z]{32}$/u)
    expect(Buffer.byteLength(keyward.keychain.entries.get(kept?.account ?? '') ?? '')).toBeLessThan(400)
    await keyward.stop()
    const again = await startKeyward(keyward.world)
    await settle()
    expect(keptIn(again)).toHaveLength(1)
  })

  it('has the line of a reveal before the secret is shown, and of a copy before the clipboard has it', async () => {
    const { keyward, appId } = await yesterday()
    const seen: string[] = []
    const set = keyward.keychain.set
    keyward.world.keychain.set = (account, text) => {
      const isCopied = keyward.clipboard.secret === SECRET
      if (text.includes('"seal"'))
        seen.push(`kept ${(JSON.parse(text) as { seq: number }).seq}${isCopied ? ' too late' : ''}`)
      return set(account, text)
    }
    const flush = keyward.activityLog.flush
    keyward.activityLog.flush = async () => {
      seen.push('on disk')
      return flush()
    }
    value(await keyward.api.revealSecret({ appId }))
    seen.push('shown')
    value(await keyward.api.copySecret({ appId }))
    seen.push(keyward.clipboard.secret === SECRET ? 'copied' : 'not copied')
    expect(seen).toEqual(['on disk', 'kept 3', 'shown', 'on disk', 'kept 4', 'copied'])
  })

  it('hears of other lines a while later, all at once', async () => {
    const { keyward, appId } = await yesterday()
    let writes = 0
    const set = keyward.keychain.set
    keyward.world.keychain.set = (account, text) => {
      if (text.includes('"seal"')) writes += 1
      return set(account, text)
    }
    for (let time = 0; time < 200; time += 1)
      value(await keyward.api.setRotationPolicy({ appId, policy: policyOf(time + 1) }))
    expect(writes).toBe(0)
    keyward.clock.move(AFTER_A_WHILE)
    await settle()
    expect(writes).toBe(1)
    expect(keptIn(keyward)[0]?.seq).toBe(202)
  })

  it('is never ahead of the disk: a line that could not be made whole there is not told', async () => {
    const { keyward, appId } = await yesterday()
    const before = keptIn(keyward)
    keyward.activityLog.flush = async () => fail('diskFull')
    value(await keyward.api.revealSecret({ appId }))
    expect(keptIn(keyward)).toEqual(before)
  })

  it('keeps nobody from their secret where it cannot be written', async () => {
    const { keyward, appId } = await yesterday()
    keyward.world.keychain.set = async () => fail('keychainDenied')
    expect(value(await keyward.api.revealSecret({ appId })).secret).toBe(SECRET)
  })

  it('is told with the vault closed that there is nothing to explain', async () => {
    const records = fakeRecords()
    records.fail(fail('diskDenied'))
    const closed = await startKeyward({ records })
    expect(codeOf(await closed.api.acknowledgeRollback({ how: 'unknown' }))).toBe('vaultClosed')
  })
})
