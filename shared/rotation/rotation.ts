import * as z from 'zod'
import { Aftermath } from './aftermath.ts'
import { Instant } from '../kernel/instant.ts'
import { RotationOutcome } from './leaving.ts'

/** How often a secret is to be replaced, and how early to say so. Xero mandates nothing; this is the practice's own. */
export const RotationPolicy = z.object({
  everyDays: z.int().min(1).max(1_095),
  leadDays: z.int().min(0).max(120),
  /** A reminder that would fall on a Saturday or Sunday comes on the Friday before. */
  skipsWeekends: z.boolean(),
  /** Who sees to it; empty where nobody was named. */
  owner: z.string().max(200),
})
export type RotationPolicy = z.infer<typeof RotationPolicy>

export const DEFAULT_POLICY: RotationPolicy = {
  everyDays: 90,
  leadDays: 14,
  skipsWeekends: true,
  owner: '',
}

/** A tool, person or place that uses an app's secret, and has to be given the new one. */
export const Consumer = z.object({
  id: z.string(),
  name: z.string().min(1).max(200),
  /** Who runs it or where it stands, in the practice's words. */
  where: z.string().max(200),
})
export type Consumer = z.infer<typeof Consumer>

/** Why a secret is due before its days are over. */
export const ForcedReason = z.enum(['leaver', 'handedOver', 'leaked', 'asked'])
export type ForcedReason = z.infer<typeof ForcedReason>

/** Whether Xero recognises a secret. `refused`: `invalid_client`; `couldNotTell`: anything that is no clear answer. */
export const SecretAsked = z.enum(['works', 'refused', 'couldNotTell'])
export type SecretAsked = z.infer<typeof SecretAsked>

/** What asking Xero about a secret showed; only a clear answer is an answer. */
export const SecretProof = z.object({
  at: Instant,
  result: SecretAsked,
  /** Why it could not be told, or what was answered: the code of a failure. */
  because: z.string().max(64),
})
export type SecretProof = z.infer<typeof SecretProof>

/** A sign-in renewed with the new secret: the proof that the app's own work goes on. */
export const RenewalProof = z.object({
  at: Instant,
  result: z.enum(['works', 'refused', 'couldNotTell', 'noSignIn']),
  because: z.string().max(64),
  person: z.string(),
})
export type RenewalProof = z.infer<typeof RenewalProof>

export const ROTATION_STEPS = [
  'list',
  'make',
  'paste',
  'prove',
  'switch',
  'update',
  'oldDead',
  'forget',
] as const
export const RotationStep = z.enum(ROTATION_STEPS)
export type RotationStep = z.infer<typeof RotationStep>

/** The same after a leak: the old secret is deleted before anybody waits for the tools. */
const LEAK_STEPS: readonly RotationStep[] = [
  'list',
  'make',
  'paste',
  'prove',
  'switch',
  'oldDead',
  'update',
  'forget',
]

/** The steps of a rotation in its own order. */
export const stepsOf = ({ isLeak }: Pick<Rotation, 'isLeak'>): readonly RotationStep[] =>
  isLeak ? LEAK_STEPS : ROTATION_STEPS

/** A rotation on its way. Which step is next follows from what has been done, so no step can be skipped. */
export const Rotation = z.object({
  id: z.string(),
  appId: z.string(),
  isLeak: z.boolean(),
  begunAt: Instant,
  begunBy: z.string(),
  listedAt: Instant.nullable(),
  madeAt: Instant.nullable(),
  /** The new secret, once it is in the keychain; never part of it. */
  candidate: z
    .object({ storedAt: Instant, fingerprint: z.string(), length: z.int(), currentLength: z.int() })
    .nullable(),
  /** Where the new secret came with a handover: from whom, and when it was generated, as far as they said. */
  received: z
    .object({ handoverId: z.string(), from: z.string(), createdAt: Instant.nullable() })
    .nullable()
    .default(null),
  proof: SecretProof.nullable(),
  renewal: RenewalProof.nullable(),
  /** The current one asked the same way, to compare with. */
  currentProof: SecretProof.nullable(),
  switchedAt: Instant.nullable(),
  /** Consumers that have the new secret, by id. */
  updated: z.array(z.object({ id: z.string(), at: Instant, by: z.string() })),
  updatesDoneAt: Instant.nullable(),
  oldProof: SecretProof.nullable(),
})
export type Rotation = z.infer<typeof Rotation>

