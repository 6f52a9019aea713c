import * as z from 'zod'
import type { Switches } from './switches.ts'

/** What somebody enters in the developer portal. Without a secret the app is PKCE-only. */
export const AppInput = z.strictObject({
  name: z.string().min(1),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1).optional(),
  redirectUris: z.array(z.string()).readonly(),
  /** Whether it is a custom connection: no sign-in, one organisation, and these scopes and no other. */
  customScopes: z.array(z.string()).readonly().optional(),
  /** Whether Xero has approved it for the XPM API. */
  practiceManager: z.boolean().default(true),
  /** Whether it is older than 2 March 2026 and may use the scopes that end. */
  oldScopes: z.boolean().default(false),
  /** Whether it is certified, and so outside the limit of uncertified apps per organisation. */
  certified: z.boolean().default(false),
})
export type AppInput = z.input<typeof AppInput>

/** An app as it is kept. */
export const App = z.object({
  name: z.string(),
  clientId: z.string(),
  secrets: z.array(z.string()).readonly(),
  redirectUris: z.array(z.string()).readonly(),
  customScopes: z.array(z.string()).readonly().optional(),
  /** Whether it was made without a secret, and never has one. */
  isPublic: z.boolean().default(false),
  practiceManager: z.boolean(),
  oldScopes: z.boolean(),
  certified: z.boolean(),
})
export type App = z.infer<typeof App>

/** The developer portal's list of apps. */
export type Apps = {
  readonly all: () => readonly App[]
  readonly find: (clientId: string) => App | undefined
  /** Throws on a redirect URI that Xero refuses, on "Xero" in the name, or on an id that is taken. */
  readonly register: (input: AppInput) => App
  /** Throws on a redirect URI that Xero refuses and past 50 of them. */
  readonly addRedirectUri: (clientId: string, uri: string) => void
  /** The old secret goes at once, or stays, as the switch `secretModel` says. */
  readonly rotateSecret: (clientId: string, secret: string) => void
  /** Deletes one secret by its place, oldest first. */
  readonly deleteSecret: (clientId: string, which: number) => void
  /** Changes what a custom connection may read; nobody has authorised that yet. */
  readonly changeScopes: (clientId: string, scopes: readonly string[]) => void
  readonly remove: (clientId: string) => void
  /** An app as it was at an earlier start; redirect URIs that are registered now stay. */
  readonly restore: (app: App) => void
  readonly isSecret: (clientId: string, secret: string) => boolean
  readonly allowsRedirect: (clientId: string, uri: string) => boolean
}

/** Why the portal refuses a redirect URI: "https with the exception of localhost; custom schemes are not supported". */
export const redirectProblem = (uri: string): string | undefined => {
  const url = URL.parse(uri)
  if (url === null) return 'not an address'
  if (url.hash !== '') return 'a fragment is not allowed'
  if (url.protocol === 'https:') return undefined
  if (url.protocol !== 'http:') return 'custom URL schemes are not supported'
  return url.hostname === 'localhost' ? undefined : 'must be https, with the exception of localhost'
}

export const createApps = (switches: Switches): Apps => {
  const apps = new Map<string, App>()
  const need = (clientId: string): App => {
    const app = apps.get(clientId)
    if (app === undefined) throw new Error(`No app ${clientId} at the sandbox`)
    return app
  }
  return {
    all: () => [...apps.values()],
    find: (clientId) => apps.get(clientId),
    register: (given) => {
      const { clientSecret, ...input } = AppInput.parse(given)
      if (/xero/iu.test(input.name)) throw new Error('An app name must not contain "Xero"')
      if (apps.has(input.clientId)) throw new Error(`There is an app ${input.clientId} already`)
      input.redirectUris.forEach(refuseBadRedirect)
      const app: App = {
        ...input,
        isPublic: clientSecret === undefined,
        secrets: clientSecret === undefined ? [] : [clientSecret],
      }
      apps.set(app.clientId, app)
      return app
    },
    addRedirectUri: (clientId, uri) => {
      refuseBadRedirect(uri)
      const app = need(clientId)
      const redirectUris = [...new Set([...app.redirectUris, uri])]
      if (redirectUris.length > MOST_URIS) throw new Error('An app holds no more than 50 redirect URIs')
      apps.set(clientId, { ...app, redirectUris })
    },
    rotateSecret: (clientId, secret) => {
      const app = need(clientId)
      const kept = switches.secretModel === 'several' ? app.secrets : []
      apps.set(clientId, { ...app, secrets: [...kept, secret] })
    },
    deleteSecret: (clientId, which) => {
      const app = need(clientId)
      apps.set(clientId, { ...app, secrets: app.secrets.filter((_secret, at) => at !== which) })
    },
    changeScopes: (clientId, customScopes) => void apps.set(clientId, { ...need(clientId), customScopes }),
    remove: (clientId) => void apps.delete(clientId),
    restore: (app) => {
      const now = apps.get(app.clientId)?.redirectUris ?? []
      apps.set(app.clientId, {
        ...app,
        redirectUris: [...new Set([...now, ...app.redirectUris])].slice(0, MOST_URIS),
      })
    },
    isSecret: (clientId, secret) => apps.get(clientId)?.secrets.includes(secret) ?? false,
    allowsRedirect: (clientId, uri) =>
      apps
        .get(clientId)
        ?.redirectUris.some((known) => known === uri || isSameBarPort(switches, known, uri)) ?? false,
  }
}

/** So many redirect URIs an app holds. */
const MOST_URIS = 50

const refuseBadRedirect = (uri: string): void => {
  const problem = redirectProblem(uri)
  if (problem !== undefined) throw new Error(`Redirect URI ${uri}: ${problem}`)
}

const isSameBarPort = (switches: Switches, known: string, uri: string): boolean => {
  if (switches.loopbackPort === 'exact') return false
  const [one, other] = [URL.parse(known), URL.parse(uri)]
  if (one?.hostname !== 'localhost' || other === null || other.protocol !== 'http:') return false
  one.port = ''
  other.port = ''
  return one.href === other.href
}
