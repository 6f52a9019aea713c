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

/**
 * What a connection itself can be asked: of which tenant type, and by scopes of which one is enough. Another probe is a row
 * here, and then a compile error until `adapters/xero/probes.ts` asks it and the window has words for it.
 */
export const PROBES = {
  organisation: {
    tenantType: 'ORGANISATION',
    scopes: ['accounting.settings.read', 'accounting.settings'],
  },
  practice: {
    tenantType: 'PRACTICEMANAGER',
    scopes: ['practicemanager.staff.read', 'practicemanager.staff', 'practicemanager'],
  },
} as const satisfies Readonly<
  Record<string, { readonly tenantType: string; readonly scopes: readonly string[] }>
>
export type Probe = keyof typeof PROBES

const probes = Object.keys(PROBES) as Probe[]

/** One question about one connection, and what came of it. */
export const HealthCheck = z.object({
  at: Instant,
  /** Asked of Xero whether it lists it, or of the organisation or the practice itself. */
  asked: z.enum(['listing', ...probes]),
  tookMs: z.int().nonnegative(),
  /** HTTP status; `null` where nothing answered. */
  status: z.int().nullable(),
  failure: Failure.nullable(),
  left: CallsLeft.nullable(),
})
export type HealthCheck = z.infer<typeof HealthCheck>

/** The one for a kind of tenant; `null` where Keyward knows no harmless question. */
export const probeOf = (tenantType: string): Probe | null =>
  probes.find((probe) => PROBES[probe].tenantType === tenantType) ?? null

/** Whether a sign-in with these scopes may ask it. */
export const mayProbe = (tenantType: string, grantedScopes: readonly string[]): boolean => {
  const probe = probeOf(tenantType)
  return probe !== null && PROBES[probe].scopes.some((scope) => grantedScopes.includes(scope))
}
