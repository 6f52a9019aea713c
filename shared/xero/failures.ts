import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'
import { type FailureKinds } from '../kernel/failure-kind.ts'

/** Of Xero, and of the way there (requirements D13, D14, D18). */
export const XERO_FAILURES = {
  offline: { lasts: 'passing' },
  xeroTimedOut: { lasts: 'passing' },
  tlsRefused: { lasts: 'passing' },
  /** The way out of this network: a proxy that wants a password, or one that does not answer (D18). */
  proxyAsksPassword: { lasts: 'passing' },
  proxySilent: { lasts: 'passing' },
  rateLimited: { lasts: 'passing', details: { retryAt: Instant } },
  xeroUnavailable: { lasts: 'passing', details: { status: z.int() } },
  xeroUnexpected: { lasts: 'passing', details: { status: z.int().nullable() } },
  /** A page in place of Xero's answer, with this status: a firewall, a proxy, a portal. */
  blockedOnTheWay: { lasts: 'lasting', details: { status: z.int() } },
  clientRefused: { lasts: 'lasting', remedy: 'secret', undone: ['disconnect', 'revoke'], refuses: 'app' },
  /** `unauthorized_client` (RFC 6749 §5.2): the app may not use this way of getting tokens. */
  grantNotAllowed: { lasts: 'lasting', undone: ['disconnect', 'revoke'], refuses: 'app' },
  grantRefused: { lasts: 'once', remedy: 'signIn' },
  accessRefused: { lasts: 'lasting', remedy: 'signIn', refuses: 'token' },
  accessForbidden: {
    lasts: 'lasting',
    remedy: 'signIn',
    undone: ['disconnect'],
    refuses: 'token',
    ofApp: true,
  },
  scopeInsufficient: { lasts: 'lasting', remedy: 'scopes', undone: ['disconnect'], ofApp: true },
  /** 401 `AuthorizationUnsuccessful`: the app's tier does not reach this API. */
  tierNotIncluded: { lasts: 'lasting', undone: ['disconnect'], refuses: 'token', ofApp: true },
  /** XPM answered `<Status>ERROR</Status>`, with 500 or at times with 200; its own words, shortened. */
  practiceManagerError: { lasts: 'once', details: { said: z.string().max(200) } },
} as const satisfies FailureKinds
