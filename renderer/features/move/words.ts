import { dayAndTime, fullDay } from '../../language/moments.ts'

/** What both sides of a move say. */
export const MOVE = {
  title: 'Move to another computer',
  titleHere: 'Move a vault to this computer',
  settings: 'Settings',
  overview: 'Overview',
  leave: 'Back',
  fingerprint: 'Compare this on both screens:',
  doing: 'move the vault',
} as const

/** In Settings, where a move begins. */
export const SETTINGS_MOVE = {
  means:
    'For a new computer that takes the place of this one. Apps with their secrets, sign-ins, people, handovers and the activity log go there, and nobody has to sign in again. This one then lets go of every secret.',
  begin: 'Move to another computer…',
  stands: 'Show how the move stands',
} as const

/** The first run’s line for it. */
export const FIRST_MOVE = {
  iAmMoving: 'I am moving from another computer',
  iAmMovingHint: 'You need the computer that the vault is on now, and a stick or a shared folder.',
  moveHere: 'Move it here…',
} as const

/** The old computer, before anything has happened. */
export const MOVE_BEGIN = {
  how: 'On the new computer, start Keyward and choose “I am moving from another computer”. It shows a card: a code that is no secret. Bring it here, by mail or on a stick.',
  code: 'Card of the new computer',
  look: 'Look at it',
  looking: 'Looking…',
  seal: (device: string) => `Seal this vault for ${device}?`,
  heads: { ends: 'What goes there', stays: 'What happens here' },
  goes: [
    'Every app with its secret, the address book, handovers, reviews and the activity log',
    'Your sign-ins, this once: nobody signs in again',
  ],
  here: [
    'Keyward asks where to save one sealed file, which only that computer opens',
    'From then on nothing changes here, and nobody is asked with the sign-ins: two copies would end each other’s',
    'The secrets leave this computer only when the new one has shown that it has them',
  ],
  foot: 'Until then you can keep it here after all.',
  keep: 'Not now',
  action: 'Seal it…',
  sealing: 'Sealing…',
  done: 'Sealed. Bring the file to the new computer.',
  notSaved: 'No file was saved yet. The vault is held all the same, until you save one or keep it here.',
} as const

/** The old computer, held. */
export const MOVE_HELD = {
  title: (to: string) => `Sealed for ${to}`,
  since: (to: string, at: number, now: number) =>
    `Since ${dayAndTime(at, now)} nothing changes here. The vault is in force here until ${to} says that it has it.`,
  next: 'What comes next',
  bring: (path: string) => `Bring the file to the new computer and choose it there: ${path}`,
  saveFirst: 'Save the sealed file, and bring it to the new computer.',
  receive: 'There, look at what comes and choose “Move it here”. It then shows a receipt. Enter that here.',
  saveFile: 'Save the file…',
  saveAgain: 'Save the file again…',
  receipt: 'Receipt of the new computer',
  take: 'Take the receipt',
  taking: 'Taking it…',
  takeMeans:
    'With it, every secret and sign-in is deleted here. What you see stays to be read, without any secret.',
  out: 'Or keep it here',
  keepMeans: 'No file was saved, so nothing has left this computer.',
  keep: 'Keep it here after all',
  keepNeedsWord:
    'The other computer may have opened the file, so only its word brings the vault back. There, choose “Do not move it here”, and enter the code that it shows above, in place of a receipt.',
  lost: 'That computer is lost…',
  lostTitle: 'Keep it here without the other computer’s word?',
  lostEnds: [
    'The sign-ins that are here: the other computer may be using them, so everybody signs in again',
    'The other computer’s receipt: it counts for nothing here afterwards',
  ],
  lostStays: ['Every app with its secret, and everything else', 'Everything at Xero'],
  lostFoot:
    'Only if that computer was lost, wiped or broken. If it has the vault, there are two from then on. Replace each secret at Xero where somebody else may have it.',
  lostKeep: 'Wait for its word',
  lostAction: 'Keep it here',
  isHere: 'The vault stays here.',
  isRetired: 'The vault has moved, and its secrets are gone from here.',
} as const

