import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { CheckName, LockCause, LockWay } from '../../../shared/lock/lock.ts'
import { dayAndTime, longDay } from '../../language/moments.ts'
import { count } from '../../language/plural.ts'

const WHY = {
  asked: (when: string) => `You locked it ${when}.`,
  idle: (when: string) => `Nobody used it for a while, so it locked itself ${when}.`,
  asleep: (when: string) => `It locked itself when the computer went to sleep, ${when}.`,
  screen: (when: string) => `It locked itself when the screen was locked, ${when}.`,
  hidden: (when: string) => `It locked itself when its window was closed, ${when}.`,
  quit: (when: string) => `It locked itself when Keyward was quit, ${when}.`,
  start: () => 'Keyward asks for the passphrase after every start.',
} as const satisfies Record<LockCause, (when: string) => string>

/** What `locked-view.tsx` says. */
export const LOCKED_VIEW = {
  title: 'Keyward is locked',
  why: (cause: LockCause, at: number | null, now: number, way: LockWay) =>
    at === null
      ? way === 'gate'
        ? 'Keyward asks whether it is you after every start.'
        : WHY.start()
      : WHY[cause](dayAndTime(at, now)),
  passphrase: 'Passphrase',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  unlocked: 'Unlocked.',
  capsLock: 'Caps Lock is on.',
  waits: (seconds: number) => `Keyward waits ${count(seconds, 'second')} before the next try.`,
  wrongTries: (wrong: number) =>
    `${count(wrong, 'wrong try', 'wrong tries')} so far. Nothing is lost by ${wrong === 1 ? 'it' : 'them'}.`,
  forgotten: 'I have forgotten it',
  forgottenTitle: 'If nobody knows the passphrase',
  forgottenMeans:
    'Nobody can look it up for you, not even whoever made Keyward. With a backup and its recovery kit everything but sign-ins comes back, into a vault without a lock. Without them an empty vault can begin. The locked files are kept either way, and nothing changes at Xero.',
  restore: 'Restore from a backup',
  begin: 'Begin with an empty vault',
  beginTitle: 'Begin with an empty vault?',
  beginEnds: ['Keyward opens without the apps and connections in the locked vault'],
  beginStays: ['The locked files: they are kept beside the new ones', 'Everything at Xero'],
  beginFoot: 'Look for the recovery kit first: this is the last resort.',
  keep: 'Keep it locked',
  backToPassphrase: 'Back to the passphrase',
  goesOn: 'Goes on while locked',
  goesOnReminders: 'Reminders, as numbers without names.',
  goesOnClipboard: 'The clipboard. What was copied is cleared.',
  waitsTitle: 'Waits until you unlock',
  waitsChecks: (lapsesAt: number | null, now: number) =>
    lapsesAt === null
      ? 'Checks, and keeping sign-ins alive.'
      : `Checks, and keeping sign-ins alive. The first ${lapsesAt > now ? 'lapses' : 'was to lapse'} on ${longDay(lapsesAt, now)}.`,
  waitsEnds: (pending: number) => `${count(pending, 'disconnection')} that Xero has not confirmed.`,
  waitsLinks: (amount: number) => `${count(amount, 'link')} that came and nobody has opened.`,
} as const

const CHECKS = { touchId: 'Touch ID', hello: 'Windows Hello' } as const
const OF_PLATFORM: Partial<Record<Snapshot['platform'], CheckName>> = { macos: 'touchId', windows: 'hello' }

/** What the computer's own question is called, also while it cannot be asked. */
export const checkCalled = (check: CheckName | null, platform: Snapshot['platform']): string => {
  const name = check ?? OF_PLATFORM[platform]
  return name === undefined ? 'the computer’s own check' : CHECKS[name]
}

const SCREEN_KEYS: Partial<Record<Snapshot['platform'], string>> = {
  macos: ' (Control-Command-Q)',
  windows: ' (Windows-L)',
}

