import { count } from '../../language/plural.ts'

/** Restoring a vault from a backup. */
export const RESTORE = {
  title: 'Restore from a backup',
  leave: 'Leave without changes',
  need: 'You need the backup file and the printed recovery kit; or a file that was saved under a passphrase, and that passphrase. Nothing is stored on this computer before you have seen what comes back.',
  choose: 'Choose the backup…',
  chooseOther: 'Choose another one…',
  choosing: 'Looking at the file…',
  chosen: 'Backup',
  kitNeeded: (kit: number, fingerprint: string) => `It opens with kit ${kit}, fingerprint ${fingerprint}.`,
  mineToo: 'Colleagues’ Keywards open it too. If it was sealed to your card, you need no kit.',
  openAsMyself: 'Open it with my own keys',
  passphraseNeeded: 'It opens with the passphrase that was chosen when it was saved.',
  typePassphrase: 'Type the passphrase',
  passphrase: 'Passphrase of this file',
  typeKit: 'Type the kit',
  typeKitHint: 'Capitals or not, with or without gaps. Pasting all four rows fills all four.',
  picture: 'Or a picture of the page’s QR code',
  noKitInPicture:
    'There is no kit in this picture that could be read. Take it straight from above, with the whole code in it, or type the rows.',
  row: (number: number) => `Row ${number}`,
  good: 'Adds up',
  open: 'Open the backup',
  opening: 'Opening the backup…',
  notYet: 'All four rows have to add up first.',
  comesBack: 'What comes back',
  asItWas: (whose: string, device: string) => `The vault of ${whose}, as it was on ${device}`,
  nothingYet: 'Nothing has been stored on this computer yet.',
  future: 'This backup is dated after this computer’s clock. Check the clock before you restore.',
  sandbox: 'This is a backup of the sandbox practice. Nothing in it is real.',
  what: 'What',
  howMuch: 'How much',
  afterwards: 'Afterwards',
  apps: 'Apps and their secrets',
  appsAfter: (without: number) =>
    without === 0
      ? 'As they were'
      : `${count(without, 'app')} without a secret: it was not in the keychain then`,
  appsMuch: (apps: number, secrets: number) => `${count(apps, 'app')}, ${count(secrets, 'secret')}`,
  organisations: 'Connected organisations',
  organisationsAfter: 'As known then; the next check asks Xero',
  signIns: 'Sign-ins',
  signInsAfter: 'Sign in again: a backup never holds them',
  log: 'Activity log',
  logMuch: (lines: number) => count(lines, 'line'),
  logWhole: 'Intact, and continues from its last line',
  logMore: (more: number) =>
    `Intact. ${count(more, 'later line')} on this computer ${more === 1 ? 'stays' : 'stay'} too`,
  logBroken: 'As it was, with what Keyward finds wrong in it',
  people: 'Address book, handovers',
  peopleMuch: (people: number, handovers: number) => `${people} and ${handovers}`,
  reviews: 'Evidence',
  asTheyWere: 'As they were',
  unread: (amount: number) =>
    `${count(amount, 'record')} in it cannot be read by this Keyward. ${amount === 1 ? 'It is' : 'They are'} kept, and tried again at each start.`,
  restore: 'Restore it',
  restoring: 'Restoring. Do not switch the computer off…',
  back: 'Back',
  stolen:
    'Was the old computer lost or stolen? Then replace each secret at Xero once the vault is back: whoever has it may have them.',
  twoCopies: 'Do not keep using Keyward on the old computer as well: the two logs would differ from now on.',
  done: 'The vault is back',
  doneMeans: (apps: number, without: number) => {
    if (apps === 0) return 'There was no app in it. The activity log goes on from its last line.'
    const all = without === 0 ? ` with ${apps === 1 ? 'its secret' : 'their secrets'},` : ''
    const lacking =
      without === 0
        ? ''
        : ` ${count(without, 'app')} came back without a secret: ${without === 1 ? 'enter it again, or make a new one' : 'enter them again, or make new ones'} at Xero.`
    return `${count(apps, 'app')}${all} and the activity log, which goes on from its last line.${lacking}`
  },
  next: 'What is left to do',
  signInAgain: (person: string, app: string) => `${person} signs in again with ${app}`,
  card: {
    same: 'Colleagues who seal to you need nothing new: your card is the same',
    lost: 'Show colleagues your new card, in Handovers: the keys of the old one were not in the backup',
    none: null,
  },
  backUpHere: 'In Settings, Backups, check that the folder for backups is right on this computer',
  replace: 'If the old computer was lost or stolen: replace each secret at Xero',
  toOverview: 'Go to Overview',
  iHave: 'I have a backup',
  iHaveHint: 'You need the backup file and the printed recovery kit, or a file saved under a passphrase.',
  restoreFrom: 'Restore from a backup…',
} as const
