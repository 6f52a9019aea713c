import { UpdateRefusal } from './update.ts'
import { type FailureKinds } from '../kernel/failure-kind.ts'

/** Of updates of Keyward itself (requirement U). */
export const UPDATE_FAILURES = {
  updateRefused: { lasts: 'once', details: { why: UpdateRefusal } },
} as const satisfies FailureKinds
