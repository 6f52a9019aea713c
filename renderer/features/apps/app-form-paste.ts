import type { AppDetails } from '../../../shared/apps/app-draft.ts'
import type { PastedApp } from '../../../shared/apps/pasted-app.ts'
import { isLocalhost, type RedirectRoute } from '../../../shared/apps/redirect-route.ts'
import { describeScope } from '../../../shared/apps/scopes.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { REDIRECT_ROUTES } from './words-route.ts'

/** What can be in a paste and was filled in by a person before. */
export type Kept = 'name' | 'redirect' | 'scopes'

type Taken = {
  /** What the form takes over. */
  readonly details: Partial<AppDetails>
  /** What of the paste is in the form now, or is asked about. */
  readonly found: PastedApp
  readonly kept: readonly Kept[]
}

/** What of a paste goes into a form: the keys always, the rest only where nobody has filled it in yet. */
export const pastedInto = (now: AppDetails, start: AppDetails, found: PastedApp): Taken => {
  const { name, redirectUri, redirectUris, scopes, ...keys } = found
  const isNameFree = now.name.trim() === '' || now.name.trim() === name
  const isRedirectFree = now.redirectUri === start.redirectUri || isProposal(now.redirectUri)
  const areScopesFree = same(now.scopes, start.scopes)
  const asked = scopes === undefined ? [] : withSignIn(scopes, start.scopes)
  return {
    details: {
      ...(keys.clientId === undefined ? {} : { clientId: keys.clientId }),
      ...(name !== undefined && isNameFree ? { name } : {}),
      ...(redirectUri !== undefined && isRedirectFree ? redirectTo(redirectUri) : {}),
      ...(scopes !== undefined && areScopesFree ? { scopes: asked } : {}),
    },
    found: {
      ...keys,
      ...(name !== undefined && isNameFree ? { name } : {}),
      ...(redirectUri !== undefined && isRedirectFree ? { redirectUri } : {}),
      ...(redirectUris !== undefined && isRedirectFree ? { redirectUris } : {}),
      ...(scopes !== undefined && areScopesFree ? { scopes } : {}),
    },
    kept: [
      ...(name !== undefined && !isNameFree ? ['name' as const] : []),
      ...((redirectUri ?? redirectUris?.[0]) !== undefined &&
      !isRedirectFree &&
      redirectUri !== now.redirectUri
        ? ['redirect' as const]
        : []),
      ...(scopes !== undefined && !areScopesFree && !same(now.scopes, asked) ? ['scopes' as const] : []),
    ],
  }
}

/** An address with the route that it belongs to: Xero's answer comes back where the address leads. */
export const redirectTo = (redirectUri: string): Pick<AppDetails, 'route' | 'redirectUri'> => ({
  route: routeOf(redirectUri),
  redirectUri,
})

const routeOf = (address: string): RedirectRoute => {
  const url = URL.parse(address)
  if (url === null || !isLocalhost(url)) return 'relay'
  return url.port === '' ? 'paste' : 'loopback'
}

const isProposal = (address: string): boolean =>
  address === '' || Object.values(REDIRECT_ROUTES).some(({ proposal }) => proposal === address)

/** What a text says of data, with what every sign-in here asks for unless the text says that too. */
const withSignIn = (scopes: readonly string[], usual: readonly string[]): string[] => {
  const isOfSignIn = (scope: string) => ['identity', 'offline'].includes(describeScope(scope).family)
  return scopes.some(isOfSignIn) ? [...scopes] : [...usual.filter(isOfSignIn), ...scopes]
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((scope) => other.includes(scope))

/** What was pasted for an app that has no secret, or whose secret is not taken: its secret is let go of. */
export const withoutSecret = ({
  clientSecret: _one,
  secrets: _several,
  wrap: _doubt,
  ...found
}: PastedApp): PastedApp => found

/** Only the keys of a paste. */
export const keysOf = ({
  name: _name,
  redirectUri: _address,
  redirectUris: _several,
  scopes: _scopes,
  ...keys
}: PastedApp): PastedApp => keys

export const hasSecretIn = ({ clientSecret, secrets }: PastedApp): boolean =>
  clientSecret !== undefined || secrets !== undefined

export const hasKeys = (found: PastedApp): boolean =>
  hasSecretIn(found) || found.clientId !== undefined || found.clientIds !== undefined

/** The address by which an answer has come back through the practice's own rule; `null` where none has yet. */
export const hostedRule = (
  apps: readonly Pick<XeroApp, 'route' | 'redirectUri' | 'cameBack'>[],
): string | null =>
  apps.find(({ route, cameBack }) => route === 'relay' && cameBack !== null)?.redirectUri ?? null
