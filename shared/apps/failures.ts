import * as z from 'zod'
import { DraftProblem } from './app-draft.ts'
import { type FailureKinds } from '../kernel/failure-kind.ts'

/** Of an app and its form. */
export const APP_FAILURES = {
  draftRefused: { lasts: 'once', ofOneEntry: true, details: { problems: z.array(DraftProblem) } },
  duplicateApp: { lasts: 'once', ofOneEntry: true, details: { appId: z.string(), name: z.string() } },
  unknownApp: { lasts: 'once', undone: ['revoke'] },
} as const satisfies FailureKinds
