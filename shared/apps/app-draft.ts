import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'
import { isSeen } from '../kernel/person.ts'
import { AppKind, hasSecret, hasSignIns } from './app-kind.ts'
import { isLocalhost, RedirectRoute } from './redirect-route.ts'
import { describeScope, isKnownScope } from './scopes.ts'

/** The OS keychains take no more than this in one entry (Windows: CRED_MAX_CREDENTIAL_BLOB_SIZE), in UTF-8 bytes. */
export const SECRET_MAX_BYTES = 2_560
/** How long a name may be; Xero's own limit is not documented. */
export const NAME_MAX = 100
export const NOTE_MAX = 2_000
export const SCOPES_MAX = 60

/** What a person fills in about one Xero app, without its secret. */
export const AppDetails = z.strictObject({
  /** `web` where nothing is said: what was written before there were kinds is a web app. */
  kind: AppKind.default('web'),
  name: z.string().max(400),
  clientId: z.string().max(400),
  route: RedirectRoute,
  redirectUri: z.string().max(2_000),
  scopes: z.array(z.string().max(200)).max(SCOPES_MAX),
  note: z.string().max(NOTE_MAX),
  /** Whether PKCE is sent although the app has a secret (RFC 9700 §2.1.1); Xero's answer to that is unverified. */
  pkce: z.boolean(),
  /** When the secret was generated at Xero; `null` when nobody knows. */
  secretCreatedAt: Instant.nullable(),
})
export type AppDetails = z.infer<typeof AppDetails>

export const ClientSecret = z.string().max(20_000)

export const DraftField = z.enum(['name', 'clientId', 'clientSecret', 'redirectUri', 'scopes'])
export type DraftField = z.infer<typeof DraftField>

/** One thing about a draft: `refuse` stops saving, `advise` only says so. `about` is the scope or the port meant. */
export const DraftProblem = z.object({
  field: DraftField,
  code: z.enum([
    'nameMissing',
    'nameTooLong',
    'nameHasXero',
    'clientIdMissing',
    'clientIdUnusual',
    'clientIdHasSpaces',
    'secretMissing',
    'secretTooLong',
    'secretNotText',
    'secretHasSpaces',
    'secretIsClientId',
    'secretUnusual',
    'redirectMissing',
    'redirectNotAddress',
    'redirectCustomScheme',
    'redirectNotHttps',
    'redirectIsIpAddress',
    'redirectHasExtras',
    'redirectNeedsPort',
    'redirectNotLocalhost',
    'redirectPathUnusual',
    'scopesMissing',
    'scopesMixed',
    'scopeNotText',
    'scopeUnknown',
    'scopeBroad',
    'scopeEnds',
    'scopeWrites',
    'scopesWithoutOffline',
    'scopesWithoutOpenid',
    'scopesOfNoCustomConnection',
  ]),
  weight: z.enum(['refuse', 'advise']),
  about: z.string().max(200).optional(),
})
export type DraftProblem = z.infer<typeof DraftProblem>
export type DraftProblemCode = DraftProblem['code']

/**
 * Checks a draft the way Xero would, so that the form can teach before Xero refuses.
 * `secret` is `undefined` where the stored one is kept. Used by the form and, again, by the core.
 */
export const checkDraft = (draft: AppDetails, secret: string | undefined): DraftProblem[] => [
  ...checkName(draft.name),
  ...checkClientId(draft.clientId),
  ...(secret === undefined || !hasSecret(draft.kind) ? [] : checkSecret(secret, draft.clientId)),
  ...(hasSignIns(draft.kind)
    ? [...checkRedirect(draft.route, draft.redirectUri), ...checkScopes(draft.scopes)]
    : checkCustomScopes(draft.scopes)),
]

/** Whether nothing in the list stops saving. */
export const isSavable = (problems: readonly DraftProblem[]): boolean =>
  problems.every(({ weight }) => weight === 'advise')

/** What only a sign-in has to do with. */
const OF_SIGN_INS: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access'])

/**
 * The same draft without what copying brings along, spaces and line ends around the values, repeated scopes, and
 * without what an app of its kind does not have.
 */
export const tidyDraft = (draft: AppDetails): AppDetails => tidyForKind(tidyValues(draft))

const tidyForKind = (draft: AppDetails): AppDetails => {
  if (draft.kind === 'pkce') return { ...draft, pkce: true, secretCreatedAt: null }
  if (draft.kind === 'web') return draft
  return {
    ...draft,
    redirectUri: '',
    pkce: false,
    scopes: draft.scopes.filter((scope) => !OF_SIGN_INS.has(scope)),
  }
}

const tidyValues = (draft: AppDetails): AppDetails => ({
  ...draft,
  name: draft.name.trim().replace(/\s+/gu, ' '),
  clientId: draft.clientId.trim(),
  redirectUri: draft.redirectUri.trim(),
  scopes: [...new Set(draft.scopes.map((scope) => scope.trim()).filter((scope) => scope !== ''))],
  note: draft.note.trim(),
})

const problem = (
  field: DraftField,
  weight: DraftProblem['weight'],
  code: DraftProblemCode,
  about?: string,
): DraftProblem =>
  about === undefined ? { field, code, weight } : { field, code, weight, about: about.slice(0, 200) }

