import { describe, expect, it } from 'vitest'
import { compare } from '../../electron/core/backup/comparing.ts'
import type { ReadyBackup } from '../../electron/core/backup/restoring.ts'
import { EMPTY_VAULT, VaultContent } from '../../electron/core/vault/content.ts'
import { backupName } from '../../electron/core/backup/pruning.ts'
import { describeResult } from '../../renderer/features/activity/words-lines.ts'
import { isAsItShouldBe, type RehearsalReport } from '../../shared/backup/rehearsal.ts'
import { DAY, MINUTE } from '../../shared/kernel/instant.ts'
import { fail } from '../../shared/kernel/result.ts'
import { readBody } from '../../electron/core/activity/line.ts'
import { SEAL_LENGTH } from '../../electron/core/activity/chain.ts'
import { fakeBackupShelf, rowsOnPage } from '../worlds/fake-backups.ts'
import {
  connected,
  draft,
  listed,
  SECRET,
  signIn,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const NEW = 'not-a-real-secret-newer-98765432'

/** Of an app: its secret is compared by itself, and the rest are no decisions. */
const DATES: readonly string[] = ['secret', 'secretAccount', 'changedAt', 'cameBack']

const kitOf = async (keyward: FakeKeyward) => {
  const { path } = value(await keyward.api.makeKit({ as: 'page' }))
  return rowsOnPage(keyward.files.saved.get(path ?? '') ?? '')
}

/** Two apps, one signed in; a kit, and a backup of now. */
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
  value(await keyward.api.saveReview({}))
  const rows = await kitOf(keyward)
  value(await keyward.api.backUp({}))
  keyward.clock.move(MINUTE)
  return { keyward, appId, rows }
}

const rehearse = async (keyward: FakeKeyward, rows: readonly string[]): Promise<RehearsalReport> =>
  value(await keyward.api.rehearse({ rows: [...rows] })).report

const states = ({ parts }: RehearsalReport) => Object.fromEntries(parts.map(({ what, is }) => [what, is]))
const EQUAL = {
  apps: 'equal',
  secrets: 'equal',
  card: 'equal',
  connections: 'equal',
  people: 'equal',
  handovers: 'equal',
  reviews: 'equal',
}
const lastLine = (keyward: FakeKeyward) => {
  const line = keyward.activityLog.lines().at(-1) ?? ''
  return readBody(Buffer.from(line.slice(SEAL_LENGTH + 1)))
}

