import * as z from 'zod'

/** What a request asks of the sandbox, whatever its path. */
export const Endpoint = z.enum([
  'authorize',
  'signInPage',
  'token',
  'revocation',
  'userinfo',
  'discovery',
  'jwks',
  'connections',
  'disconnect',
  'practiceManager',
  'organisation',
  'relay',
  'portal',
  'other',
])
export type Endpoint = z.infer<typeof Endpoint>

/**
 * One thing that goes wrong at an endpoint, `times` times.
 * `status` answers that status instead of working; `loseAnswer` works, then cuts the line; `hang` never answers;
 * `garbage` answers 200 with bytes that are neither JSON nor XML; `huge` answers 200 with `bytes` of JSON; `redirect` answers 302 to `to`.
 */
export const Fault = z.strictObject({
  endpoint: z.union([Endpoint, z.literal('any')]),
  kind: z.enum(['status', 'loseAnswer', 'hang', 'garbage', 'huge', 'redirect']).default('status'),
  times: z.int().positive().default(1),
  /** Only for calls about the organisation of this name. */
  tenantName: z.string().optional(),
  status: z.int().min(400).max(599).default(503),
  retryAfterSeconds: z.int().nonnegative().optional(),
  problem: z.enum(['minute', 'day', 'concurrent', 'appminute']).optional(),
  bytes: z
    .int()
    .positive()
    .default(64 * 1024 * 1024),
  to: z.string().default('https://elsewhere.example/'),
})
export type Fault = z.infer<typeof Fault>
export type FaultInput = z.input<typeof Fault>

/** Every point that the facts mark [?], and every fault; all of them may change while the sandbox runs. */
export const Switches = z.strictObject({
  latencyMs: z.int().nonnegative().default(0),
  faults: z.array(Fault).default([]),
  /** How far the sandbox's clock is off: `iat`, `exp`, the `Date` header, lifetimes. */
  clockSkewSeconds: z.int().default(0),
  /** PKCE by an app that has a secret: checked, not looked at, refused with a page, or refused by the token endpoint. */
  pkceWithSecret: z.enum(['accepted', 'ignored', 'refused', 'refusedAtToken']).default('accepted'),
  /** Whether callbacks carry `iss` (RFC 9207). */
  issInCallback: z.boolean().default(false),
  /** Whether generating a secret ends the one before. */
  secretModel: z.enum(['one', 'several']).default('one'),
  /** Whether the client is authenticated before its code or refresh token is looked at (RFC 6749 §5.2). */
  clientAuthenticatedFirst: z.boolean().default(true),
  /** Whether a new secret ends the refresh tokens. */
  rotationEndsSignIns: z.boolean().default(false),
  /** Whether a localhost redirect URI must match in its port as well. */
  loopbackPort: z.enum(['exact', 'any']).default('exact'),
  /** Whether a new token carries the scopes of earlier sign-ins too. */
  scopesAddUp: z.boolean().default(true),
  /** Status of a failed XPM call. */
  xpmErrorStatus: z.union([z.literal(500), z.literal(200)]).default(500),
  /** What XPM answers to everything instead of working; nothing where it works. */
  xpmTrouble: z.string().default(''),
  /** Whether the app's tier does not include the XPM API. */
  tierGated: z.boolean().default(false),
  /** Fields that the token endpoint answers in place of its own, whatever they are; `null` leaves one out. */
  tokenAnswer: z.record(z.string(), z.unknown()).default({}),
  /**
   * Whether an app gets a token of its own (`client_credentials`): granted, or refused as RFC 6749 §5.2 has it for a
   * scope, for a client, or for a kind of grant that nobody here gives.
   */
  appTokens: z.enum(['granted', 'scopeRefused', 'clientRefused', 'unsupported']).default('granted'),
  /** What an app’s own token gets at `GET /connections`: the list, or a refusal by tier or by scope. */
  ownList: z.enum(['given', 'tierRefused', 'scopeRefused', 'forbidden']).default('given'),
  /** How many connections of the app’s own list come in one page (`?page=`); `null` is all of them at once. */
  ownListPage: z.int().positive().nullable().default(null),
  /** Whether a connection may be ended with the app’s own token, or how that is refused. */
  ownListDelete: z.enum(['allowed', 'scopeRefused', 'forbidden', 'notFound']).default('allowed'),
  /** What a custom connection is told that nobody has authorised, or whose change nobody has. */
  unauthorisedConnection: z
    .enum(['unauthorized_client', 'access_denied', 'invalid_scope'])
    .default('unauthorized_client'),
  accessTokenSeconds: z.int().positive().default(1_800),
  refreshTokenDays: z.number().positive().default(60),
  /** How long a refresh token still works after its first use. */
  graceSeconds: z.int().nonnegative().default(1_800),
  /** Whether revoking a refresh token takes the person's connections to the app with it. */
  revokingTakesConnections: z.boolean().default(true),
  /** What becomes of access tokens from before: they go on, or are refused as well. */
  accessAfterRevoking: z.enum(['goesOn', 'refused']).default('goesOn'),
  /** How many connections an app may hold (its tier); `null` is no ceiling. */
  connectionCeiling: z.int().nonnegative().nullable().default(null),
  /** How many uncertified apps an organisation takes. */
  appsPerOrganisation: z.int().positive().default(2),
  rateLimits: z
    .strictObject({
      enforced: z.boolean().default(true),
      minute: z.int().positive().default(60),
      day: z.int().positive().default(5_000),
      concurrent: z.int().positive().default(5),
      appMinute: z.int().positive().default(10_000),
    })
    .prefault({}),
})
export type Switches = z.infer<typeof Switches>
export type SwitchesInput = z.input<typeof Switches>

/** Changes some switches in place; throws a `ZodError` on a name or value it does not know. */
export const setSwitches = (switches: Switches, change: unknown): void => {
  const given = z.record(z.string(), z.unknown()).parse(change)
  const limits = z.record(z.string(), z.unknown()).parse(given['rateLimits'] ?? {})
  Object.assign(
    switches,
    Switches.parse({ ...switches, ...given, rateLimits: { ...switches.rateLimits, ...limits } }),
  )
}
