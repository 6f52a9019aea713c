import { count, grouped } from '../../language/plural.ts'

/** Backups in Settings. */
export const SETTINGS_BACKUP = {
  whatFor:
    'If this computer, its account or its keychain is lost, a backup and the printed kit bring back the apps with their secrets, the people, the handovers and the activity log. Sign-ins are not in it: people sign in again.',
  kit: 'Recovery kit',
  noKit: 'None yet. Backups begin with it: they are sealed so that only the kit opens them.',
  kitIs: (number: number, fingerprint: string) => `Kit ${number}, fingerprint ${fingerprint}, made`,
  begunKit: (number: number, fingerprint: string) =>
    `Kit ${number}, fingerprint ${fingerprint}, was begun and never finished: its page may have been saved or printed, and no backup opens with it. If you have that page, type its rows once, and backups are sealed to it from then on. If not, make a new kit.`,
  haveBegunKit: 'I have that page…',
  lost: 'If the page was lost, copied or seen, make a new one. The old page then opens nothing that is made later.',
  makeKit: 'Make the recovery kit…',
  makeNewKit: 'Make a new kit…',
  makingKit: 'Making the recovery kit',
  madeKit: 'Put the page in the safe, not beside the backups.',
  printedKit: 'The recovery kit was sent to the printer. Put the page in the safe, not beside the backups.',
  print: 'Print…',
  saveAsPdf: 'Save as PDF…',
  saveAsPage: 'Save as a web page…',
  where: 'Where',
  noFolder: 'No folder yet: OneDrive, a USB stick or a network share will do.',
  chooseFolder: 'Choose a folder…',
  changeFolder: 'Change the folder…',
  choosingFolder: 'Choose a folder for backups',
  last: 'Last backup',
  none: 'None yet',
  made: 'Written and read back',
  holds: (apps: number, secrets: number, size: number) =>
    `${count(apps, 'app')}, ${count(secrets, 'client secret')}, ${kilobytes(size)}`,
  missing: (amount: number) =>
    `${count(amount, 'secret')} that the records name ${amount === 1 ? 'was' : 'were'} not in the keychain, and ${amount === 1 ? 'is' : 'are'} not in it.`,
  failing: 'No backup since then: it was tried and did not succeed',
  restored: 'This vault was restored from a backup of',
  backUpNow: 'Back up now',
  backingUp: 'Backing up…',
  doingBackUp: 'Back up',
  rhythm:
    'Some minutes after a change, once a day, and when Keyward quits. The newest five, one of each of 14 days and of 12 months are kept.',
  rehearse: 'Rehearse a restore…',
  rehearsal: 'Rehearsed',
  notRehearsed: 'Not yet: nobody has opened a backup with this kit.',
  rehearsedWhat: (apps: number, organisations: number, lines: number) =>
    `${count(apps, 'app')}, ${count(organisations, 'organisation')}, the log up to line ${grouped(lines)}`,
  rehearsedOther: (kit: number) => `That was with kit ${kit}. The present one has not been rehearsed yet.`,
  rehearsedAmiss: 'It held something that nothing explains. Rehearse again after the next backup.',
  restoreHere: 'Restore a backup into this empty vault…',
  restoreElsewhere:
    'A backup is restored into an empty vault only: at the first start on a computer, or where a vault cannot be opened. So nothing that is here is ever replaced by it.',
  otherKit: (number: number) =>
    `The last backup opens with kit ${number}. Back up now, so that the new kit opens one.`,
} as const

/** A size as a person takes it in. */
export const kilobytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
