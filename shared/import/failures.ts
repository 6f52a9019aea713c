import { ImportRefusal } from './refusal.ts'
import { type FailureKinds } from '../kernel/failure-kind.ts'

/** Of importing what people keep elsewhere. */
export const IMPORT_FAILURES = {
  importRefused: { lasts: 'once', details: { why: ImportRefusal } },
} as const satisfies FailureKinds
