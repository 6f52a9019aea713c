import type { Answered } from './starting.ts'

/** What the command ends with; a script goes by them, so that none is ever given another meaning. */
export const EXIT = {
  fine: 0,
  usage: 2,
  notRunning: 10,
  locked: 11,
  off: 12,
  denied: 13,
  unknown: 14,
  signIn: 15,
  busy: 16,
  otherVersion: 17,
  notKeyward: 18,
  noAnswer: 19,
  notWritten: 20,
  notExecutable: 126,
  notFound: 127,
} as const
/** Every way to end that comes of what was asked, and not of how. */
export type Exit = Exclude<keyof typeof EXIT, 'fine' | 'usage'>

/** Anything but what was asked for. */
export type Unanswered = Exclude<Answered, { readonly kind: 'token' | 'standing' }>

/** How it ends where there was nobody to say no. */
const UNASKED: Readonly<Record<Exclude<Unanswered['kind'], 'failed'>, Exit>> = {
  notRunning: 'notRunning',
  notStarted: 'notRunning',
  notReady: 'notRunning',
  off: 'off',
  hungUp: 'noAnswer',
  otherVersion: 'otherVersion',
  notKeyward: 'notKeyward',
}

const CODES: Readonly<Record<string, Exit>> = {
  locked: 'locked',
  vaultClosed: 'locked',
  toolsOff: 'off',
  vaultReadOnly: 'off',
  toolRefused: 'denied',
  toolNotAnswered: 'denied',
  toolQuestionOver: 'denied',
  toolTooSoon: 'denied',
  unknownApp: 'unknown',
  unknownTool: 'unknown',
  toolUnclear: 'unknown',
  toolNotReached: 'unknown',
  toolBusy: 'busy',
  signInExpired: 'signIn',
  toolNoSignIn: 'signIn',
  unknownSignIn: 'signIn',
  signInRevoking: 'signIn',
  otherPerson: 'signIn',
  noRefreshToken: 'signIn',
  secretMissing: 'signIn',
}

/** How it ends where Keyward said no, or did not say anything. */
export const exitOf = (told: Unanswered): Exit =>
  told.kind === 'failed' ? (CODES[told.code] ?? 'noAnswer') : UNASKED[told.kind]
