import * as z from 'zod'
import { MinutesApart } from '../kernel/instant.ts'
import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of signing in, and of what a sign-in gives (requirements C and D). */
export const SIGN_IN_FAILURES = {
  unknownSignIn: { lasts: 'once', undone: ['disconnect', 'revoke'] },
  unknownAttempt: ONCE,
  signInCancelled: ONCE,
  signInTimedOut: ONCE,
  signInAlreadyRunning: ONCE,
  browserNotOpened: { lasts: 'once', beforeBrowser: true },
  portTaken: { lasts: 'once', beforeBrowser: true, details: { port: z.int() } },
  consentRefused: ONCE,
  xeroRefusedSignIn: { lasts: 'once', details: { error: z.string().max(64) } },
  pastedAddressRefused: {
    lasts: 'once',
    details: {
      why: z.enum(['notAnAddress', 'wrongAddress', 'noCode', 'otherSignIn', 'tooLong', 'repeated']),
    },
  },
  issuerMismatch: ONCE,
  clockWrong: { lasts: 'once', details: { minutes: MinutesApart } },
  idTokenRefused: ONCE,
  signInExpired: { lasts: 'once', remedy: 'signIn', undone: ['disconnect', 'revoke'] },
  noRefreshToken: { lasts: 'once', remedy: 'signIn', undone: ['disconnect', 'revoke'] },
  /** It is asked to be revoked, so that nothing is asked with it (requirement D12). */
  signInRevoking: { lasts: 'once', undone: ['disconnect'] },
  /** Xero was asked to revoke it, and takes it still. */
  signInStillTaken: ONCE,
  signedInAnew: ONCE,
  /** A renewal's ID token, sound in itself, is about somebody else (OpenID Connect Core §12.2). */
  otherPerson: { lasts: 'once', undone: ['disconnect', 'revoke'] },
} as const satisfies FailureKinds
