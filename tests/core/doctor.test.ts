import { describe, expect, it } from 'vitest'
import { isAmiss, type KeychainReport } from '../../shared/keychain/entry.ts'
import { MINUTE } from '../../shared/kernel/instant.ts'
import { fail } from '../../shared/kernel/result.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import { strand } from '../worlds/strand.ts'
import {
  codeOf,
  connected,
  draft,
  SECRET,
  settle,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const NEW = 'not-a-real-secret-newer-98765432'
const THIRD = 'not-a-real-secret-third-1234567'

/** Two apps, the first in a rotation; a card of its own; a kit and a backup of now. */
const practice = async () => {
  const { keyward, appId } = await connected()
  value(await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
  value(
    await keyward.api.addApp({
      details: draft({ clientId: '7'.repeat(32), name: 'Job Reports' }),
      clientSecret: NEW,
    }),
  )
  value(await keyward.api.showCard({}))
  const { rotationId } = value(await keyward.api.beginRotation({ appId, isLeak: false }))
  value(await keyward.api.confirmConsumers({ rotationId }))
  value(await keyward.api.pasteNewSecret({ rotationId, clientSecret: THIRD }))
  const { path } = value(await keyward.api.makeKit({ as: 'page' }))
  const rows = rowsOnPage(keyward.files.saved.get(path ?? '') ?? '')
  value(await keyward.api.backUp({}))
  await settle()
  return { keyward, appId, rows }
}

const examine = async (keyward: FakeKeyward): Promise<KeychainReport> =>
  value(await keyward.api.examineKeychain({})).report
const told = ({ entries }: KeychainReport) =>
  entries.filter(({ what }) => what !== 'logEnd').map(({ what, app, state }) => `${what} ${app}: ${state}`)
const accountOf = (keyward: FakeKeyward, secret: string) =>
  [...keyward.keychain.entries].find(([, one]) => one === secret)?.[0] ?? ''

describe('the doctor of the keychain', () => {
  it('E3 asks for each entry that the records name and no other, and says that all is right', async () => {
    const { keyward } = await practice()
    const asked: string[] = []
    const { get } = keyward.keychain
    keyward.keychain.get = (account) => {
      asked.push(account)
      return get(account)
    }
    const report = await examine(keyward)
    expect(report).toMatchObject({ isVaultOpen: true, trial: 'ok' })
    expect(told(report)).toEqual([
      'vaultKey : right',
      'clientSecret Month-end Packs: right',
      'clientSecret Job Reports: right',
      'newSecret Month-end Packs: right',
      'ownKeys : right',
    ])
    expect(report.entries.some(isAmiss)).toBe(false)
    expect(JSON.stringify(report)).not.toMatch(new RegExp(`${SECRET}|${NEW}|${THIRD}`, 'u'))
    for (const account of keyward.keychain.entries.keys())
      expect(JSON.stringify(report)).not.toContain(account)
    expect(keyward.keychain.entries.has('keyward-probe')).toBe(false)
    const own = new Set(keyward.keychain.entries.keys())
    // and for the end of the log, whose name follows from the vault’s key: here one of nothing but zeros
    expect(asked.filter((account) => !own.has(account) && account !== '0'.repeat(32))).toEqual([])
  })

  it('tells missing, altered and left over apart, as the app itself does from then on', async () => {
    const { keyward, appId } = await practice()
    const { entries } = keyward.keychain
    entries.delete(accountOf(keyward, NEW))
    entries.set(accountOf(keyward, SECRET), 'not-a-real-secret-put-there-by-another')
    entries.delete([...entries].find(([, text]) => text.includes('"seed"'))?.[0] ?? '')
    const report = await examine(keyward)
    expect(told(report)).toEqual([
      'vaultKey : right',
      'clientSecret Month-end Packs: altered',
      'clientSecret Job Reports: missing',
      'newSecret Month-end Packs: right',
      'ownKeys : missing',
    ])
    const altered = report.entries.find(({ state }) => state === 'altered')
    expect(altered?.holds).toMatch(/^[0-9a-f]{12}$/u)
    expect(altered?.holds).not.toBe(altered?.should)
    expect(keyward.snapshot().apps.map(({ id, secret }) => [id === appId, secret?.state])).toEqual([
      [true, 'altered'],
      [false, 'missing'],
    ])
  })

  it('looks for the end of the log, which comes by itself', async () => {
    const { keyward } = await practice()
    await keyward.stop()
    const again = await startKeyward(keyward.world)
    const endOf = ({ entries }: KeychainReport) => entries.find(({ what }) => what === 'logEnd')
    expect(endOf(await examine(again))).toMatchObject({ state: 'right' })
    const account = [...again.keychain.entries].find(([, text]) => text.includes('"seal"'))?.[0] ?? ''
    again.keychain.entries.delete(account)
    const report = await examine(again)
    expect(endOf(report)).toMatchObject({ state: 'missing' })
    expect(report.entries.some(isAmiss)).toBe(false)
  })

  it('finds keys for handovers that are not those of the card', async () => {
    const { keyward } = await practice()
    const { entries } = keyward.keychain
    const account = [...entries].find(([, text]) => text.includes('"seed"'))?.[0] ?? ''
    for (const text of [
      '{}',
      'no keys at all',
      JSON.stringify({ identity: 'AGE-SECRET-KEY-1X', seed: 'AAAA' }),
    ]) {
      entries.set(account, text)
      expect(told(await examine(keyward))).toContain('ownKeys : altered')
    }
  })

  it('deletes what no record names, and only that', async () => {
    const { keyward } = await practice()
    const stranded = await strand(keyward)
    const report = await examine(stranded)
    const entry = report.entries.find(({ what }) => what === 'leftOver')
    expect(entry).toMatchObject({ state: 'leftOver', app: '' })
    const secret = report.entries.find(({ what }) => what === 'clientSecret')
    expect(codeOf(await stranded.api.deleteLeftOver({ entryId: secret?.id ?? '' }))).toBe('badRequest')
    value(await stranded.api.deleteLeftOver({ entryId: entry?.id ?? '' }))
    expect(stranded.keychain.entries.has('stranded1')).toBe(false)
    expect(told(await examine(stranded)).some((one) => one.startsWith('leftOver'))).toBe(false)
    expect(codeOf(await stranded.api.deleteLeftOver({ entryId: entry?.id ?? '' }))).toBe('badRequest')
    expect(stranded.keychain.entries.has(accountOf(stranded, SECRET))).toBe(true)
  })

  it('says of a keychain that does not answer why, and asks it no further', async () => {
    const { keyward } = await practice()
    let questions = 0
    const { get } = keyward.keychain
    keyward.keychain.get = (account) => {
      questions += 1
      return get(account)
    }
    keyward.keychain.fail(fail('keychainLocked'))
    const report = await examine(keyward)
    expect(report.trial).toBe('keychainLocked')
    const secrets = report.entries.filter(({ what }) => what !== 'vaultKey')
    expect(secrets.every(({ state, because }) => state === 'unasked' && because === 'keychainLocked')).toBe(
      true,
    )
    expect(questions).toBeLessThan(3)
    expect(keyward.snapshot().apps.map(({ secret }) => secret?.state)).toEqual(['stored', 'stored'])
  })

  it('tells of a closed vault what is known then: the key, and whether the keychain takes and gives anything', async () => {
    const { keyward } = await practice()
    const closed = await startKeyward({
      ...keyward.world,
      realRecords: {
        ...keyward.records,
        load: async () => ({ ok: false, closed: 'vaultKeyMissing' }),
        askForKey: async () => ({ ok: true, value: 'missing' }),
      },
    })
    const report = await examine(closed)
    expect(report).toMatchObject({ isVaultOpen: false, trial: 'ok' })
    expect(told(report)).toEqual(['vaultKey : missing'])
    expect(codeOf(await closed.api.putBackSecrets({ entryIds: ['x'], rows: ['', '', '', ''] }))).toBe(
      'vaultClosed',
    )
  })
})

describe('putting back out of the newest backup', () => {
  const amissIn = (report: KeychainReport) => report.entries.filter(isAmiss).map(({ id }) => id)

  it('K02 an emptied keychain has every secret and the card again, each under its own name, and the log says so', async () => {
    const { keyward, appId, rows } = await practice()
    const card = value(await keyward.api.showCard({})).fingerprint
    const before = new Map(keyward.keychain.entries)
    for (const account of before.keys())
      if (!before.get(account)?.includes('"seal"')) keyward.keychain.entries.delete(account)
    const entryIds = amissIn(await examine(keyward))
    expect(entryIds).toHaveLength(4)
    expect(value(await keyward.api.putBackSecrets({ entryIds, rows }))).toEqual({
      putBack: 4,
      notInBackup: 0,
    })
    expect(amissIn(await examine(keyward))).toEqual([])
    for (const [account, secret] of before)
      if (!secret.includes('"seal"')) expect(keyward.keychain.entries.get(account)).toBe(secret)
    expect(value(await keyward.api.revealSecret({ appId })).secret).toBe(SECRET)
    expect(value(await keyward.api.showCard({})).fingerprint).toBe(card)
    expect(keyward.snapshot().apps.map(({ secret }) => secret?.state)).toEqual(['stored', 'stored'])
    await settle()
    expect(keyward.activityLog.lines().filter((line) => line.includes('"secretPutBack"'))).toHaveLength(4)
  })

  it('a restored vault has its secrets back out of the backup that it came from, whose accounts are others', async () => {
    const { keyward, rows } = await practice()
    const restored = await startKeyward({ clock: keyward.clock, backupShelf: keyward.backupShelf })
    restored.files.next = { name: 'it.keyward-backup', bytes: keyward.backupShelf.newest() }
    const chosenId = value(await restored.api.chooseBackup({})).chosen?.id ?? ''
    value(await restored.api.openBackup({ chosenId, rows }))
    value(await restored.api.restoreBackup({ chosenId }))
    await settle()
    expect(accountOf(restored, SECRET)).not.toBe(accountOf(keyward, SECRET))
    const before = new Map(restored.keychain.entries)
    for (const [account, secret] of before)
      if (!secret.includes('"seal"')) restored.keychain.entries.delete(account)
    const entryIds = amissIn(await examine(restored))
    expect(entryIds.length).toBeGreaterThanOrEqual(3)
    expect(value(await restored.api.putBackSecrets({ entryIds, rows }))).toEqual({
      putBack: entryIds.length,
      notInBackup: 0,
    })
    for (const [account, secret] of before)
      if (!secret.includes('"seal"')) expect(restored.keychain.entries.get(account)).toBe(secret)
  })

  it('puts back only what was asked for, and nothing that is another secret than was put there', async () => {
    const { keyward, appId, rows } = await practice()
    keyward.clock.move(MINUTE)
    // replaced since the backup, and then lost
    value(
      await keyward.api.storeSecret({
        appId,
        clientSecret: 'not-a-real-secret-fourth-123456',
        createdAt: null,
      }),
    )
    keyward.keychain.entries.delete(accountOf(keyward, 'not-a-real-secret-fourth-123456'))
    keyward.keychain.entries.delete(accountOf(keyward, NEW))
    const report = await examine(keyward)
    const first = report.entries.find((one) => one.appId === appId && one.what === 'clientSecret')
    expect(value(await keyward.api.putBackSecrets({ entryIds: [first?.id ?? ''], rows }))).toEqual({
      putBack: 0,
      notInBackup: 1,
    })
    expect([...keyward.keychain.entries.values()]).not.toContain(NEW)
    expect([...keyward.keychain.entries.values()]).not.toContain(SECRET)
    expect(
      codeOf(await keyward.api.putBackSecrets({ entryIds: [first?.id ?? ''], rows: rows.toReversed() })),
    ).toBe('backupRefused')
  })

  it('says so where the keychain takes nothing, and nothing is called mended', async () => {
    const { keyward, rows } = await practice()
    keyward.keychain.entries.delete(accountOf(keyward, NEW))
    const entryIds = amissIn(await examine(keyward))
    keyward.keychain.failNext('set', fail('keychainDenied'))
    expect(codeOf(await keyward.api.putBackSecrets({ entryIds, rows }))).toBe('keychainDenied')
    expect(amissIn(await examine(keyward))).toHaveLength(1)
  })
})
