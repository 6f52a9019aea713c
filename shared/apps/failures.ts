import * as z from 'zod'
import { DraftProblem } from './app-draft.ts'
import { AppKind } from './app-kind.ts'
import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of an app and its form. */
export const APP_FAILURES = {
  draftRefused: { lasts: 'once', ofOneEntry: true, details: { problems: z.array(DraftProblem) } },
  duplicateApp: { lasts: 'once', ofOneEntry: true, details: { appId: z.string(), name: z.string() } },
  /** A PKCE app has no secret, so there is none to show, prove, replace or hand over. */
  appHasNoSecret: { lasts: 'once', undone: ['disconnect', 'revoke'] },
  /** Nobody signs in to a custom connection here. */
  appHasNoSignIns: { lasts: 'once', beforeBrowser: true },
  /** By what Xero answers, the app is of another kind than was chosen. */
  appOfOtherKind: { lasts: 'once', details: { likely: AppKind } },
  /** Whether an app has a secret does not change. */
  kindIsFixed: { lasts: 'once' },
  /** Xero knows the custom connection and gives it no token: nobody has authorised it, or a change has ended that. */
  connectionNotActive: { lasts: 'lasting', undone: ['disconnect'] },
  /** The person called it off while Xero was asked, or the vault was locked meanwhile: nothing is stored. */
  addingCancelled: ONCE,
  unknownApp: { lasts: 'once', undone: ['revoke'] },
} as const satisfies FailureKinds
