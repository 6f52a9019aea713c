import type { Instant } from '../kernel/instant.ts'
import type { Connection } from './connection.ts'
import { isConnected } from './impact.ts'
import { isInOwnList, knownBy, type KnownBy, type OwnList, type OwnLists } from './own-list.ts'

/** One list that tells of a connection, and when that last held it. */
export type ListSource = { readonly list: 'ownList' | 'signIn'; readonly at: Instant }

/** When a list of a sign-in here last held it; of before lists were told apart, when it was last seen at all. */
const inSignInListAt = ({ inSignInListAt: at, inOwnListAt, checkedAt, signInIds }: Connection) =>
  at ?? (inOwnListAt === undefined && signInIds.length > 0 ? checkedAt : undefined)

/** Which lists tell of it, or told of it last, each with its age; none of one that is only remembered. */
export const sourcesOf = (connection: Connection): ListSource[] => {
  const signIn = inSignInListAt(connection)
  const { inOwnListAt } = connection
  return [
    ...(inOwnListAt === undefined ? [] : [{ list: 'ownList' as const, at: inOwnListAt }]),
    ...(signIn === undefined ? [] : [{ list: 'signIn' as const, at: signIn }]),
  ]
}

/** How many connections stand at Xero as far as is known, by the list that tells of each. */
export type Tally = { readonly all: number; readonly oldest: Instant | null } & Readonly<
  Record<KnownBy, number>
>

type Known = {
  readonly connections: readonly Connection[]
  readonly signIns: readonly { readonly id: string }[]
  readonly ownLists: OwnLists
}

/**
 * Counts what an app, or every app, really holds: whoever made it, what is asked to end without proof as well. `oldest`
 * is when the one that was seen longest ago was last listed.
 */
export const tallyOf = ({ connections, signIns, ownLists }: Known, appId: string | null): Tally => {
  const known = new Set(signIns.map(({ id }) => id))
  const standing = connections.filter((one) => isConnected(one) && (appId === null || one.appId === appId))
  const by = Map.groupBy(standing, (one) => knownBy(one, ownLists[one.appId], (id) => known.has(id)))
  const amount = (how: KnownBy) => by.get(how)?.length ?? 0
  return {
    all: standing.length,
    both: amount('both'),
    ownList: amount('ownList'),
    signIn: amount('signIn'),
    remembered: amount('remembered'),
    oldest:
      standing.length === 0
        ? null
        : standing.reduce((oldest, { checkedAt }) => Math.min(oldest, checkedAt), Infinity),
  }
}

/** Still connected, in the app’s own list, and reached by no sign-in that is here: nobody here can be asked about it. */
export const isUnclaimed = (connection: Connection, list: OwnList | undefined): boolean =>
  isConnected(connection) && connection.signInIds.length === 0 && isInOwnList(connection, list)
