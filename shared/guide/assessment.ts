import * as z from 'zod'
import { DAY, Instant } from '../kernel/instant.ts'

/** The ten areas of the Security standard for Xero API Consumers, in its order. */
export const AREAS = [
  'keys',
  'transit',
  'authentication',
  'indirect',
  'servers',
  'weakSpots',
  'atRest',
  'auditLog',
  'hosting',
  'monitoring',
] as const
export const Area = z.enum(AREAS)
export type Area = z.infer<typeof Area>

export const AreaAnswer = z.object({
  answer: z.enum(['met', 'partly', 'notMet', 'notForUs']),
  words: z.string().max(2_000),
  evidence: z.string().max(500),
  owner: z.string().max(200),
  gap: z.string().max(2_000),
  planBy: Instant.nullable(),
  at: Instant,
  by: z.string(),
})
export type AreaAnswer = z.infer<typeof AreaAnswer>

/** The practice's worksheet: one for all its apps, renewed every year. */
export const Assessment = z.object({
  answers: z.partialRecord(Area, AreaAnswer),
  /** When it was last carried into Xero's form. */
  submittedAt: Instant.nullable(),
})
export type Assessment = z.infer<typeof Assessment>

/** It is due again a year after it was handed in; told so long before. */
export const ASSESSMENT_EVERY = 365 * DAY
export const ASSESSMENT_LEAD = 45 * DAY

export const isAnswered = ({ answers }: Assessment): boolean =>
  AREAS.every((area) => answers[area] !== undefined)
