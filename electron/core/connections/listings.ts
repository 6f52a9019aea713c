import { isConnected } from '../../../shared/connections/impact.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { ok, type Result } from '../../../shared/kernel/result.ts'
import type { About, Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { Grant, ListedConnection } from '../ports/xero.ts'
import type { Authorised, Listings } from '../sign-in/listings.ts'
import type { Vault } from '../vault/vault.ts'
import { NOTHING_LEARNED, takeListing, type Learned } from './listing.ts'

/** What Xero lists for sign-ins, taken over into the vault. */
export type ConnectionListings = ReturnType<typeof createListings>

export const createListings = (
  ports: Pick<Ports, 'xero'>,
  { vault, desk }: { readonly vault: Vault; readonly desk: Desk },
) => {
  /** Takes over a listing, logs what it taught, and answers it. */
  const takeOver = async (
    signInId: string,
    listed: readonly ListedConnection[],
  ): Promise<Result<Learned>> => {
    let learned = NOTHING_LEARNED
    let about: About = {}
    const saved = await vault.change((content) => {
      const signIn = content.signIns.find(({ id }) => id === signInId)
      if (signIn === undefined) return null
      about = {
        app: desk.named(signIn.appId),
        person: personLabel(signIn),
      }
      const taken = takeListing(content, signIn, listed, vault.now())
      learned = taken.learned
      return taken.content
    })
    if (!saved.ok) return saved
    for (const organisation of learned.found) void desk.log('connectionFound', { ...about, organisation })
    for (const organisation of learned.vanished)
      void desk.log('connectionVanished', { ...about, organisation })
    return ok(learned)
  }

  /**
   * Asks Xero what it lists for a fresh sign-in and answers the keys of what was just authorised, never simply the
   * first of the list.
   */
  const listAuthorised = async (signInId: string, grant: Grant): Promise<Result<Authorised>> => {
    const listed = await ports.xero.connections(grant.accessToken)
    if (!listed.ok) return listed
    const saved = await takeOver(signInId, listed.value)
    if (!saved.ok) return saved
    return ok(authorisedIn(saved.value.rows, grant.authEventId))
  }

  return { takeOver, listAuthorised, afterRevoking }
}

/**
 * What Xero lists under this authentication event. Where the token names none, or rows do not say theirs, those of
 * them that are new since the listing before.
 */
const authorisedIn = (rows: Learned['rows'], event: string | null): Authorised => {
  const named = rows.filter(({ authEventId }) => event !== null && authEventId === event)
  const isTold = event !== null && (named.length > 0 || rows.every(({ authEventId }) => authEventId !== ''))
  const chosen = isTold
    ? named
    : rows.filter(({ authEventId, isNew }) => isNew && (event === null || authEventId === ''))
  return { connectionKeys: chosen.map(({ key }) => key), isTold }
}

/**
 * What Xero lists no more has ended from here, unless somebody else's sign-in reaches it too; what it lists still is as
 * it was.
 */
const afterRevoking: Listings['afterRevoking'] = (content, signIn, rows, since, at) => {
  const before = new Map(content.connections.map((one) => [one.key, one]))
  const wished = content.connections.map((one) =>
    one.state.kind === 'listed' && one.signInIds.length === 1 && one.signInIds[0] === signIn.id
      ? { ...one, state: { kind: 'pending' as const, since, triedAt: at, failure: null } }
      : one,
  )
  const taken = takeListing({ ...content, connections: wished }, signIn, rows, at).content
  return {
    ...taken,
    connections: taken.connections.map((one) => {
      const was = before.get(one.key)
      return one.state.kind === 'pending' && was !== undefined && isConnected(was)
        ? { ...one, state: was.state }
        : one
    }),
  }
}
