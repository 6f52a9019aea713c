import { MINUTE, SECOND } from '../../../shared/kernel/instant.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { isKeepingApp } from '../vault/content.ts'

/** All that is ever asked for in the name of a web app: who is connected, and nothing of theirs. */
const OWN_LIST_SCOPES = ['app.connections'] as const

/** A token is not used in its last minute. */
const SPARE = MINUTE

type Held = { readonly token: string; readonly endsAt: number; readonly secretAccount: string }

/**
 * Tokens that apps have for themselves: in memory only, one request at a time for each app, and none for longer than
 * the secret that it was had with is in use.
 */
export type AppTokens = ReturnType<typeof createAppTokens>

export const createAppTokens = (
  ports: Pick<Ports, 'clock' | 'xero'>,
  { desk, secrets }: { readonly desk: Desk; readonly secrets: Secrets },
) => {
  const held = new Map<string, Held>()
  const underWay = new Map<string, Promise<Result<string>>>()
  /** Counts the times that everything was let go of: what was asked for before is not kept after. */
  let lettings = 0

  const request = async (appId: string): Promise<Result<string>> => {
    const begunIn = lettings
    const app = desk.app(appId)
    if (!app.ok) return app
    if (!isKeepingApp(app.value)) return fail('appHasNoSecret')
    const { clientId, kind, scopes, secretAccount } = app.value
    const secret = await secrets.read(appId)
    if (!secret.ok) return secret
    const asked = ports.clock.ticks()
    const answer = await ports.xero.appToken(
      { clientId, clientSecret: secret.value },
      kind === 'custom' ? scopes : OWN_LIST_SCOPES,
    )
    if (!answer.ok)
      return kind === 'custom' && answer.failure.code === 'ownListNotGiven'
        ? fail('connectionNotActive')
        : answer
    const { accessToken: token, expiresIn } = answer.value
    if (begunIn === lettings)
      held.set(appId, { token, endsAt: asked + expiresIn * SECOND - SPARE, secretAccount })
    return ok(token)
  }

  /** A token of this app's own; `isFresh` asks for a new one whatever is held. */
  const token = (appId: string, isFresh = false): Promise<Result<string>> => {
    const known = held.get(appId)
    const isGood =
      known !== undefined &&
      known.endsAt > ports.clock.ticks() &&
      known.secretAccount === desk.find(appId)?.secretAccount
    if (isGood && !isFresh) return Promise.resolve(ok(known.token))
    held.delete(appId)
    const going = underWay.get(appId) ?? request(appId).finally(() => underWay.delete(appId))
    underWay.set(appId, going)
    return going
  }

  return {
    token,
    /** Lets go of every token; one that is on its way is not kept. */
    close: () => {
      lettings += 1
      held.clear()
      underWay.clear()
    },
  }
}
