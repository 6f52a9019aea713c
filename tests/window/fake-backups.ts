import type { Api } from '../../shared/contract/contract.ts'
import type { backupCalls } from '../../shared/backup/calls.ts'
import type { BackupPreview, BackupState } from '../../shared/backup/backup.ts'
import type { RehearsalReport, RehearsedPart, RehearsedWhat } from '../../shared/backup/rehearsal.ts'
import type { AddressBookPerson } from '../../shared/handover/record.ts'
import { DAY, HOUR } from '../../shared/kernel/instant.ts'
import { isFitPassphrase } from '../../shared/lock/lock.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'

const FOLDER = 'C:\\Users\\Ines\\OneDrive\\Keyward backups'

/** A vault with a kit and a backup of this morning. */
export const backedUp = (now: number): BackupState => ({
  kit: { number: 2, recipient: 'age1example', fingerprint: '9c1e04aa', madeAt: now - 119 * DAY },
  begunKit: null,
  copy: '',
  folder: FOLDER,
  last: {
    at: now - 7 * HOUR,
    path: `${FOLDER}\\Keyward 2026-11-24 020000Z.keyward-backup`,
    size: 214_000,
    apps: 3,
    secrets: 3,
    missing: 0,
    line: 4_811,
    kit: 2,
    colleagues: 0,
  },
  trouble: null,
  restored: null,
  rehearsed: null,
  colleagues: [],
  kitPutOffUntil: null,
})

/** Own keys, and a colleague in the address book. */
export const WITH_COLLEAGUE = {
  own: { recipient: 'age1own', signKey: 'own', fingerprint: '9d1c 22e0 5b7f' },
  people: [
    {
      id: 'owen',
      name: 'Owen Fell',
      email: 'owen@brackenmoor.example',
      recipient: 'age1owen',
      signKey: 'owen',
      fingerprint: '4b1e 90c2 dd31',
      addedAt: 1_760_000_000_000,
    },
  ],
}

/** What a backup of that vault brings back. */
export const PREVIEW = (now: number): BackupPreview => ({
  madeAt: now - 7 * HOUR,
  isFutureDated: false,
  device: 'INES-LT-014',
  user: 'ines',
  me: 'Ines Halloway <ines@brackenmoor.example>',
  card: 'same',
  mode: 'live',
  apps: ['Month-end Packs', 'Job Reports', 'Debtor Letters'].map((name) => ({ name, hasSecret: true })),
  secrets: 4,
  organisations: 12,
  signIns: [
    { person: 'Ines Halloway', app: 'Month-end Packs' },
    { person: 'Tessa Quillon', app: 'Job Reports' },
  ],
  people: 4,
  handovers: 9,
  reviews: 2,
  log: { lines: 4_812, isWhole: true, to: now - 7 * HOUR, more: 0 },
  unread: 0,
})

const part = (what: RehearsedWhat, amount: number): RehearsedPart => ({
  what,
  inBackup: amount,
  here: amount,
  is: 'equal',
  names: [],
  more: 0,
})

/** What a rehearsal of that backup finds: one organisation was connected since. */
const REPORT = (now: number): RehearsalReport => ({
  at: now,
  kit: 2,
  file: 'Keyward 2026-11-24 020000Z.keyward-backup',
  size: 214_000,
  madeAt: now - 7 * HOUR,
  parts: [
    part('apps', 3),
    part('secrets', 3),
    part('card', 1),
    { ...part('connections', 12), here: 13, is: 'newer', names: ['Limewash Painters'] },
    part('people', 4),
    part('handovers', 9),
    part('reviews', 2),
  ],
  log: { lines: 4_812, isWhole: true, isOurs: true, since: 3 },
  unread: 0,
})
const REHEARSED = { kit: 2, apps: 3, organisations: 12, lines: 4_812, differing: 0 }

const EXPORTED = { apps: 3, secrets: 2, missing: 1 }

type Told = {
  readonly read: () => BackupState
  readonly tell: (backup: BackupState) => void
  readonly people: () => readonly AddressBookPerson[]
}

