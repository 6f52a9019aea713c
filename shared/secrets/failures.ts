import * as z from 'zod'
import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of the keychain, and of what is in it (requirements E1, E4, E6, E7, E11). */
export const SECRET_FAILURES = {
  keychainLocked: { lasts: 'passing', undone: ['revoke'], keychainUntouched: true, closes: 'keychainLocked' },
  keychainUnavailable: {
    lasts: 'passing',
    undone: ['revoke'],
    keychainUntouched: true,
    closes: 'keychainUnavailable',
  },
  keychainDenied: { lasts: 'passing', undone: ['revoke'], keychainUntouched: true, closes: 'keychainDenied' },
  keychainTimedOut: { lasts: 'passing', undone: ['revoke'], closes: 'keychainTimedOut' },
  keychainChangedIt: { lasts: 'once', ofOneEntry: true, closes: 'keychainUnavailable' },
  /** It says "none" where something is known to be, which may mean that it does not show it (E11). */
  keychainUnsure: { lasts: 'passing', undone: ['revoke'], closes: 'keychainUnsure' },
  secretMissing: { lasts: 'once', remedy: 'secret', undone: ['revoke'], lost: 'secret' },
  secretAltered: { lasts: 'once', undone: ['revoke'], lost: 'secret' },
  alteredSecretRefused: ONCE,
  ownKeysMissing: { lasts: 'once', lost: 'ownKeys' },
  ownKeysAltered: { lasts: 'once', lost: 'ownKeys' },
  alteredSecretUnclear: ONCE,
  secretTooLong: { lasts: 'once', ofOneEntry: true },
  secretNotText: { lasts: 'once', ofOneEntry: true },
  secretNotDeleted: ONCE,
  leavingBegun: { lasts: 'once', ofOneEntry: true },
  /** What was asked for would take out the last secret that is known to work, or may. */
  wouldLoseSecret: {
    lasts: 'once',
    ofOneEntry: true,
    details: {
      exit: z.enum(['giveUp', 'rollBack', 'finish', 'paste', 'remove', 'enter']),
      leaving: z.enum(['works', 'unknown']),
      staying: z.enum(['refused', 'unknown', 'gone']),
    },
  },
} as const satisfies FailureKinds
