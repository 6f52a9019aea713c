import type { App } from './apps.ts'
import { scopeProblem } from './scope-rules.ts'
import type { World } from './world.ts'

/** Why Xero shows its error page instead of calling back. */
export type Refusal = { readonly error: string; readonly detail: string }

/** Checks an authorize request before the provider sees it, in Xero's order; `undefined` lets it through. */
export const refuseAuthorize = ({ apps, switches }: World, asked: URLSearchParams): Refusal | undefined => {
  const repeated = [...asked.keys()].find((name) => asked.getAll(name).length > 1)
  if (repeated !== undefined) return { error: 'invalid_request', detail: `Duplicate parameter: ${repeated}` }
  const app = apps.find(asked.get('client_id') ?? '')
  if (app === undefined)
    return { error: 'unauthorized_client', detail: 'Unknown client or client not enabled' }
  if (app.customScopes !== undefined)
    return { error: 'unauthorized_client', detail: 'Nobody signs in to a custom connection' }
  if (!apps.allowsRedirect(app.clientId, asked.get('redirect_uri') ?? ''))
    return { error: 'unauthorized_client', detail: 'Invalid redirect_uri' }
  if (asked.get('response_type') !== 'code')
    return { error: 'unsupported_response_type', detail: 'Response type not supported' }
  const scope = scopeProblem((asked.get('scope') ?? '').split(' ').filter(Boolean), app)
  if (scope !== undefined) return { error: 'invalid_scope', detail: scope }
  return refusePkce(app, asked, switches.pkceWithSecret)
}

const refusePkce = (
  app: App,
  asked: URLSearchParams,
  withSecret: World['switches']['pkceWithSecret'],
): Refusal | undefined => {
  const challenge = asked.get('code_challenge')
  if (app.secrets.length === 0 && challenge === null)
    return { error: 'invalid_request', detail: 'Code challenge required' }
  if (app.secrets.length > 0 && challenge !== null && withSecret === 'refused')
    return { error: 'invalid_request', detail: 'Code challenge not supported for this client' }
  return challenge !== null && asked.get('code_challenge_method') !== 'S256'
    ? { error: 'invalid_request', detail: 'Transform algorithm not supported' }
    : undefined
}
