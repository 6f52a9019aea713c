import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'
import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of replacing a secret. */
export const ROTATION_FAILURES = {
  unknownRotation: ONCE,
  unknownAftermath: ONCE,
  rotationNotThere: ONCE,
  sameSecret: ONCE,
  secretOfAnotherApp: { lasts: 'once', details: { name: z.string() } },
  secretUsedBefore: { lasts: 'once', details: { replacedAt: Instant.nullable() } },
  newSecretRefused: { lasts: 'once', details: { pasted: z.int(), current: z.int() } },
  newSecretNotProven: ONCE,
  oldSecretNotDead: ONCE,
  previousSecretGone: ONCE,
  previousSecretDead: ONCE,
} as const satisfies FailureKinds
