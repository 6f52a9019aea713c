import type { BackupRefusal } from '../../../shared/backup/backup.ts'
import type { RowState } from '../../../shared/backup/kit-rows.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { Message } from '../../app/message.ts'
import { fullDay, timeOf } from '../../language/moments.ts'
import { count } from '../../language/plural.ts'

const NOTHING = 'Nothing was stored, and nothing here has changed.'
const OTHERS_STAY = 'The backups that are there already are as they were.'

/** Why a backup was not made, not opened, or not restored. */
export const REFUSED_BACKUP = {
  noKit: {
    what: 'There is no recovery kit yet.',
    next: 'Make the kit first: a backup is sealed so that only the kit opens it.',
  },
  noFolder: { what: 'No folder for backups is chosen.', next: 'Choose one, then back up.' },
  folderGone: {
    what: 'The folder for backups is not there.',
    next: `Connect the stick or the share, or choose another folder. ${OTHERS_STAY}`,
  },
  notReadBack: {
    what: 'What was read back from the folder is not what was written.',
    next: `This one does not count as a backup. Choose a folder on another disk. ${OTHERS_STAY}`,
  },
  notHere: {
    what: 'The backup’s name is in the folder, but what is in it is not on this computer.',
    next: `A cloud folder such as OneDrive or iCloud Drive has not fetched it. Have it kept on this computer, then try again. ${OTHERS_STAY}`,
  },
  notABackup: {
    what: 'This is not one of Keyward’s backups.',
    next: `A backup’s name ends in .keyward-backup, and that of everything saved under a passphrase in .json.gz.age. ${NOTHING}`,
  },
  cut: {
    what: 'This backup is cut short: the file is shorter than it says it is.',
    next: `It may not have been copied or downloaded to its end. Fetch it again, or choose an older one. ${NOTHING}`,
  },
  altered: {
    what: 'This backup is not as Keyward wrote it.',
    next: `Something in the file was changed, by damage or by somebody. Choose another one. ${NOTHING}`,
  },
  newer: {
    what: 'A newer Keyward wrote this backup.',
    next: `Bring this Keyward up to date, then restore. ${NOTHING}`,
  },
  otherKit: {
    what: 'This kit does not open this backup.',
    next: `The rows add up, and belong to another kit. ${NOTHING}`,
  },
  rows: { what: 'The four rows do not add up.', next: 'Each row that is wrong is marked beside it.' },
  tooLarge: {
    what: 'This file is larger than any Keyward backup.',
    next: `It was not read to its end. ${NOTHING}`,
  },
  gone: {
    what: 'The file was changed or taken away since it was chosen, or a while has passed.',
    next: `Choose it again. ${NOTHING}`,
  },
  notEmpty: {
    what: 'There is something in this vault already.',
    next: 'A backup is restored into an empty vault only, so that nothing is replaced. Nothing has changed.',
  },
  wrongPassphrase: {
    what: 'That passphrase does not open this file.',
    next: `Capitals and gaps count. It is the one that was chosen when the file was saved. ${NOTHING}`,
  },
  damaged: {
    what: 'This file is cut short, or something in it was changed.',
    next: `It may not have been copied or downloaded to its end. Fetch it again. ${NOTHING}`,
  },
  tooHard: {
    what: 'Opening this file would keep this computer busy for longer than any of Keyward’s does.',
    next: `It was not made by Keyward, or was changed. ${NOTHING}`,
  },
  notMine: {
    what: 'This backup was not sealed to this Keyward’s card.',
    next: `It opens with its kit, and with the Keyward of whoever it was sealed to. ${NOTHING}`,
  },
  unknownColleague: {
    what: 'That person is not there any more.',
    next: 'Choose somebody of the address book.',
  },
  tooManyColleagues: {
    what: 'Backups are sealed to five colleagues already.',
    next: 'End it for one of them first. Nothing has changed.',
  },
  noBackup: {
    what: 'In the folder lies no backup that the present kit opens.',
    next: 'Back up now, then rehearse.',
  },
} as const satisfies Record<BackupRefusal, Message>

/** The sentence for a refusal; another kit is named by its number. */
export const BACKUP_REFUSED = ({ why, kit }: Extract<Failure, { code: 'backupRefused' }>): Message =>
  why === 'otherKit' && kit !== undefined
    ? { what: `This kit does not open this backup: it needs kit ${kit}.`, next: REFUSED_BACKUP.otherKit.next }
    : REFUSED_BACKUP[why]

/** A failure that a backup's log line or the vault's records name. */
export const isBackupRefusal = (code: string): code is BackupRefusal => Object.hasOwn(REFUSED_BACKUP, code)

/** What a restored vault's first line says. */
export const restoredResult = (madeAt: number, line: string): string =>
  `From a backup of ${fullDay(madeAt)}, ${timeOf(madeAt)}; goes on after line ${line}`

/** What the line of a rehearsal says: which kit, which backup, and whether it was as it should be. */
export const rehearsedResult = ({
  differ,
  kit,
  at,
}: Readonly<Record<string, string | undefined>>): string => {
  const of = Date.parse(at ?? '')
  const found =
    differ === undefined ? 'as it should be' : `${count(Number(differ), 'thing')} that nothing explains`
  return `Kit ${kit} opened the backup of ${fullDay(of)}, ${timeOf(of)}: ${found}`
}

/** What is the matter with a row of the kit, where something is; nothing while it is only begun. */
export const rowTrouble = (state: RowState, isLeft: boolean): string | null => {
  switch (state.kind) {
    case 'good':
    case 'empty':
      return null
    case 'short':
      return isLeft ? 'This row is too short: a row has 14 characters.' : null
    case 'long':
      return 'This row is too long: a row has 14 characters.'
    case 'unknownCharacter':
      return `There is no “${state.character}” in a kit. Look at the page again.`
    case 'otherRow':
      return `This is row ${state.row} of the kit.`
    case 'mistyped':
      return 'This row does not add up: something in it is mistyped.'
  }
}