/** One that is just begun; in an emergency nobody waits for a list of who uses the secret. */
export const newRotation = (
  begun: Pick<Rotation, 'id' | 'appId' | 'isLeak' | 'begunAt' | 'begunBy'>,
): Rotation => ({
  ...begun,
  listedAt: begun.isLeak ? begun.begunAt : null,
  madeAt: null,
  candidate: null,
  received: null,
  proof: null,
  renewal: null,
  currentProof: null,
  switchedAt: null,
  updated: [],
  updatesDoneAt: null,
  oldProof: null,
})

/** The step that a rotation is at: the first that is not done. */
export const stepOf = (rotation: Rotation): RotationStep => {
  if (rotation.switchedAt === null) {
    if (rotation.listedAt === null) return 'list'
    if (rotation.madeAt === null) return 'make'
    if (rotation.candidate === null) return 'paste'
    return isProven(rotation) ? 'switch' : 'prove'
  }
  const isDead = rotation.oldProof?.result === 'refused'
  if (rotation.isLeak && !isDead) return 'oldDead'
  if (rotation.updatesDoneAt === null) return 'update'
  return isDead ? 'forget' : 'oldDead'
}

/** Whether the new secret has shown that it works, and no sign-in has shown the contrary. */
export const isProven = ({ proof, renewal }: Pick<Rotation, 'proof' | 'renewal'>): boolean =>
  proof?.result === 'works' && (renewal?.result === 'works' || renewal?.result === 'noSignIn')

/** One secret that an app has had, as far as this vault knows. */
export const SecretRecord = z.object({
  appId: z.string(),
  fingerprint: z.string(),
  createdAt: Instant.nullable(),
  storedAt: Instant,
  by: z.string(),
  /** `accepted`: it was found altered in the keychain, Xero recognised it, and somebody took it as it was. */
  how: z.enum(['added', 'enteredAgain', 'rotated', 'rolledBack', 'accepted']),
  /** When it was taken out of use here, and when Xero was seen to refuse it. */
  replacedAt: Instant.nullable(),
  provenDeadAt: Instant.nullable(),
})
export type SecretRecord = z.infer<typeof SecretRecord>

/** A rotation that has come to its end. */
export const FinishedRotation = z.object({
  id: z.string(),
  appId: z.string(),
  app: z.string(),
  isLeak: z.boolean(),
  begunAt: Instant,
  finishedAt: Instant,
  by: z.string(),
  outcome: RotationOutcome,
  proof: SecretProof.nullable(),
  renewal: RenewalProof.nullable(),
  oldProof: SecretProof.nullable(),
  consumers: z.array(z.object({ name: z.string(), isUpdated: z.boolean() })),
})
export type FinishedRotation = z.infer<typeof FinishedRotation>

/** What the window sees of rotation: policies, what is due and why, what is under way, what was. */
export const RotationState = z.object({
  policy: RotationPolicy,
  /** Policies of single apps. */
  policies: z.record(z.string(), RotationPolicy),
  consumers: z.record(z.string(), z.array(Consumer)),
  forced: z.record(z.string(), z.object({ reason: ForcedReason, at: Instant, person: z.string() })),
  snoozed: z.record(z.string(), z.object({ until: Instant, at: Instant, reason: z.string().max(300) })),
  open: z.array(Rotation),
  records: z.array(SecretRecord),
  finished: z.array(FinishedRotation),
  /** What is left to be done after them; settled ones stay as history. */
  aftermath: z.array(Aftermath).default([]),
})
export type RotationState = z.infer<typeof RotationState>

export const EMPTY_ROTATION: RotationState = {
  policy: DEFAULT_POLICY,
  policies: {},
  consumers: {},
  forced: {},
  snoozed: {},
  open: [],
  records: [],
  finished: [],
  aftermath: [],
}

export const policyFor = (state: Pick<RotationState, 'policy' | 'policies'>, appId: string): RotationPolicy =>
  state.policies[appId] ?? state.policy
