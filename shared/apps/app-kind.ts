import * as z from 'zod'

/**
 * What the developer portal calls an app. `web`: signs people in, and has a secret. `pkce`: signs people in, and has none
 * (RFC 7636). `custom`: a custom connection, which reaches one organisation with its secret alone; nobody signs in here.
 */
export const AppKind = z.enum(['web', 'pkce', 'custom'])
export type AppKind = z.infer<typeof AppKind>

/** Whether an app of this kind has a client secret at Xero. */
export const hasSecret = (kind: AppKind): boolean => kind !== 'pkce'

/** Whether people sign in to an app of this kind. */
export const hasSignIns = (kind: AppKind): boolean => kind !== 'custom'
