import type { Notice } from '../../shared/contract/work.ts'
import type { Message } from './message.ts'
import { count } from '../language/plural.ts'
import { SHELL_NOTICES } from './shell-notices.ts'

/** A notice, told once and quietly. */
export const describeNotice = ({ code, about }: Notice): Message => NOTICES[code](about ?? '')

const NOTICES = {
  graphicsRestarted: () => ({
    what: 'The part of this computer that draws the window had stopped, and was restarted.',
    next: 'Nothing is lost. If it happens often, a newer graphics driver may help.',
  }),
  fileNotOpened: () => ({
    what: 'A file was opened that Keyward cannot use.',
    next: 'It opens handovers (.age), the review.json of an evidence pack, and exports of password managers. The file is as it was.',
  }),
  strayLink: () => ({
    what: 'A keyward:// link came in that no sign-in was waiting for.',
    next: 'It was thrown away and nothing was changed. That happens when a page is loaded again; it may also be a link that somebody else made.',
  }),
  recoveredPrevious: () => ({
    what: 'The vault’s file could not be read, so Keyward opened the one before it.',
    next: 'The last change may be missing. The file that could not be read is kept beside it.',
  }),
  anotherKeyward: () => ({
    what: 'Another Keyward had the same vault open when this one looked.',
    next: 'Close one of the two. While both are open, what one of them changes, the other refuses to write over.',
  }),
  recordsSetAside: (about) => ({
    what: `${/^\d+$/u.test(about) ? count(Number(about), 'record') : 'Some records'} in the vault could not be read and ${about === '1' ? 'was' : 'were'} set aside.`,
    next: 'All others are here. What was set aside stays in the vault’s file as it is, and Keyward tries to read it again at each start.',
  }),
  datesMended: (about) => ({
    what: `${/^\d+$/u.test(about) ? count(Number(about), 'date') : 'Some dates'} in the vault that no calendar has ${about === '1' ? 'was' : 'were'} corrected.`,
    next: 'A secret’s or organisation’s date may now read as not known, or as long ago. Nothing else was changed.',
  }),
  renewedDespiteClock: (about) => ({
    what: `A sign-in was renewed, and this computer’s clock is ${clockWords(about)} Xero’s.`,
    next: 'The sign-in goes on as before. Set the clock: the dates here follow it, and a new sign-in needs it.',
  }),
  renewedDespiteKeys: () => ({
    what: 'A sign-in was renewed, and Xero’s keys could not be had to check who it is about.',
    next: 'The sign-in goes on as before. Keyward checks again at the next renewal.',
  }),
  renewedDespiteIdToken: () => ({
    what: 'A sign-in was renewed, and what Xero said about who it is for could not be checked.',
    next: 'The sign-in goes on as before. If this keeps happening, tell your IT.',
  }),
  orphanSecretsSwept: (about) => ({
    what: `${/^\d+$/u.test(about) ? count(Number(about), 'secret') : 'Secrets'} without an app ${about === '1' ? 'was' : 'were'} cleared out of the keychain.`,
    next: 'They were left over from a change that was interrupted. No app has lost anything.',
  }),
  secretFoundMissing: (about) => ({
    what: `The keychain no longer holds the secret of ${about === '' ? 'an app' : about}.`,
    next: 'Somebody or something took it out. Enter it again on the app’s page.',
  }),
  secretFoundAltered: (about) => ({
    what: `The secret of ${about === '' ? 'an app' : about} in the keychain is not the one that Keyward put there.`,
    next: 'Somebody or something replaced it. It is neither shown nor used until you have decided, on the app’s page.',
  }),
  leavingFinished: (about) => ({
    what: `What was started with ${about === '' ? 'an app' : about} and interrupted is now finished.`,
    next: 'Its secret had left the keychain already. The activity says what it was.',
  }),
  clockLeapt: (about) => ({
    what: `By this computer’s clock, Keyward was last used ${/^\d+$/u.test(about) ? count(Number(about), 'day') : 'a long time'} ago.`,
    next: 'If that is wrong, set the clock before you continue: everything is dated by it.',
  }),
  deletedKept: () => ({
    what: 'KeePassXC keeps what was deleted in its recycle bin.',
    next: 'A secret that has left Keyward’s keychain may still lie there. Empty the recycle bin in KeePassXC to be rid of it.',
  }),
  leavingTakenBack: (about) => ({
    what: `What was started with ${about === '' ? 'an app' : about} was interrupted before its secret had left the keychain.`,
    next: 'It was undone: the secret is where it was. Do it again if you still want to.',
  }),
  ...SHELL_NOTICES,
  notShown: () => ({
    what: 'Keyward could not show its latest change.',
    next: 'What you see here is older than what the vault holds. Start Keyward again; if it keeps happening, tell whoever looks after it.',
  }),
} as const satisfies Record<Notice['code'], (about: string) => Message>

/** By how much, from minutes ahead of Xero's; a day and more in days. */
const clockWords = (about: string): string => {
  const minutes = Number(about)
  if (about === '' || !Number.isFinite(minutes)) return 'not the same as'
  const amount = Math.abs(minutes)
  const span = amount < 2_880 ? count(amount, 'minute') : count(Math.round(amount / 1_440), 'day')
  return `${span} ${minutes < 0 ? 'behind' : 'ahead of'}`
}
