import { createHash, randomUUID } from 'node:crypto'
import {
  calculateJwkThumbprint,
  decodeJwt,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
} from 'jose'
import * as z from 'zod'
import type { Clock } from './clock.ts'

/** What the API reads out of an access token; one of the app’s own names no person and no authorisation. */
export const AccessClaims = z.object({
  jti: z.string(),
  client_id: z.string(),
  sub: z.string().default(''),
  xero_userid: z.string().default(''),
  authentication_event_id: z.string().default(''),
  scope: z.array(z.string()),
})
export type AccessClaims = z.infer<typeof AccessClaims>
type GivenClaims = AccessClaims | Pick<AccessClaims, 'jti' | 'client_id' | 'scope'>

/** Whether it is the app’s own, which speaks for nobody else (RFC 6749 §4.4). */
export const isAppsOwn = ({ xero_userid: person }: AccessClaims): boolean => person === ''

/** Signs with the sandbox's own RS256 key, in the sandbox's own time. */
export type AccessTokens = {
  readonly privateJwk: Readonly<Record<string, unknown>>
  readonly mint: (claims: GivenClaims, lifetimeSeconds: number) => Promise<string>
  /** The claims of a genuine access token, or why it is none. */
  readonly verify: (token: string) => Promise<AccessClaims | 'expired' | 'invalid'>
  /** The provider's ID token again, in the sandbox's time, with `at_hash` of the access token that really goes out. */
  readonly resign: (idToken: string, accessToken: string) => Promise<string>
}

export const createAccessTokens = async (
  issuer: string,
  clock: Clock,
  kept?: Readonly<Record<string, unknown>>,
): Promise<AccessTokens> => {
  const { privateKey, publicKey } = await keysOf(kept)
  const jwk = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(await exportJWK(publicKey))
  const header = { alg: 'RS256', kid, typ: 'JWT' }
  return {
    privateJwk: { ...jwk, kid, alg: 'RS256', use: 'sig' },
    mint: (claims, lifetimeSeconds) =>
      new SignJWT({ ...claims, global_session_id: randomUUID().replaceAll('-', ''), amr: ['pwd'] })
        .setProtectedHeader(header)
        .setIssuer(issuer)
        .setAudience(`${issuer}/resources`)
        .setNotBefore(clock.seconds())
        .setExpirationTime(clock.seconds() + lifetimeSeconds)
        .sign(privateKey),
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          issuer,
          audience: `${issuer}/resources`,
          currentDate: new Date(clock.now()),
        })
        return AccessClaims.parse(payload)
      } catch (error) {
        return isExpiry(error) ? 'expired' : 'invalid'
      }
    },
    resign: async (idToken, accessToken) => {
      const { iat, exp, at_hash: _, ...claims } = decodeJwt(idToken)
      const lifetime = (exp ?? 0) - (iat ?? 0)
      return new SignJWT({
        ...claims,
        at_hash: halfHash(accessToken),
        auth_time: clock.seconds(),
        amr: ['pwd'],
      })
        .setProtectedHeader(header)
        .setIssuedAt(clock.seconds())
        .setExpirationTime(clock.seconds() + lifetime)
        .sign(privateKey)
    },
  }
}

/** The keys of an earlier start, where they are kept; else new ones. */
const keysOf = async (kept: Readonly<Record<string, unknown>> | undefined) => {
  if (kept === undefined) return generateKeyPair('RS256', { extractable: true })
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...open } = kept
  const [privateKey, publicKey] = await Promise.all([
    importJWK({ ...kept, kty: 'RSA' }, 'RS256', { extractable: true }),
    importJWK({ ...open, kty: 'RSA' }, 'RS256', { extractable: true }),
  ])
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) throw new Error('no RSA key')
  return { privateKey, publicKey }
}

/** OpenID Connect Core §3.1.3.6. */
const halfHash = (accessToken: string): string =>
  createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url')

const isExpiry = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED'
