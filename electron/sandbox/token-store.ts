import { type Adapter, type AdapterPayload } from 'oidc-provider'
import * as z from 'zod'
import type { App, Apps } from './apps.ts'
import type { Clock } from './clock.ts'
import type { Switches } from './switches.ts'

const Kept = z.object({
  model: z.string(),
  payload: z.custom<AdapterPayload>((value) => typeof value === 'object' && value !== null),
  /** The sandbox clock's offset when this was written: the provider only knows the machine's clock. */
  offset: z.number(),
  consumedAt: z.number().optional(),
})
type Kept = z.infer<typeof Kept>

/** What of it outlives a restart: sign-ins and what they were granted; codes and sessions do not. */
export const KeptTokens = z.array(z.object({ key: z.string(), one: Kept }))
export type KeptTokens = z.infer<typeof KeptTokens>

const LASTING = new Set(['RefreshToken', 'Grant'])

/** Where oidc-provider keeps codes, tokens and grants, with Xero's grace for refresh tokens as a policy. */
export type TokenStore = {
  readonly adapter: (model: string) => Adapter
  /** Ends the refresh tokens that match; connections stay. */
  readonly endRefreshTokens: (ends: (accountId: string, clientId: string) => boolean) => number
  readonly keep: () => KeptTokens
  readonly restore: (tokens: KeptTokens) => void
}

type Parts = {
  readonly apps: Apps
  readonly clock: Clock
  readonly switches: Switches
  /** Called when a code is presented; `false` refuses it, and the returned code is what gets checked. */
  readonly onCode: (code: AdapterPayload) => AdapterPayload | undefined
}

export const createTokenStore = ({ apps, clock, switches, onCode }: Parts): TokenStore => {
  const kept = new Map<string, Kept>()

  const read = (model: string, id: string): AdapterPayload | undefined => {
    const found = kept.get(`${model}:${id}`)
    if (found === undefined) return undefined
    const payload = inMachineTime(found, clock.offset())
    if (found.consumedAt === undefined) return model === 'AuthorizationCode' ? onCode(payload) : payload
    // Xero: the previous refresh token works for 30 minutes more; oidc-provider would revoke the family on sight of `consumed`.
    const inGrace = clock.seconds() - found.consumedAt < switches.graceSeconds
    return model === 'RefreshToken' && inGrace ? payload : undefined
  }

  const adapter = (model: string): Adapter => ({
    upsert: async (id, payload) => {
      kept.set(`${model}:${id}`, { model, payload, offset: clock.offset() })
    },
    find: async (id) => (model === 'Client' ? asClient(apps, id) : read(model, id)),
    findByUid: async (uid) =>
      [...kept.values()].find((one) => one.model === model && one.payload.uid === uid)?.payload,
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const found = kept.get(`${model}:${id}`)
      if (found !== undefined) found.consumedAt ??= clock.seconds()
    },
    destroy: async (id) => void kept.delete(`${model}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, one] of kept)
        if (one.model === model && one.payload.grantId === grantId) kept.delete(key)
    },
  })

  return {
    adapter,
    keep: () => {
      const now = Date.now() / 1_000
      return [...kept]
        .filter(([, { model, payload }]) => LASTING.has(model) && (payload.exp ?? now) >= now)
        .map(([key, one]) => ({ key, one }))
    },
    restore: (tokens) => {
      for (const { key, one } of tokens) kept.set(key, one)
    },
    endRefreshTokens: (ends) => {
      const going = [...kept].filter(
        ([, { model, payload }]) =>
          model === 'RefreshToken' && ends(payload.accountId ?? '', payload.clientId ?? ''),
      )
      going.forEach(([key]) => kept.delete(key))
      return going.length
    },
  }
}

const inMachineTime = ({ payload, offset }: Kept, offsetNow: number): AdapterPayload => {
  const shift = offset - offsetNow
  return {
    ...payload,
    ...(payload.exp === undefined ? {} : { exp: payload.exp + shift }),
    ...(payload.iat === undefined ? {} : { iat: payload.iat + shift }),
  }
}

const asClient = (apps: Apps, clientId: string): AdapterPayload | undefined => {
  const app = apps.find(clientId)
  if (app === undefined) return undefined
  const secret = app.secrets.at(-1)
  return {
    client_id: app.clientId,
    client_name: app.name,
    ...(secret === undefined
      ? { token_endpoint_auth_method: 'none' }
      : { client_secret: secret, token_endpoint_auth_method: 'client_secret_basic' }),
    redirect_uris: [...app.redirectUris],
    grant_types: grantTypesOf(app),
    response_types: app.customScopes === undefined ? ['code'] : [],
    application_type: 'web',
  }
}

const grantTypesOf = ({ customScopes, secrets }: App): string[] => {
  if (customScopes !== undefined) return ['client_credentials']
  return ['authorization_code', 'refresh_token', ...(secrets.length === 0 ? [] : ['client_credentials'])]
}
