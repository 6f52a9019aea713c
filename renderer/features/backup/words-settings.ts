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
    'Some minutes after a change, once a day, and when Keyward locks or quits. The newest five, one of each of 14 days and of 12 months are kept.',
  rehearse: 'Rehearse a restore…',
  rehearsal: 'Rehearsed',
  notRehearsed: 'Not yet: nobody has opened a backup with this kit.',
  rehearsedWhat: (apps: number, organisations: number, lines: number) =>
    `${count(apps, 'app')}, ${count(organisations, 'organisation')}, the log up to line ${grouped(lines)}`,
  rehearsedOther: (kit: number) => `That was with kit ${kit}. The present one has not been rehearsed yet.`,
  rehearsedAmiss: 'It held something that nothing explains. Rehearse again after the next backup.',
  colleagues: 'Also opens for',
  nobodyElse:
    'Nobody: only the kit opens a backup. A colleague’s Keyward can open them too, for the day when nobody gets at the page.',
  noColleagues: 'Their card has to be in the address book first, in Handovers.',
  addColleague: 'Let a colleague open them…',
  adding: 'Seal backups to a colleague',
  ending: 'End it for a colleague',
  colleagueSince: (fingerprint: string) => `card ${fingerprint}, since`,
  endColleague: (name: string) => `End it for ${name}`,
  end: 'End it…',
  endOf: (name: string) => `End it… ${name}`,
  endTitle: (name: string) => `Seal backups to ${name} no more?`,
  ends: (name: string) => [`Backups from now on do not open for ${name}`],
  stays: (name: string) => [`Backups that were made until now still open for ${name}, secrets and all`],
  endFoot: 'Whoever should not know them any more: replace the secrets at Xero.',
  keep: 'Keep it',
  addTitle: (name: string) => `Let ${name} open the backups?`,
  addMeans: 'With a backup file and their own Keyward they have:',
  addGives: ['Every client secret in this vault, now and later', 'Its people, handovers, evidence and log'],
  addStays: 'As before:',
  addKeeps: ['No backup holds a sign-in, so they have none', 'The kit opens every backup'],
  addNot: 'Leave it',
  addFoot: (fingerprint: string) =>
    `Sealed to the card ${fingerprint}. Ring them and compare it if you have not. What they can know stands under People.`,
  add: (name: string) => `Let ${name} open them`,
  notYetFor: (amount: number) =>
    `The last backup opens for ${amount === 0 ? 'nobody else' : count(amount, 'colleague')} yet. The next one is made within some minutes.`,
  restoreHere: 'Restore a backup into this empty vault…',
  restoreElsewhere:
    'There is something in this vault, and a backup is restored into an empty one only, so that nothing here is ever replaced. Outside of the sandbox one comes beside what is there, into a practice that is added for it.',
  otherKit: (number: number) =>
    `The last backup opens with kit ${number}. Back up now, so that the new kit opens one.`,
} as const

/** A size as a person takes it in. */
export const kilobytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
