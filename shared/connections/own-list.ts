import * as z from 'zod'
import { Failure } from '../kernel/failure.ts'
import { Instant } from '../kernel/instant.ts'
import type { Connection } from './connection.ts'

/** What is known of an app's own list: everything connected to it, asked with the app's secret alone. */
export const OwnList = z.object({
  /** When it was last asked for. */
  askedAt: Instant,
  /** When it last came whole, and how many it held; `null` where it never did. */
  heardAt: Instant.nullable(),
  amount: z.int().nonnegative().nullable(),
  /** Why it could not be had when it was last asked for. */
  failure: Failure.nullable(),
  /** Whether Xero lets connections be ended by it, as it was found when it was tried; `null` where it never was. */
  mayDisconnect: z.boolean().nullable(),
})
export type OwnList = z.infer<typeof OwnList>

/** By app. */
export const OwnLists = z.record(z.string(), OwnList)
export type OwnLists = z.infer<typeof OwnLists>

/** How a connection is known: by Xero's list for the app, by a sign-in here, by both, or only remembered. */
export type KnownBy = 'both' | 'ownList' | 'signIn' | 'remembered'

/** Whether the app's own list held it when that last came. */
export const isInOwnList = ({ inOwnListAt }: Connection, list: OwnList | undefined): boolean =>
  inOwnListAt !== undefined && (list?.heardAt ?? null) !== null && inOwnListAt >= (list?.heardAt ?? 0)

/** How it is known now. A sign-in that has ended still tells of what it saw, with its age; what has ended no list holds. */
export const knownBy = (
  connection: Connection,
  list: OwnList | undefined,
  isSignIn: (signInId: string) => boolean,
): KnownBy => {
  const { kind } = connection.state
  if (kind === 'disconnected' || kind === 'gone') return 'remembered'
  const isSeen = connection.signInIds.some(isSignIn)
  if (isInOwnList(connection, list)) return isSeen ? 'both' : 'ownList'
  return isSeen ? 'signIn' : 'remembered'
}

/** Listed for the app, and no sign-in here ever saw it: made by a leaver, a vendor, another tool. */
export const isMadeElsewhere = (connection: Connection, list: OwnList | undefined): boolean =>
  connection.state.kind === 'listed' &&
  connection.signInIds.length === 0 &&
  connection.inSignInListAt === undefined &&
  isInOwnList(connection, list)

/**
 * Whether the two lists differ about it: a sign-in lists what the app's own list does not, although it is older than
 * that; or the app's list holds what the sign-in that saw it no longer lists.
 */
export const doListsDiffer = (connection: Connection, list: OwnList | undefined): boolean => {
  if (connection.state.kind !== 'listed' || list?.heardAt == null) return false
  if (isInOwnList(connection, list))
    return connection.signInIds.length === 0 && connection.inSignInListAt !== undefined
  return connection.signInIds.length > 0 && connection.createdAt > 0 && connection.createdAt < list.heardAt
}

/** Whether the app's own list can be asked about it: it held it once. */
export const isTold = ({ inOwnListAt }: Connection): boolean => inOwnListAt !== undefined

/** Whether it may be ended by the app's own list, as far as Xero has said. */
export const mayEndByOwnList = (connection: Connection, lists: OwnLists): boolean =>
  isTold(connection) && lists[connection.appId]?.mayDisconnect !== false
