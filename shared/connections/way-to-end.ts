import { isSpent, type SignIn } from '../sign-in/sign-in.ts'
import type { Instant } from '../kernel/instant.ts'
import { isMadeUpId, type Connection } from './connection.ts'
import { isConnected } from './impact.ts'
import { mayEndByOwnList, type OwnLists } from './own-list.ts'

/** How a connection can be ended from here: with a sign-in, by the app's own list, or why not. */
export type WayToEnd = 'signIn' | 'ownList' | 'hasEnded' | 'withoutId' | 'withoutSignIn'

/** The way for one connection; `signIn` is the one that Keyward would use for it. */
export const wayToEnd = (
  connection: Connection,
  signIn: SignIn | undefined,
  lists: OwnLists,
  now: Instant,
): WayToEnd => {
  if (!isConnected(connection)) return 'hasEnded'
  if (isMadeUpId(connection.connectionId)) return 'withoutId'
  if (signIn !== undefined && !isSpent(signIn, now)) return 'signIn'
  return mayEndByOwnList(connection, lists) ? 'ownList' : 'withoutSignIn'
}
