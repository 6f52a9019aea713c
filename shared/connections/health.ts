import * as z from 'zod'
import { Failure } from '../kernel/failure.ts'
import { Instant } from '../kernel/instant.ts'

/** How many more calls Xero said it would take: for this organisation a minute and a day, for the app a minute. */
export const CallsLeft = z.object({
  minute: z.int().nullable(),
  day: z.int().nullable(),
  appMinute: z.int().nullable(),
})
export type CallsLeft = z.infer<typeof CallsLeft>

/** One question about one connection, and what came of it. */
export const HealthCheck = z.object({
  at: Instant,
  /** Asked of Xero whether it lists it, or of the organisation or the practice itself. */
  asked: z.enum(['listing', 'organisation', 'practice']),
  tookMs: z.int().nonnegative(),
  /** HTTP status; `null` where nothing answered. */
  status: z.int().nullable(),
  failure: Failure.nullable(),
  left: CallsLeft.nullable(),
})
export type HealthCheck = z.infer<typeof HealthCheck>

/** What a connection itself can be asked, by its kind; `null` where Keyward knows no harmless question. */
export const probeOf = (tenantType: string): 'organisation' | 'practice' | null => {
  if (tenantType === 'ORGANISATION') return 'organisation'
  return tenantType === 'PRACTICEMANAGER' ? 'practice' : null
}

/** Scopes of which one is enough to ask it. */
export const PROBE_SCOPES = {
  organisation: ['accounting.settings.read', 'accounting.settings'],
  practice: ['practicemanager.staff.read', 'practicemanager.staff', 'practicemanager'],
} as const satisfies Record<'organisation' | 'practice', readonly string[]>

/** Whether a sign-in with these scopes may ask it. */
export const mayProbe = (tenantType: string, grantedScopes: readonly string[]): boolean => {
  const probe = probeOf(tenantType)
  return probe !== null && PROBE_SCOPES[probe].some((scope) => grantedScopes.includes(scope))
}
