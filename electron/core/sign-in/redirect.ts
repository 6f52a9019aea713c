import { KEYWARD_CALLBACK } from '../../../shared/apps/redirect-route.ts'

/** No genuine redirect comes near this; Windows hands over about 2 kB (requirement C3). */
const LONGEST = 8 * 1024

/** What an address that reached Keyward turned out to be. */
export type Redirect =
  | { readonly kind: 'code'; readonly state: string; readonly code: string; readonly iss: string | null }
  | { readonly kind: 'error'; readonly state: string; readonly error: string }
  | {
      readonly kind: 'unknown'
      readonly why: 'tooLong' | 'notAnAddress' | 'wrongAddress' | 'repeated' | 'noCode'
    }

/** The parameters that mean something (RFC 6749 §4.1.2, RFC 9207, OpenID session management). */
const READ = ['code', 'state', 'iss', 'scope', 'session_state', 'error', 'error_description'] as const

/**
 * Reads the address that an authorisation server sent the browser to (RFC 6749 §4.1.2). Exact scheme, host, port
 * and path; a repeated parameter is refused; parameters outside the list are ignored, as §4.1.2 demands.
 * `also` is the app's own https or loopback redirect URI, for the loopback and paste routes.
 */
export const parseRedirect = (text: string, also: string | null = null): Redirect => {
  if (text.length > LONGEST) return { kind: 'unknown', why: 'tooLong' }
  const url = URL.parse(text)
  if (url === null || /[\s\p{Cc}]/u.test(text)) return { kind: 'unknown', why: 'notAnAddress' }
  if (!isAt(url, KEYWARD_CALLBACK) && !(also !== null && isAt(url, also)))
    return { kind: 'unknown', why: 'wrongAddress' }
  const found = new Map<string, string>()
  for (const name of READ) {
    const values = url.searchParams.getAll(name)
    if (values.length > 1) return { kind: 'unknown', why: 'repeated' }
    if (values[0] !== undefined && values[0] !== '') found.set(name, values[0])
  }
  const state = found.get('state')
  const code = found.get('code')
  const error = found.get('error')
  if (state === undefined || (code === undefined) === (error === undefined))
    return { kind: 'unknown', why: 'noCode' }
  return code === undefined
    ? { kind: 'error', state, error: (error ?? '').slice(0, 64) }
    : { kind: 'code', state, code, iss: found.get('iss') ?? null }
}

const isAt = (url: URL, place: string): boolean => {
  const exact = URL.parse(place)
  return (
    exact !== null &&
    url.protocol === exact.protocol &&
    url.host === exact.host &&
    url.pathname === exact.pathname &&
    url.username === '' &&
    url.password === '' &&
    url.hash === ''
  )
}