/** What Xero would refuse of an app's name; also asked before there is an app. */
export const checkName = (name: string): DraftProblem[] => {
  if (!isSeen(name)) return [problem('name', 'refuse', 'nameMissing')]
  if (name.trim().length > NAME_MAX) return [problem('name', 'refuse', 'nameTooLong')]
  return /xero/iu.test(name.normalize('NFKC')) ? [problem('name', 'refuse', 'nameHasXero')] : []
}

const checkClientId = (clientId: string): DraftProblem[] => {
  const id = clientId.trim()
  if (id === '') return [problem('clientId', 'refuse', 'clientIdMissing')]
  if (/[^\x21-\x7e]/u.test(id)) return [problem('clientId', 'refuse', 'clientIdHasSpaces')]
  return /^[0-9a-f]{32}$/iu.test(id) ? [] : [problem('clientId', 'advise', 'clientIdUnusual')]
}

const checkSecret = (secret: string, clientId: string): DraftProblem[] => {
  const value = secret.trim()
  if (value === '') return [problem('clientSecret', 'refuse', 'secretMissing')]
  if (new TextEncoder().encode(value).length > SECRET_MAX_BYTES)
    return [problem('clientSecret', 'refuse', 'secretTooLong')]
  if (/\s/u.test(value)) return [problem('clientSecret', 'refuse', 'secretHasSpaces')]
  // RFC 6749 appendix A.2: client-secret = *VSCHAR (%x20-7E)
  if (/[^\x21-\x7e]/u.test(value)) return [problem('clientSecret', 'refuse', 'secretNotText')]
  if (value === clientId.trim()) return [problem('clientSecret', 'refuse', 'secretIsClientId')]
  return value.length < 20 ? [problem('clientSecret', 'advise', 'secretUnusual')] : []
}

/** What Xero refuses in a redirect URI (developer.xero.com, OAuth 2.0), and what this route needs beyond that. */
const checkRedirect = (route: RedirectRoute, text: string): DraftProblem[] => {
  const refuse = (code: DraftProblemCode) => [problem('redirectUri', 'refuse', code)]
  const value = text.trim()
  if (value === '') return refuse('redirectMissing')
  const url = URL.parse(value)
  if (url === null || /\s/u.test(value)) return refuse('redirectNotAddress')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('redirectCustomScheme')
  if (url.protocol === 'http:' && ['127.0.0.1', '[::1]', '0.0.0.0'].includes(url.hostname))
    return refuse('redirectIsIpAddress')
  if (url.protocol === 'http:' && !isLocalhost(url)) return refuse('redirectNotHttps')
  if (url.hash !== '' || url.search !== '' || url.username !== '' || url.password !== '')
    return refuse('redirectHasExtras')
  if (route === 'loopback' && !isLocalhost(url)) return refuse('redirectNotLocalhost')
  if (route === 'loopback' && url.port === '') return refuse('redirectNeedsPort')
  if (route === 'relay' && !/^[A-Za-z0-9\-._~/]*$/u.test(url.pathname))
    return [problem('redirectUri', 'advise', 'redirectPathUnusual')]
  return []
}

/** A custom connection reaches one organisation's books, by the scopes that stand in the portal. */
const checkCustomScopes = (all: readonly string[]): DraftProblem[] => {
  const scopes = all.filter((scope) => !OF_SIGN_INS.has(scope))
  const practice = scopes.find((scope) => describeScope(scope).family === 'practiceManager')
  if (practice !== undefined) return [problem('scopes', 'refuse', 'scopesOfNoCustomConnection', practice)]
  return checkScopes(scopes).filter(
    ({ code }) => code !== 'scopesWithoutOffline' && code !== 'scopesWithoutOpenid',
  )
}

/** What Xero would refuse, or what is better, of the scopes that a sign-in asks for. */
export const checkScopes = (scopes: readonly string[]): DraftProblem[] => {
  const asked = scopes.map(describeScope)
  const families = new Set(asked.map(({ family }) => family))
  if (!families.has('accounting') && !families.has('practiceManager') && !families.has('other'))
    return [problem('scopes', 'refuse', 'scopesMissing')]
  const bad = scopes.find((scope) => !/^[\x21\x23-\x5b\x5d-\x7e]+$/u.test(scope)) // RFC 6749 §3.3 scope-token
  if (bad !== undefined) return [problem('scopes', 'refuse', 'scopeNotText', bad)]
  if (families.has('accounting') && families.has('practiceManager'))
    return [problem('scopes', 'refuse', 'scopesMixed')]
  return [
    ...asked.flatMap((scope): DraftProblem[] => {
      if (!isKnownScope(scope.id)) return [problem('scopes', 'advise', 'scopeUnknown', scope.id)]
      if (scope.endsIn !== undefined) return [problem('scopes', 'advise', 'scopeEnds', scope.id)]
      if (scope.id === 'practicemanager') return [problem('scopes', 'advise', 'scopeBroad', scope.id)]
      return scope.writes ? [problem('scopes', 'advise', 'scopeWrites', scope.id)] : []
    }),
    ...(scopes.includes('offline_access') ? [] : [problem('scopes', 'advise', 'scopesWithoutOffline')]),
    ...(scopes.includes('openid') ? [] : [problem('scopes', 'advise', 'scopesWithoutOpenid')]),
  ]
}
