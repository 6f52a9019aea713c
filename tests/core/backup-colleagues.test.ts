import { describe, expect, it } from 'vitest'
import type { BackupRefusal } from '../../shared/backup/backup.ts'
import { HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import { fail } from '../../shared/kernel/result.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
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

const why = (reason: BackupRefusal) => fail({ code: 'backupRefused', why: reason })
const OWEN = { name: 'Owen Fell', email: 'owen@brackenmoor.example' }

/** An empty Keyward of somebody’s, with a card. */
const withCard = async (me = OWEN) => {
  const keyward = await startKeyward()
  value(await keyward.api.introduce({ me }))
  const { link, fingerprint } = value(await keyward.api.showCard({}))
  return { keyward, link, fingerprint }
}
const meet = async (keyward: FakeKeyward, link: string) => {
  const { seenId } = value(await keyward.api.readCard({ text: link }))
  return value(await keyward.api.addPerson({ seenId })).personId
}
/** A vault with a kit and a backup, whose owner knows a colleague’s card. */
const practice = async () => {
  const { keyward, appId } = await connected()
  value(await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
  const owen = await withCard()
  const personId = await meet(keyward, owen.link)
  const { path } = value(await keyward.api.makeKit({ as: 'page' }))
  const page = Buffer.from(keyward.files.saved.get(path ?? '') ?? '').toString()
  return { keyward, appId, owen, personId, rows: rowsOnPage(page), page }
}
const backUp = async (keyward: FakeKeyward) => {
  keyward.clock.move(MINUTE)
  const { made } = value(await keyward.api.backUp({}))
  return { made, bytes: keyward.backupShelf.newest() }
}
const chosenIn = async (keyward: FakeKeyward, bytes: Uint8Array) => {
  keyward.files.next = { name: 'it.keyward-backup', bytes }
  const { chosen } = value(await keyward.api.chooseBackup({}))
  return { chosenId: chosen?.id ?? '', opensBy: chosen?.opensBy }
}
const asMyself = async (keyward: FakeKeyward, bytes: Uint8Array) => {
  const { chosenId } = await chosenIn(keyward, bytes)
  return { chosenId, opened: await keyward.api.openBackup({ chosenId, asMyself: true }) }
}

describe('R12 a colleague whose Keyward opens the backups too', () => {
  it('R12 restores one with its own keys alone, and the kit opens the same one as before', async () => {
    const { keyward, owen, personId, rows } = await practice()
    value(await keyward.api.addBackupColleague({ personId }))
    const { made, bytes } = await backUp(keyward)
    expect(made).toMatchObject({ colleagues: 1 })
    expect((await chosenIn(owen.keyward, bytes)).opensBy).toMatchObject({
      kind: 'kit',
      kit: 1,
      mayBeMine: true,
    })
    const { chosenId, opened } = await asMyself(owen.keyward, bytes)
    expect(value(opened).preview).toMatchObject({ secrets: 1, log: { isWhole: true } })
    value(await owen.keyward.api.restoreBackup({ chosenId }))
    await settle()
    const [app] = owen.keyward.snapshot().apps
    expect(value(await owen.keyward.api.revealSecret({ appId: app?.id ?? '' })).secret).toBe(SECRET)

    const other = await startKeyward()
    const byKit = await chosenIn(other, bytes)
    expect(byKit.opensBy).toMatchObject({ mayBeMine: false })
    value(await other.api.openBackup({ chosenId: byKit.chosenId, rows }))
    expect(value(await keyward.api.rehearse({ rows })).report.unread).toBe(0)
  })

  it('R12 opens none that was made before, nor any that is made after it was ended', async () => {
    const { keyward, owen, personId } = await practice()
    const before = await backUp(keyward)
    value(await keyward.api.addBackupColleague({ personId }))
    const between = await backUp(keyward)
    const { recipient } = keyward.snapshot().backup.colleagues[0] ?? { recipient: '' }
    value(await keyward.api.endBackupColleague({ recipient }))
    const after = await backUp(keyward)
    expect([before, between, after].map(({ made }) => made?.colleagues)).toEqual([0, 1, 0])
    for (const { bytes } of [before, after])
      expect((await asMyself(owen.keyward, bytes)).opened).toEqual(why('notMine'))
    value((await asMyself(owen.keyward, between.bytes)).opened)
  })

  it('R2 a disk that is full lets nobody in, ends nothing, and is no line in the log; then both can be done', async () => {
    const { keyward, personId } = await practice()
    const present = () => keyward.snapshot().backup.colleagues.filter(({ endedAt }) => endedAt === null)
    const lines = async () =>
      value(await keyward.api.listActivity({ before: null, limit: 20 })).lines.filter(({ what }) =>
        what.startsWith('backupColleague'),
      )
    keyward.records.fail(fail('diskFull'))
    expect(codeOf(await keyward.api.addBackupColleague({ personId }))).toBe('diskFull')
    expect(present()).toEqual([])
    keyward.records.fail(null)
    value(await keyward.api.addBackupColleague({ personId }))
    const [{ recipient } = { recipient: '' }] = present()
    keyward.records.fail(fail('diskFull'))
    expect(codeOf(await keyward.api.endBackupColleague({ recipient }))).toBe('diskFull')
    expect(present()).toHaveLength(1)
    keyward.records.fail(null)
    value(await keyward.api.endBackupColleague({ recipient }))
    expect(present()).toEqual([])
    expect((await lines()).map(({ what }) => what)).toEqual(['backupColleagueEnded', 'backupColleagueAdded'])
  })

  it('R12 is nobody but whom it was sealed to', async () => {
    const { keyward, personId } = await practice()
    value(await keyward.api.addBackupColleague({ personId }))
    const { bytes } = await backUp(keyward)
    const ines = await withCard({ name: 'Ines Halloway', email: 'ines@brackenmoor.example' })
    expect((await asMyself(ines.keyward, bytes)).opened).toEqual(why('notMine'))
    const nobody = await startKeyward()
    expect((await asMyself(nobody, bytes)).opened).toEqual(why('notMine'))
  })

  it('R12 whose keys the keychain does not have is told so', async () => {
    const { keyward, owen, personId } = await practice()
    value(await keyward.api.addBackupColleague({ personId }))
    const { bytes } = await backUp(keyward)
    owen.keyward.keychain.entries.clear()
    expect(codeOf((await asMyself(owen.keyward, bytes)).opened)).toMatch(/^ownKeysMissing|^keychainUnsure/u)
  })

  it('R12 is asked for by whom it is, at most five at once, and each once', async () => {
    const { keyward, personId } = await practice()
    expect(await keyward.api.addBackupColleague({ personId: 'nobody' })).toEqual(why('unknownColleague'))
    expect(await keyward.api.endBackupColleague({ recipient: 'age1nobody' })).toEqual(why('unknownColleague'))
    value(await keyward.api.addBackupColleague({ personId }))
    value(await keyward.api.addBackupColleague({ personId }))
    expect(keyward.snapshot().backup.colleagues).toHaveLength(1)
    for (const number of [2, 3, 4, 5]) {
      const { link } = await withCard({ name: `Person ${number}`, email: `${number}@brackenmoor.example` })
      value(await keyward.api.addBackupColleague({ personId: await meet(keyward, link) }))
    }
    const sixth = await withCard({ name: 'Person 6', email: '6@brackenmoor.example' })
    expect(await keyward.api.addBackupColleague({ personId: await meet(keyward, sixth.link) })).toEqual(
      why('tooManyColleagues'),
    )
    expect((await backUp(keyward)).made).toMatchObject({ colleagues: 5 })
  })

  it('R12 stays when the address book forgets them, and stands under People with every secret that was there', async () => {
    const { keyward, personId } = await practice()
    value(await keyward.api.addBackupColleague({ personId }))
    value(await keyward.api.removePerson({ personId }))
    expect((await backUp(keyward)).made).toMatchObject({ colleagues: 1 })
    const { people } = value(await keyward.api.listPeople({}))
    const key = people.find(({ name }) => name === OWEN.name)?.key ?? ''
    const { secrets } = value(await keyward.api.tracePerson({ key }))
    expect(secrets.map(({ app, held }) => [app, held.map(({ what }) => what)])).toEqual([
      ['Month-end Packs', ['backupColleagueAdded']],
    ])
  })

  it('R12 knows no secret that was put in after it was ended', async () => {
    const { keyward, appId, personId } = await practice()
    value(await keyward.api.addBackupColleague({ personId }))
    const { recipient } = keyward.snapshot().backup.colleagues[0] ?? { recipient: '' }
    keyward.clock.move(HOUR)
    value(await keyward.api.endBackupColleague({ recipient }))
    keyward.clock.move(HOUR)
    const clientSecret = 'not-a-real-secret-newer-98765432'
    value(await keyward.api.storeSecret({ appId, clientSecret, createdAt: null }))
    const { people } = value(await keyward.api.listPeople({}))
    const key = people.find(({ name }) => name === OWEN.name)?.key ?? ''
    expect(value(await keyward.api.tracePerson({ key })).secrets).toEqual([])
  })

  it('R12 stands on the kit’s page that is made then, and in the log', async () => {
    const { keyward, owen, personId, page } = await practice()
    expect(page).not.toContain('Owen Fell')
    value(await keyward.api.addBackupColleague({ personId }))
    const { path } = value(await keyward.api.makeKit({ as: 'page' }))
    const next = Buffer.from(keyward.files.saved.get(path ?? '') ?? '').toString()
    expect(next).toContain(`Owen Fell (card ${owen.fingerprint})`)
    const lines = value(await keyward.api.listActivity({ before: null, limit: 20 })).lines
    expect(lines.find(({ what }) => what === 'backupColleagueAdded')).toMatchObject({ result: 'ok' })
  })

  it('R12 who has a vault of their own saves it under a passphrase, from which an empty Keyward has everything', async () => {
    const { keyward, owen, personId } = await practice()
    value(await keyward.api.addBackupColleague({ personId }))
    const { bytes } = await backUp(keyward)
    const theirs = draft({ clientId: '5'.repeat(32), name: 'Owen’s own' })
    value(await owen.keyward.api.addApp({ details: theirs, clientSecret: 'not-a-real-secret-of-owens-01' }))
    owen.keyward.files.next = { name: 'it.keyward-backup', bytes }
    expect(await owen.keyward.api.chooseBackup({})).toEqual(why('notEmpty'))
    const chosenId = value(await owen.keyward.api.chooseColleaguesBackup({})).chosen?.id ?? ''
    expect(codeOf(await owen.keyward.api.saveColleaguesBackup({ chosenId, passphrase: 'short' }))).toBe(
      'passphraseTooShort',
    )
    const passphrase = 'sixteen-quiet-otters-cross'
    const saved = value(await owen.keyward.api.saveColleaguesBackup({ chosenId, passphrase }))
    expect(saved).toMatchObject({ apps: 1, secrets: 1, missing: 0 })
    expect(owen.keyward.snapshot().apps.map(({ name }) => name)).toEqual(['Owen’s own'])

    const empty = await startKeyward()
    const file = await chosenIn(empty, owen.keyward.files.saved.get(saved.path ?? '') ?? new Uint8Array())
    expect(file.opensBy).toEqual({ kind: 'passphrase' })
    value(await empty.api.openBackup({ chosenId: file.chosenId, passphrase }))
    value(await empty.api.restoreBackup({ chosenId: file.chosenId }))
    const [app] = empty.snapshot().apps
    expect(value(await empty.api.revealSecret({ appId: app?.id ?? '' })).secret).toBe(SECRET)
  })

  it('R12 writes nothing of a backup that is not theirs, or cannot be opened', async () => {
    const { keyward, owen } = await practice()
    const { bytes } = await backUp(keyward)
    const passphrase = 'sixteen-quiet-otters-cross'
    owen.keyward.files.next = { name: 'it.keyward-backup', bytes }
    const chosenId = value(await owen.keyward.api.chooseColleaguesBackup({})).chosen?.id ?? ''
    expect(await owen.keyward.api.saveColleaguesBackup({ chosenId, passphrase })).toEqual(why('notMine'))
    expect(await owen.keyward.api.saveColleaguesBackup({ chosenId: 'gone', passphrase })).toEqual(why('gone'))
    expect([...owen.keyward.files.saved.keys()]).toEqual([])
  })
})