describe('a rehearsal of the restore', () => {
  it('opens the newest backup with the kit, finds it equal to the vault, and changes nothing but its own date', async () => {
    const { keyward, rows } = await practice()
    const before = JSON.parse(keyward.records.stored()) as Record<string, unknown>
    const entries = new Map(keyward.keychain.entries)
    const files = [...(keyward.backupShelf.folders.get('/safe')?.keys() ?? [])]
    const report = await rehearse(keyward, rows)
    expect(states(report)).toEqual(EQUAL)
    expect(isAsItShouldBe(report)).toBe(true)
    expect(report).toMatchObject({
      kit: 1,
      file: files[0],
      unread: 0,
      log: { isWhole: true, isOurs: true, since: 1 },
    })
    expect(report.parts.map(({ what, inBackup, here }) => [what, inBackup, here])).toEqual([
      ['apps', 2, 2],
      ['secrets', 2, 2],
      ['card', 1, 1],
      ['connections', 2, 2],
      ['people', 0, 0],
      ['handovers', 0, 0],
      ['reviews', 1, 1],
    ])
    expect(JSON.stringify(report)).not.toMatch(new RegExp(`${SECRET}|${NEW}`, 'u'))

    const { rehearsed } = keyward.snapshot().backup
    expect(rehearsed).toEqual({
      at: report.at,
      madeAt: report.madeAt,
      kit: 1,
      apps: 2,
      organisations: 2,
      lines: report.log.lines,
      differing: 0,
    })
    const after = JSON.parse(keyward.records.stored()) as Record<string, unknown>
    const { backup: _b, checkpoint: _c, seenAt: _s, ...rest } = after
    const { backup: _b2, checkpoint: _c2, seenAt: _s2, ...was } = before
    expect(rest).toEqual(was)
    expect(keyward.keychain.entries.size).toBe(entries.size)
    expect([...(keyward.backupShelf.folders.get('/safe')?.keys() ?? [])]).toEqual(files)
    expect(lastLine(keyward)).toMatchObject({ what: 'restoreRehearsed' })
    expect(describeResult(lastLine(keyward)?.result ?? '', 'restoreRehearsed')).toMatch(
      /^Kit 1 opened the backup of .* 2026.*: as it should be$/u,
    )
  })

  it('says what is newer here, and that something was done since explains it', async () => {
    const { keyward, appId, rows } = await practice()
    const second = keyward.snapshot().apps.find(({ id }) => id !== appId)
    value(await keyward.api.editApp({ appId, details: draft({ note: 'seen' }) }))
    value(
      await keyward.api.storeSecret({
        appId,
        clientSecret: 'not-a-real-secret-third-1234567',
        createdAt: null,
      }),
    )
    keyward.xero.connected = [...keyward.xero.connected, listed('c3')]
    await signIn(keyward, appId)
    value(await keyward.api.removeApp({ appId: second?.id ?? '' }))
    const report = await rehearse(keyward, rows)
    expect(states(report)).toEqual({ ...EQUAL, apps: 'newer', secrets: 'newer', connections: 'newer' })
    expect(report.parts.find(({ what }) => what === 'secrets')).toMatchObject({ inBackup: 2, here: 1 })
    expect(report.parts.find(({ what }) => what === 'apps')?.names).toEqual([
      'Month-end Packs',
      'Job Reports',
    ])
    expect(report.parts.find(({ what }) => what === 'connections')?.names).toEqual(['Organisation c3'])
    expect(isAsItShouldBe(report)).toBe(true)
    expect(report.log.since).toBeGreaterThan(3)
  })

  it('compares everything of an app but what only dates it: what differs without a change is told', async () => {
    const { keyward } = await practice()
    const [kept] = VaultContent.parse(JSON.parse(keyward.records.stored())).apps
    if (kept === undefined) throw new Error('no app')
    const partWith = (changes: object) => {
      const content = { ...EMPTY_VAULT, apps: [kept] }
      const ready = {
        opened: { frame: { madeAt: kept.changedAt, secrets: [], reviews: [] } },
        content: { ...content, apps: [{ ...kept, ...changes }] },
      } as unknown as ReadyBackup
      return compare(ready, { content, fingerprintOf: String, hasGoneOn: false })[0]?.is
    }
    for (const field of Object.keys(kept).filter((one) => !DATES.includes(one)))
      expect(partWith({ [field]: 'another' }), field).toBe('differs')
    for (const field of DATES) expect(partWith({ [field]: 7 }), field).toBe('equal')
  })

  it('says of a secret that the backup lacks, or has another of, that nothing explains it', async () => {
    const { keyward, appId, rows } = await practice()
    const account = [...keyward.keychain.entries].find(([, secret]) => secret === SECRET)?.[0] ?? ''
    keyward.keychain.entries.set(account, 'not-a-real-secret-put-there-by-another')
    keyward.clock.move(MINUTE)
    value(await keyward.api.backUp({}))
    const altered = await rehearse(keyward, rows)
    expect(states(altered)).toEqual({ ...EQUAL, secrets: 'differs' })
    expect(altered.parts[1]?.names).toEqual(['Month-end Packs'])
    expect(keyward.snapshot().backup.rehearsed?.differing).toBe(1)
    expect(describeResult(lastLine(keyward)?.result ?? '', 'restoreRehearsed')).toContain(
      '1 thing that nothing explains',
    )

    keyward.keychain.entries.delete(account)
    keyward.clock.move(MINUTE)
    value(await keyward.api.backUp({}))
    const missing = await rehearse(keyward, rows)
    expect(missing.parts[1]).toMatchObject({ what: 'secrets', inBackup: 1, here: 2, is: 'differs' })
    expect(keyward.snapshot().apps.find(({ id }) => id === appId)?.name).toBe('Month-end Packs')
  })

  it('R4 tells a wrong row, another kit, no kit, no backup of this kit, and a folder that is gone apart', async () => {
    const { keyward, rows } = await practice()
    const why = async (typed: readonly string[], of: FakeKeyward = keyward) =>
      of.api.rehearse({ rows: [...typed] })
    const is = (reason: 'rows', kit?: number) =>
      fail({ code: 'backupRefused', why: reason, ...(kit === undefined ? {} : { kit }) })
    expect(await why([...rows.slice(0, 3), rows[0] ?? ''])).toEqual(is('rows'))
    expect(await why(await kitOf(await startKeyward()))).toEqual(is('otherKit' as 'rows', 1))
    expect(await why(rows, (await connected()).keyward)).toEqual(is('noKit' as 'rows'))
    const fresh = (await connected()).keyward
    expect(await why(await kitOf(fresh), fresh)).toEqual(is('noFolder' as 'rows'))

    const second = await kitOf(keyward)
    expect(await why(second)).toEqual(is('noBackup' as 'rows'))
    expect(await why(rows)).toEqual(is('otherKit' as 'rows', 2))
    value(await keyward.api.backUp({}))
    expect(await rehearse(keyward, second)).toMatchObject({ kit: 2 })
    keyward.backupShelf.folders.delete('/safe')
    expect((await why(second)).ok).toBe(false)
    expect(keyward.snapshot().backup.rehearsed).toMatchObject({ kit: 2 })
  })

  it('R3 does not pass over a newest backup that is cut or altered, and writes down that it did not open', async () => {
    const { keyward, rows } = await practice()
    keyward.clock.move(DAY)
    value(await keyward.api.backUp({}))
    const files = keyward.backupShelf.folders.get('/safe')
    const newest = [...(files?.keys() ?? [])].toSorted().at(-1) ?? ''
    const whole = Buffer.from(files?.get(newest) ?? [])
    files?.set(newest, whole.subarray(0, whole.length - 5))
    expect(await keyward.api.rehearse({ rows })).toEqual(fail({ code: 'backupRefused', why: 'cut' }))
    expect(lastLine(keyward)).toMatchObject({ what: 'restoreRehearsed', result: 'cut' })
    whole[whole.length - 20] = (whole[whole.length - 20] ?? 0) ^ 1
    files?.set(newest, whole)
    expect(await keyward.api.rehearse({ rows })).toEqual(fail({ code: 'backupRefused', why: 'altered' }))
    expect(keyward.snapshot().backup.rehearsed).toBeNull()
  })

  it('tells a backup of another vault, sealed to the same kit, by its log', async () => {
    const { keyward, rows } = await practice()
    const backupShelf = fakeBackupShelf()
    const other = await startKeyward({ ...(await connected()).keyward.world, backupShelf })
    other.records.alter((content) => ({
      ...content,
      backup: { ...keyward.snapshot().backup, folder: '/safe', last: null },
    }))
    const again = await startKeyward({ ...other.world, backupShelf })
    value(await again.api.backUp({}))
    const name = backupName(Date.UTC(2026, 10, 30), {
      kit: keyward.snapshot().backup.kit?.fingerprint ?? '',
      copy: '',
    })
    keyward.backupShelf.folders.set('/safe', new Map([[name, backupShelf.newest()]]))
    const report = await rehearse(keyward, rows)
    expect(report.log.isOurs).toBe(false)
    expect(isAsItShouldBe(report)).toBe(false)
  })
})
