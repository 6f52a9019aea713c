import { DAY, SECOND } from '../../../shared/kernel/instant.ts'
import { splitScopes } from '../../../shared/apps/scopes.ts'
import type { ClaimedPerson, Tokens } from '../../core/ports/xero.ts'

/** Xero's documented 30 minutes, where an answer names no lifetime that can be one. */
const USUAL_LIFETIME = 1_800
/** No access token is believed to last longer: asking for another one costs nothing. */
const LONGEST_LIFETIME = DAY / SECOND

/** What a 200 of the token endpoint held, each part bounded; `null` where it was no such answer (RFC 6749 §5.1). */
export type TokenAnswer = {
  /** `null` where none came that can be sent: then only the refresh token is of use. */
  readonly accessToken: string | null
  readonly refreshToken: string | null
  readonly expiresIn: number
  readonly scopes: readonly string[] | null
  readonly idToken: string | null
}

/** RFC 6749 appendix A.12: access-token = 1*VSCHAR; anything else is no header. */
const SENDABLE = /^[\x20-\x7e]+$/u

export const readTokenAnswer = (text: string): TokenAnswer | null => {
  const body = readObject(text)
  const word = (name: string) => {
    const value = body?.[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const accessToken = word('access_token')
  const answer = {
    accessToken: accessToken !== null && SENDABLE.test(accessToken) ? accessToken : null,
    refreshToken: word('refresh_token'),
    expiresIn: lifetime(body?.['expires_in']),
    scopes: readScopes(word('scope')),
    idToken: word('id_token'),
  }
  return answer.accessToken === null && answer.refreshToken === null ? null : answer
}

/** The same answer in the form that every library takes, so that only its ID token is left to judge. */
export const plainAnswer = ({ accessToken, refreshToken, expiresIn, scopes, idToken }: TokenAnswer): string =>
  JSON.stringify({
    access_token: accessToken ?? 'none',
    token_type: 'Bearer',
    expires_in: expiresIn,
    ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
    ...(scopes === null ? {} : { scope: scopes.join(' ') }),
    ...(idToken === null ? {} : { id_token: idToken }),
  })

export const tokensOf = ({ accessToken, refreshToken, expiresIn, scopes }: TokenAnswer): Tokens => ({
  accessToken: accessToken ?? '',
  refreshToken,
  expiresIn: accessToken === null ? 0 : expiresIn,
  scopes,
})

const lifetime = (told: unknown): number => {
  const seconds = typeof told === 'string' && told.trim() !== '' ? Number(told) : told
  return typeof seconds === 'number' && seconds >= 0
    ? Math.floor(Math.min(seconds, LONGEST_LIFETIME))
    : USUAL_LIFETIME
}

const SCOPES_MOST = 200
const SCOPE_LONGEST = 200

const readScopes = (text: string | null): readonly string[] | null =>
  text === null
    ? null
    : splitScopes(text)
        .filter((scope) => scope.length <= SCOPE_LONGEST)
        .slice(0, SCOPES_MOST)

/** The claims of a JWT as they stand, not yet believed. */
export const readClaims = (jwt: string | null): Readonly<Record<string, unknown>> =>
  readObject(Buffer.from(jwt?.split('.')[1] ?? '', 'base64url').toString('utf8')) ?? {}

/** Who claims are about; a `sub` and Xero's own id are different names of one person. */
export const personOf = (claims: object): ClaimedPerson | null => {
  const known = { userId: textOf(claims, 'xero_userid') || null, subject: textOf(claims, 'sub') || null }
  return known.userId === null && known.subject === null ? null : known
}

/** A claim as text of at most 200 characters; empty where it is none. */
export const textOf = (claims: object, name: string): string => {
  const value: unknown = Object.hasOwn(claims, name) ? (claims as Record<string, unknown>)[name] : undefined
  return typeof value === 'string' ? value.slice(0, 200) : ''
}

const readObject = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
