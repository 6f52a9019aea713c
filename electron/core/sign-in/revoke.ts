import { type Failure, traitsOf } from '../../../shared/kernel/failure.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { AfterRevoking, SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { Desk } from '../desk/desk.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Ports } from '../ports/ports.ts'
import { editWhere } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import type { ListedConnection } from '../ports/xero.ts'
import type { Listings } from './listings.ts'
import type { TokenKeeper } from './tokens.ts'

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly tokens: TokenKeeper
  readonly desk: Desk
  readonly listings: Pick<Listings, 'afterRevoking'>
}

/** Before Xero has heard of the wish, these say that it was not done and will not be done by waiting. */
const isNotDone = (failure: Failure): boolean => traitsOf(failure).undone?.includes('revoke') === true

/** What Xero said of the connections afterwards; rows only where it listed them. */
type Heard = { readonly connections: AfterRevoking; readonly rows: readonly ListedConnection[] | null }

/** Revoking a sign-in, which takes every connection of that person to the app, with proof (requirement D12). */
export const createRevocation = (
  ports: Pick<Ports, 'xero'>,
  { vault, secrets, tokens, desk, listings }: Rooms,
) => {
  const underWay = new Map<string, Promise<Result<null>>>()
  const find = (signInId: string) => vault.content().signIns.find(({ id }) => id === signInId)

  const setWish = (signInId: string, revoking: SignIn['revoking']) =>
    vault.change((content) => ({
      ...content,
      signIns: editWhere(
        content.signIns,
        ({ id }) => id === signInId,
        ({ revoking: _before, ...signIn }) => ({
          ...signIn,
          ...(revoking === undefined ? {} : { revoking }),
        }),
      ),
    }))

  /**
   * The wish is stored before Xero hears of it. Whatever stays unproven stays "not yet revoked", and can be gone on
   * with; a refusal before Xero has heard leaves the sign-in as it was.
   */
  const revoke = async (signInId: string): Promise<Result<null>> => {
    const signIn = find(signInId)
    if (signIn === undefined) return fail('unknownSignIn')
    if (signIn.state.kind !== 'live') return fail('signInExpired')
    const about = aboutOf(signIn) // of now: the app may leave the vault while Xero is asked
    const since = signIn.revoking?.since ?? vault.now()
    let isSent = signIn.revoking?.isSent ?? false
    const wish = (failure: Failure | null) =>
      setWish(signInId, { since, triedAt: vault.now(), isSent, failure })

    const wished = await wish(null)
    if (!wished.ok) return wished
    const result = await ask(signIn, since, isSent, async (sent) => {
      const before = isSent
      isSent = sent
      const noted = sent ? await wish(null) : done
      if (!noted.ok) isSent = before // it could not be written down, so Xero is not told
      return noted
    })
    if (!result.ok && find(signInId)?.revoking !== undefined)
      await (!isSent && isNotDone(result.failure) ? setWish(signInId, undefined) : wish(result.failure))
    await desk.log(result.ok ? 'signInRevoked' : 'revokeAsked', { ...about, result })
    return result
  }

  /** `onSent` hears, before Xero does, that Xero may know from now on; and that it does not after all. */
  const ask = async (
    signIn: SignIn,
    since: number,
    wasSent: boolean,
    onSent: (isSent: boolean) => Promise<Result<null>>,
  ): Promise<Result<null>> => {
    const found = desk.app(signIn.appId)
    if (!found.ok) return found
    const app = found.value
    const known = await secrets.clientOf(app.id)
    if (!known.ok) return known
    const client = known.value
    const held = await tokens.lastTokens(signIn.id, !wasSent)
    if (!held.ok) return held
    const { accessToken, accessEndsAt, refreshToken } = held.value
    if (refreshToken === null) return fail('noRefreshToken')
    const noted = await onSent(true)
    if (!noted.ok) return noted
    const revoked = await ports.xero.revoke(client, refreshToken)
    if (!revoked.ok) {
      // a refused app has not been heard; everything else may have been
      if (!wasSent && traitsOf(revoked.failure).refuses === 'app') await onSent(false)
      return revoked
    }
    const dead = await tokens.proveRevoked(signIn.id, client, refreshToken)
    if (!dead.ok) return dead
    const heard = await listAfterwards(accessToken, accessEndsAt)
    return heard.ok ? store(signIn, refreshToken, since, heard.value) : heard
  }

  /** Asks with the access token from before: it may still be good, and then Xero itself says what is left. */
  const listAfterwards = async (accessToken: string, endsAt: number): Promise<Result<Heard>> => {
    if (accessToken === '' || endsAt <= vault.now()) return ok({ connections: 'unasked', rows: null })
    const listed = await ports.xero.connections(accessToken)
    if (listed.ok) return ok({ connections: listed.value.length === 0 ? 'none' : 'some', rows: listed.value })
    return traitsOf(listed.failure).refuses === 'token' ? ok({ connections: 'refused', rows: null }) : listed
  }

  /** The sign-in, its tokens and what became of its connections, in one change. */
  const store = async (
    signIn: SignIn,
    refreshToken: string,
    since: number,
    { connections, rows }: Heard,
  ): Promise<Result<null>> => {
    let ended: readonly string[] = []
    const saved = await vault.change((content) => {
      if (content.tokens[signIn.id]?.refreshToken !== refreshToken) return null // somebody has signed in anew
      const now = vault.now()
      const after = rows === null ? content : listings.afterRevoking(content, signIn, rows, since, now)
      const before = new Map(content.connections.map(({ key, state }) => [key, state.kind]))
      ended = after.connections.flatMap(({ key, state, tenantName }) =>
        state.kind === 'disconnected' && before.get(key) !== 'disconnected' ? tenantName : [],
      )
      const { [signIn.id]: _dead, ...others } = after.tokens
      return {
        ...after,
        tokens: others,
        signIns: editWhere(
          after.signIns,
          ({ id }) => id === signIn.id,
          ({ revoking: _wish, ...one }) => ({
            ...one,
            state: { kind: 'revoked', at: now, asked: since, connections },
          }),
        ),
      }
    })
    if (!saved.ok) return saved
    const now = find(signIn.id)
    if (now === undefined) return done // its app left the vault meanwhile, and Xero takes the sign-in no more
    if (now.state.kind !== 'revoked') return fail('signedInAnew')
    for (const organisation of ended) void desk.log('disconnected', { ...aboutOf(signIn), organisation })
    return done
  }

  const aboutOf = (signIn: SignIn) => ({
    app: desk.named(signIn.appId),
    person: personLabel(signIn),
  })

  return {
    /** Asked twice at once, it is done once. */
    revokeSignIn: (signInId: string): Promise<Result<null>> => {
      const running = underWay.get(signInId) ?? revoke(signInId).finally(() => underWay.delete(signInId))
      underWay.set(signInId, running)
      return running
    },
  }
}