/** The old computer, once the vault has gone. */
export const MOVE_GONE = {
  title: (to: string) => `The vault has moved to ${to}`,
  when: (at: number) => `On ${fullDay(at)}. It is in force there, and no longer here.`,
  gone: 'Every secret was deleted from this computer’s keychain, each proven gone by asking for it again, and the sign-ins from Keyward’s file.',
  stays:
    'What you see here is how it was then: apps, connections and the log, to be read. Nothing in it can be changed.',
  unfinished: 'Some secrets could not be deleted from the keychain yet.',
  finish: 'Delete the rest',
  begin: 'Begin with an empty vault here…',
  beginTitle: 'Begin with an empty vault on this computer?',
  beginEnds: ['What can be read here: apps, connections and the log as they were'],
  beginStays: ['The vault on the other computer, with everything', 'The files of the old one: they are kept'],
  beginFoot: 'For somebody else, or another practice. Nothing changes at Xero.',
  beginKeep: 'Keep it to be read',
  beginAction: 'Begin with an empty vault',
} as const

/** The new computer, waiting. */
export const MOVE_WAITING = {
  intro: 'The vault comes in one sealed file, which only this computer opens.',
  card: '1. Bring this card to the old computer',
  cardMeans: 'There, in Settings: “Move to another computer”. The code is no secret.',
  cardName: 'card',
  qr: 'The card as a QR code',
  file: '2. Choose the file that it saves',
  choose: 'Choose the file…',
  chooseOther: 'Choose another file…',
  opening: 'Opening it…',
  comes: 'What comes here',
  of: (whose: string, device: string) => `The vault of ${whose}, from ${device}`,
  nothingYet: 'Nothing has been stored on this computer yet.',
  take: 'Move it here',
  takingIt: 'Storing it. Do not switch the computer off…',
  decline: 'Do not move it here…',
  declineTitle: 'Do not move the vault here?',
  declineEnds: ['This card: whatever is sealed to it is never opened here, for good'],
  declineStays: ['The vault on the old computer, with everything', 'Whatever is on this computer'],
  declineFoot: 'Keyward then shows a code. Once the old computer has it, its vault is in force there again.',
  declineKeep: 'Go on with the move',
  declineAction: 'Do not move it here',
} as const

/** The new computer, once it has said what became of it. */
export const MOVE_SAID = {
  arrived: 'The vault is on this computer now',
  arrivedMeans: (from: string) =>
    `It is in force here from now on, and no longer on ${from}. The sign-ins came along.`,
  receipt: 'Bring this receipt to the old computer',
  receiptMeans: (from: string) =>
    `Until ${from} has it, it holds its copy and changes nothing. With it, it deletes every secret there. The receipt is no secret.`,
  receiptName: 'receipt',
  qr: 'The receipt as a QR code',
  given: 'The old computer has it',
  givenAlready: 'You said that the old computer has it.',
  declined: 'The vault stays on the old computer',
  declinedMeans:
    'What was sealed for this computer is never opened here. Enter this code on the old computer, in place of a receipt: it goes on then.',
  codeName: 'code',
  codeQr: 'The code as a QR code',
  next: 'What is left to do here',
  backup: 'In Settings, Backups: check the folder for backups. The recovery kit stays the same',
  lock: 'In Settings, Lock: set a passphrase, if the old computer had one. It did not come along',
} as const

/** The strip above every view while a move is under way, or over on this computer. */
export const MOVE_NOTE = {
  label: 'Move to another computer',
  held: (to: string) => `This vault is sealed for ${to}.`,
  heldMeans: 'It can be read here, and nothing in it changes until that computer has it.',
  gone: (to: string, at: number) => `This vault moved to ${to} on ${fullDay(at)}.`,
  goneMeans: 'Here it can be read. No secret is left on this computer.',
  retiring: 'Some secrets are still in the keychain.',
  arrived: (from: string) => `Bring the receipt to ${from}.`,
  arrivedMeans: 'Until then it keeps its copy, and changes nothing in it.',
  declined: 'Bring the code to the old computer.',
  declinedMeans: 'Its vault waits for that.',
  show: 'Show the move',
} as const

/** Of what comes, beside what a backup brings. */
export const MOVE_PREVIEW = {
  sandbox: 'This is the vault of a sandbox practice. Nothing in it is real.',
} as const