/** What `locked-gate.tsx` says. */
export const LOCKED_GATE = {
  unlock: (check: string) => `Unlock with ${check}`,
  asking: 'The computer is asking…',
  cannot: (check: string) => `${check} does not ask me`,
  title: (check: string) => `Without ${check}`,
  means: (check: string) =>
    `With the lid closed, the sensor unplugged or ${check} taken off this computer, your vault is still here, and its key is still in the keychain. Keyward then takes the lock of the computer’s screen as the answer: whoever unlocks that has shown the computer who they are.`,
  byScreen: 'Unlock by the screen’s lock',
  now: (platform: Snapshot['platform']) =>
    `Now lock this computer’s screen${SCREEN_KEYS[platform] ?? ''} and unlock it again as you always do. Keyward opens then. It waits for ten minutes.`,
  noLonger: 'Don’t wait for it',
  back: (check: string) => `Back to ${check}`,
  restore: 'Restore from a backup',
} as const

/** What `settings-lock.tsx` says. */
export const SETTINGS_LOCK = {
  ways: {
    off: 'Off',
    gate: 'Ask that it’s me',
    passphrase: 'Passphrase',
  } satisfies Record<LockWay, string>,
  means: {
    off: 'Whoever sits at this computer while you are signed in to it can open Keyward and see everything.',
    passphrase:
      'The vault and every secret in the keychain are sealed: while Keyward is locked nobody opens them without the passphrase, not even programs that run as you.',
  },
  gateMeans: (check: string) =>
    `Whoever opens Keyward is asked by ${check}. It is a gate and no seal: programs that run as you still reach the keychain.`,
  best: 'The best that this computer can do.',
  legend: 'How Keyward is locked',
  choose: 'Choose a passphrase',
  newPassphrase: 'New passphrase',
  again: 'The same once more',
  present: 'Present passphrase',
  notSame: 'The two are not the same.',
  hint: 'At least 12 letters. Several words that have nothing to do with each other are easiest to remember. Write it down and keep it with your recovery kit: nobody can look it up for you.',
  suggest: 'Suggest one',
  suggested: 'This one was picked by chance. Write it down before you go on:',
  set: 'Set the passphrase',
  change: 'Change the passphrase',
  drop: 'Take the passphrase off',
  dropMeans:
    'Everything in the keychain goes back into the clear, where programs that run as you can read it.',
  working: 'Sealing. This takes some seconds; Keyward may be used meanwhile.',
  isSet: 'The passphrase is set. The vault and every secret in the keychain are sealed.',
  isChanged: 'The passphrase is changed.',
  isOff: 'The passphrase is taken off.',
  unfinished: 'A change of the lock was begun and is not finished. Keyward finishes it at its next start.',
  cancel: 'Cancel',
  lockNow: 'Lock now',
  afterLabel: 'Lock when nobody has used Keyward for',
  minutes: (minutes: number) => count(minutes, 'minute'),
  never: 'Never by itself',
  always: 'It also locks when the computer sleeps, when its screen is locked, and when Keyward is quit.',
  whenHidden: 'Lock when the window is closed to the tray',
  asksAgain:
    'Ask again before a secret is shown, copied, handed over or saved to a file, and before a recovery kit is made',
  asksAgainMeans: 'The answer then counts for five minutes.',
  gateIsSet: 'From now on the computer asks whether it is you.',
  gateIsOff: 'The computer no longer asks whether it is you.',
  toGate: 'Have the computer ask instead',
  changing: 'change the lock',
} as const

/** What `ask-again.tsx` says. */
export const ASK_AGAIN = {
  title: 'Is it you?',
  means:
    'What you asked for takes a secret out of the vault, or changes the lock. The passphrase counts for five minutes.',
  passphrase: 'Passphrase',
  byCheck:
    'What you asked for takes a secret out of the vault, or changes the lock. Your answer counts for five minutes.',
  askMe: (check: string) => `Ask me by ${check}`,
  goOn: 'Go on',
  cancel: 'Cancel',
} as const
