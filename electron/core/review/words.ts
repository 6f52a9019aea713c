import { connectionStatus, signInFor, type ConnectionStatus } from '../../../shared/connections/status.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import { sourcesOf } from '../../../shared/connections/tally.ts'
import type { LeaverTask } from '../../../shared/people/leaver.ts'
import type { Review } from '../../../shared/review/review.ts'
import { describeScope } from '../../../shared/apps/scopes.ts'
import { isNameless } from '../../../shared/kernel/shown-text.ts'
import { dayOf, momentOf } from '../paper/moments.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import { ageBefore, CONNECTION_WORDS } from './words-page.ts'
import { TENANT_KINDS } from '../../../shared/connections/words.ts'

/** Words of the printed review. */
export type JudgedConnection = {
  readonly connection: Connection
  readonly app: string
  readonly signIn: SignIn | undefined
  readonly status: ConnectionStatus
}

/** Every connection with what was to be said of it at the moment of the review. */
export const judge = (review: Review): JudgedConnection[] => {
  const signIns = new Map(review.signIns.map((signIn) => [signIn.id, signIn]))
  const apps = new Map(review.apps.map((app) => [app.id, app]))
  return review.connections
    .map((connection) => {
      const signIn = signInFor(connection, signIns, review.at)
      return {
        connection,
        app: apps.get(connection.appId)?.name ?? '',
        signIn,
        status: connectionStatus(connection, signIn, review.at, apps.get(connection.appId)?.kind),
      }
    })
    .toSorted(
      (a, b) => a.app.localeCompare(b.app) || a.connection.tenantName.localeCompare(b.connection.tenantName),
    )
}

/** Which list tells of it, or told of it last, each with its age at the moment of the review. */
export const sourceWords = (connection: Connection, review: Review): string => {
  const sources = sourcesOf(connection)
  if (sources.length === 0)
    return `${CONNECTION_WORDS.remembered}, ${ageBefore(connection.checkedAt, review.at)}`
  return capital(
    sources.map(({ list, at }) => `${CONNECTION_WORDS.source[list]}, ${ageBefore(at, review.at)}`).join('; '),
  )
}

/** A status as of the review; never a bare "connected". */
export const statusWords = (status: ConnectionStatus, { checkedAt }: Connection): string => {
  const seen = `listed by Xero as of ${dayOf(checkedAt)}`
  switch (status.code) {
    case 'fineUntil':
      return `${capital(seen)}; its sign-in holds until ${dayOf(status.at)}`
    case 'lapses':
      return `${capital(seen)}; its sign-in lapses on ${dayOf(status.at)}`
    case 'expiredStillConnected':
      return `Sign-in ended on ${dayOf(status.at)}, still connected at Xero as far as known; ${seen}`
    case 'notYetDisconnected':
      return `Asked to end, not proven: take it as still connected; tried ${momentOf(status.at)}`
    case 'notYetRevoked':
      return `Its sign-in is asked to be revoked, not proven: take it as still connected; tried ${momentOf(status.at)}`
    case 'endNotProven':
      return `Its sign-in was revoked ${momentOf(status.at)} and is refused by Xero; whether the connection went with it could not be asked; ${seen}`
    case 'gone':
      return `No longer listed by Xero, noticed ${momentOf(status.at)}`
    case 'madeElsewhere':
      return `In Xero’s list for the app as of ${dayOf(status.at)}; no sign-in here ever saw it: made elsewhere`
    case 'ownConnection':
      return status.mood === 'attention'
        ? `A custom connection that got no token when last asked: not authorised, or ended by a change; ${seen}`
        : `${capital(seen)}, to its own token: a custom connection, to which nobody signs in`
    case 'onlyInOwnList':
      return `In Xero’s list for the app as of ${dayOf(status.at)}; the sign-in that saw it lists it no more`
    case 'noSignIn':
      return `No sign-in reaches it; ${seen}`
    case 'disconnected':
      return `Disconnected, proven by asking Xero again on ${momentOf(status.at)}`
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const kindOf = (tenantType: string): string =>
  TENANT_KINDS.get(tenantType) ?? (isNameless(tenantType) ? 'Unknown kind' : `Unknown kind (${tenantType})`)

/** What an app's scopes let it do beyond reading, and which of them end. */
export const scopeRemarks = (scopes: readonly string[]): string => {
  const writing = scopes.filter((scope) => describeScope(scope).writes)
  const ending = scopes.filter((scope) => describeScope(scope).endsIn !== undefined)
  return [
    writing.length === 0 ? 'Reads only.' : `May change things: ${writing.join(', ')}.`,
    ending.length === 0 ? '' : `Xero ends in September 2027: ${ending.join(', ')}.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

export const taskWords = (task: LeaverTask): string => {
  switch (task.kind) {
    case 'rotate':
      return `Replace the secret of ${task.app}`
    case 'reauthorise':
      if (task.isUnclaimed === true)
        return `Find out who uses ${task.keys.length} of ${task.app}’s connections that no sign-in reaches, or disconnect them`
      return `Have somebody else authorise, or disconnect, ${task.keys.length} of ${task.app}’s organisations`
    case 'privilege':
      return 'Switch off “Connect third-party add-ons” for them in Practice Manager'
    case 'portal':
      return `Take them off ${task.app} in Xero’s developer portal`
    case 'login':
      return 'End their login at Xero'
  }
}
