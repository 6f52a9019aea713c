import type { AppKind } from '../apps/app-kind.ts'
import type { Connection } from './connection.ts'
import { DAY, type Instant } from '../kernel/instant.ts'
import { isSpent, type SignIn } from '../sign-in/sign-in.ts'

/** How long before a sign-in lapses it begins to ask for attention. */
export const LAPSE_LEAD = 14 * DAY

/** What a connection's state means to a person, with the date that belongs to it. */
export type ConnectionStatus =
  | { readonly mood: 'fine'; readonly code: 'fineUntil'; readonly at: Instant }
  | { readonly mood: 'attention'; readonly code: 'lapses'; readonly at: Instant; readonly days: number }
  | { readonly mood: 'attention'; readonly code: 'notYetDisconnected'; readonly at: Instant }
  | { readonly mood: 'attention'; readonly code: 'notYetRevoked'; readonly at: Instant }
  | { readonly mood: 'unknown'; readonly code: 'endNotProven'; readonly at: Instant }
  | { readonly mood: 'urgent'; readonly code: 'expiredStillConnected'; readonly at: Instant }
  | { readonly mood: 'unknown'; readonly code: 'gone'; readonly at: Instant }
  | { readonly mood: 'unknown'; readonly code: 'noSignIn' }
  /** In the app's own list, and no sign-in here ever saw it. */
  | { readonly mood: 'attention'; readonly code: 'madeElsewhere'; readonly at: Instant }
  /** In the app's own list, and no longer in that of the sign-in that saw it. */
  | { readonly mood: 'unknown'; readonly code: 'onlyInOwnList'; readonly at: Instant }
  /** A custom connection's, which its own token lists; nobody signs in to it. `attention`: Xero gives it none now. */
  | { readonly mood: 'fine' | 'attention'; readonly code: 'ownConnection'; readonly at: Instant }
  | { readonly mood: 'fine'; readonly code: 'disconnected'; readonly at: Instant }

/** The sign-in that Keyward would use for a connection: the first that Xero would still take, else the latest. */
export const signInFor = (
  connection: Connection,
  signIns: ReadonlyMap<string, SignIn>,
  now: Instant,
): SignIn | undefined => {
  const seen = connection.signInIds.flatMap((id) => signIns.get(id) ?? [])
  const good = seen.filter((signIn) => !isSpent(signIn, now))
  return good.find(({ revoking }) => revoking === undefined) ?? good[0] ?? seen[0]
}

/** Judges one connection at a moment; never says more than was last heard from Xero. */
export const connectionStatus = (
  connection: Connection,
  signIn: SignIn | undefined,
  now: Instant,
  /** Of the app that it is a connection of. */
  kind: AppKind = 'web',
): ConnectionStatus => {
  const { state } = connection
  if (state.kind === 'disconnected') return { mood: 'fine', code: 'disconnected', at: state.provenAt }
  if (state.kind === 'gone') return { mood: 'unknown', code: 'gone', at: state.noticedAt }
  if (state.kind === 'pending') return { mood: 'attention', code: 'notYetDisconnected', at: state.triedAt }
  if (kind === 'custom' && connection.inOwnListAt !== undefined)
    return {
      mood: connection.failure?.code === 'connectionNotActive' ? 'attention' : 'fine',
      code: 'ownConnection',
      at: connection.inOwnListAt,
    }
  if (signIn === undefined && connection.inOwnListAt !== undefined)
    return connection.inSignInListAt === undefined
      ? { mood: 'attention', code: 'madeElsewhere', at: connection.inOwnListAt }
      : { mood: 'unknown', code: 'onlyInOwnList', at: connection.inOwnListAt }
  if (signIn === undefined) return { mood: 'unknown', code: 'noSignIn' }
  if (signIn.revoking !== undefined)
    return { mood: 'attention', code: 'notYetRevoked', at: signIn.revoking.triedAt }
  if (signIn.state.kind === 'revoked' && isEndUnasked(signIn))
    return { mood: 'unknown', code: 'endNotProven', at: signIn.state.at }
  if (isSpent(signIn, now))
    return {
      mood: 'urgent',
      code: 'expiredStillConnected',
      at: signIn.state.kind === 'live' ? signIn.lapsesAt : signIn.state.at,
    }
  const left = signIn.lapsesAt - now
  return left < LAPSE_LEAD && signIn.grantedScopes.includes('offline_access')
    ? { mood: 'attention', code: 'lapses', at: signIn.lapsesAt, days: Math.floor(left / DAY) }
    : { mood: 'fine', code: 'fineUntil', at: signIn.lapsesAt }
}

/** Revoked, and Xero could not be asked afterwards what became of its connections. */
export const isEndUnasked = ({ state }: SignIn): boolean =>
  state.kind === 'revoked' && (state.connections === 'refused' || state.connections === 'unasked')

/** Whether it belongs under "Need you". */
export const needsPerson = (status: ConnectionStatus): boolean =>
  status.mood === 'attention' ||
  status.mood === 'urgent' ||
  status.code === 'gone' ||
  status.code === 'endNotProven' ||
  status.code === 'noSignIn' ||
  status.code === 'onlyInOwnList'
