import * as z from 'zod'
import { Failure } from '../kernel/failure.ts'
import { CallsLeft } from './health.ts'
import { Instant } from '../kernel/instant.ts'

/** What Xero last said of a connection, or what became of it. */
export const ConnectionState = z.discriminatedUnion('kind', [
  /** Xero listed it when it was last checked. */
  z.object({ kind: z.literal('listed') }),
  /** Asked to go, and nobody could prove that it has: it counts as still connected. No failure: no answer seen yet. */
  z.object({ kind: z.literal('pending'), since: Instant, triedAt: Instant, failure: Failure.nullable() }),
  /** Xero no longer lists it, and it was not Keyward that ended it. */
  z.object({ kind: z.literal('gone'), noticedAt: Instant }),
  /** Ended from here, and Xero was asked again at `provenAt` and lists it no more. */
  z.object({ kind: z.literal('disconnected'), at: Instant, provenAt: Instant }),
])
export type ConnectionState = z.infer<typeof ConnectionState>

/**
 * What of Xero's row is not as it should be: the whole row, an id that cannot be used or is no text, the tenant, the
 * name (missing, no text or over-long), or the dates.
 */
export const OddPart = z.enum(['row', 'id', 'idForm', 'tenant', 'name', 'dates'])
export type OddPart = z.infer<typeof OddPart>

/** What Keyward puts where a row of Xero's has no id that can be used; nothing can be asked of Xero by it. */
export const isMadeUpId = (connectionId: string): boolean => connectionId.startsWith('?')

/** One organisation, practice or unknown kind of tenant that an app reaches (Xero, GET /connections). */
export const Connection = z.object({
  /** Keyward's own key: app and connection id. */
  key: z.string(),
  appId: z.string(),
  /** Xero's connection id, which is what DELETE takes; never the tenant id. */
  connectionId: z.string(),
  tenantId: z.string(),
  /** ORGANISATION, PRACTICEMANAGER, PRACTICE, WORKFLOWMAX, or something that Xero adds later. */
  tenantType: z.string(),
  tenantName: z.string(),
  /** Whose sign-ins saw it, latest first. */
  signInIds: z.array(z.string()),
  authEventId: z.string(),
  /** Xero's own dates. */
  createdAt: Instant,
  updatedAt: Instant,
  /** When Xero last listed it. */
  checkedAt: Instant,
  /** When Keyward last asked, with or without an answer, and what came of it. */
  triedAt: Instant,
  failure: Failure.nullable(),
  /** What the organisation or practice itself said when it was last asked, beyond being listed; `null` where it never was. */
  answered: z
    .object({
      at: Instant,
      tookMs: z.int().nonnegative(),
      failure: Failure.nullable(),
      status: z.int().nullable().default(null),
      left: CallsLeft.nullable().default(null),
    })
    .nullable(),
  state: ConnectionState,
  /** Since when it is connected, as long as no check has asked for it since; absent afterwards. */
  newSince: Instant.optional(),
  /** What was odd about Xero's row when it was last listed (D17); absent where nothing was. */
  odd: z.array(OddPart).optional(),
  /** When the app's own list last held it; absent where it never did. */
  inOwnListAt: Instant.optional(),
  /** When the list of a sign-in here last held it; absent where none ever did, or nobody told lists apart yet. */
  inSignInListAt: Instant.optional(),
})
export type Connection = z.infer<typeof Connection>