/** Backups on the fake bridge: the rows are taken when they add up, and a kit of nothing but zeros is another one. */
export const fakeBackups = ({ read, tell, people }: Told): Pick<Api, keyof typeof backupCalls> => ({
  makeKit: async ({ as }) => {
    const number = (read().kit?.number ?? 0) + 1
    const kit = { number, recipient: 'age1example', fingerprint: '4be0712f', madeAt: Date.now() }
    tell({ ...read(), kit, begunKit: null })
    return ok({ isMade: true, path: as === 'paper' ? null : `C:\\Kit\\Keyward recovery kit ${number}.pdf` })
  },
  putOffKit: async () => {
    tell({ ...read(), kitPutOffUntil: Date.now() + 30 * DAY })
    return done
  },
  addBackupColleague: async ({ personId }) => {
    const person = people().find(({ id }) => id === personId)
    if (person === undefined) return fail({ code: 'backupRefused', why: 'unknownColleague' })
    const { name, email, recipient, fingerprint } = person
    const added = { name, email, recipient, fingerprint, addedAt: Date.now(), endedAt: null }
    tell({ ...read(), colleagues: [...read().colleagues, added] })
    return done
  },
  endBackupColleague: async ({ recipient }) => {
    tell({ ...read(), colleagues: read().colleagues.filter((one) => one.recipient !== recipient) })
    return done
  },
  sayOldComputerSafe: async () => {
    const { restored } = read()
    if (restored !== null) tell({ ...read(), restored: { ...restored, isOldSafe: true } })
    return done
  },
  chooseBackupFolder: async () => {
    tell({ ...read(), folder: FOLDER })
    return ok({ folder: FOLDER })
  },
  backUp: async () => {
    const last = backedUp(Date.now()).last
    if (last === null || read().kit === null) return fail({ code: 'backupRefused', why: 'noKit' })
    const made = { ...last, at: Date.now() }
    tell({ ...read(), folder: FOLDER, last: made, trouble: null })
    return ok({ made })
  },
  rehearse: async ({ rows }) => {
    if (rows.every((row) => row.startsWith('0000')))
      return fail({ code: 'backupRefused', why: 'otherKit', kit: 2 })
    const report = REPORT(Date.now())
    tell({ ...read(), rehearsed: { ...REHEARSED, at: report.at, madeAt: report.madeAt } })
    return ok({ report })
  },
  exportSealed: async ({ passphrase }) =>
    isFitPassphrase(passphrase)
      ? ok({ ...EXPORTED, path: 'C:\\Leaving\\Keyward everything 2026-11-24.json.gz.age' })
      : fail('passphraseTooShort'),
  exportBitwarden: async () =>
    ok({ ...EXPORTED, path: 'C:\\Leaving\\Keyward secrets NOT ENCRYPTED 2026-11-24.json' }),
  cancelExport: async () => done,
  chooseBackup: async () =>
    ok({
      chosen: {
        id: 'backup1',
        name: 'Keyward 2026-11-24 020000Z.keyward-backup',
        size: 214_000,
        opensBy: { kind: 'kit', kit: 2, fingerprint: '9c1e04aa', mayBeMine: false },
      },
    }),
  openBackup: async (key) => {
    if ('passphrase' in key)
      return key.passphrase === 'sixteen-quiet-otters-cross'
        ? ok({ preview: PREVIEW(Date.now()) })
        : fail({ code: 'backupRefused', why: 'wrongPassphrase' })
    if ('asMyself' in key) return ok({ preview: PREVIEW(Date.now()) })
    return key.rows.every((row) => row.startsWith('0000'))
      ? fail({ code: 'backupRefused', why: 'otherKit', kit: 2 })
      : ok({ preview: PREVIEW(Date.now()) })
  },
  restoreBackup: async () => done,
  chooseColleaguesBackup: async () =>
    ok({
      chosen: {
        id: 'backup2',
        name: 'Keyward 2026-11-24 020000Z.keyward-backup',
        size: 214_000,
        opensBy: { kind: 'kit', kit: 1, fingerprint: '9c1e04aa', mayBeMine: true },
      },
    }),
  saveColleaguesBackup: async ({ passphrase }) =>
    isFitPassphrase(passphrase)
      ? ok({ ...EXPORTED, path: 'C:\\Leaving\\Keyward everything 2026-11-24.json.gz.age' })
      : fail('passphraseTooShort'),
  leaveBackup: async () => done,
})
