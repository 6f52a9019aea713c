import type { Connection } from '../../../shared/connections/connection.ts'
import { mayProbe, probeOf, type HealthCheck, type Probe } from '../../../shared/connections/health.ts'
import { MINUTE } from '../../../shared/kernel/instant.ts'
import { signInFor } from '../../../shared/connections/status.ts'
import { isSpent } from '../../../shared/sign-in/sign-in.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import type { Ports } from '../ports/ports.ts'
import type { ProbeAnswer } from '../ports/xero.ts'
import type { AppTokens } from './app-tokens.ts'
import type { RateLimiter } from './rate-limiter.ts'
import type { TokenKeeper } from '../sign-in/tokens.ts'
import type { Vault } from '../vault/vault.ts'

/** A wait that Xero asks for is waited for up to this long, and so often; beyond that it is told as it is. */
const PATIENCE = 90_000
const TRIES = 3

type Rooms = {
  readonly vault: Vault
  readonly tokens: TokenKeeper
  readonly appTokens: AppTokens
  readonly limiter: RateLimiter
}
/** An access token, of a sign-in or of a custom connection's own; `isFresh` asks for a new one. */
type TokenSource = (isFresh: boolean) => Promise<Result<string>>

/** Asks one organisation or practice itself: listed is not yet answering. */
export type Prober = ReturnType<typeof createProber>

export const createProber = (
  ports: Pick<Ports, 'clock' | 'xero'>,
  { vault, tokens, appTokens, limiter }: Rooms,
) => {
  /** With what it may be asked; `undefined` where it is not listed, or nothing here may. */
  const sourceFor = (connection: Connection): TokenSource | undefined => {
    if (connection.state.kind !== 'listed' || connection.tenantId === '') return undefined
    const app = vault.content().apps.find(({ id }) => id === connection.appId)
    if (app?.kind === 'custom')
      return mayProbe(connection.tenantType, app.scopes)
        ? (isFresh) => appTokens.token(app.id, isFresh)
        : undefined
    const signIns = new Map(vault.content().signIns.map((each) => [each.id, each]))
    const signIn = signInFor(connection, signIns, vault.now())
    if (signIn !== undefined && isSpent(signIn, vault.now())) return undefined
    return signIn !== undefined && mayProbe(connection.tenantType, signIn.grantedScopes)
      ? (isFresh) => tokens.accessToken(signIn.id, isFresh)
      : undefined
  }

  /** Waits its turn, asks, waits once more where Xero asks for it; `null` where it was called off meanwhile. */
  const probe = async (connection: Connection, isOff: () => boolean): Promise<HealthCheck | null> => {
    const asked = probeOf(connection.tenantType)
    const source = sourceFor(connection)
    if (asked === null || source === undefined) return null
    const place = { appId: connection.appId, tenantId: connection.tenantId }
    for (let attempt = 1; ; attempt += 1) {
      const leave = await limiter.enter(place)
      if (isOff()) {
        leave()
        return null
      }
      const began = ports.clock.ticks()
      const answer = await ask(source, connection, asked).finally(leave)
      const { result } = answer
      if (!result.ok && result.failure.code === 'rateLimited') {
        limiter.rest(place, answer.limited ?? 'tenant', result.failure.retryAt)
        if (attempt < TRIES && result.failure.retryAt - ports.clock.now() <= PATIENCE) continue
      }
      return {
        at: vault.now(),
        asked,
        tookMs: Math.min(10 * MINUTE, Math.max(0, Math.round(ports.clock.ticks() - began))),
        status: answer.status,
        failure: result.ok ? null : result.failure,
        left: answer.left,
      }
    }
  }

  const ask = async (source: TokenSource, { tenantId }: Connection, asked: Probe): Promise<ProbeAnswer> => {
    const first = await askWith(source, false, tenantId, asked)
    return !first.result.ok && first.result.failure.code === 'accessRefused'
      ? askWith(source, true, tenantId, asked)
      : first
  }

  const askWith = async (
    source: TokenSource,
    isFresh: boolean,
    tenantId: string,
    asked: Probe,
  ): Promise<ProbeAnswer> => {
    const token = await source(isFresh)
    if (!token.ok) return { result: token, status: null, left: null, limited: null }
    return ports.xero.probe(token.value, tenantId, asked)
  }

  return { probe, mayBeAsked: (connection: Connection) => sourceFor(connection) !== undefined }
}
