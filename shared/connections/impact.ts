import type { Connection } from './connection.ts'
import type { Consumer } from '../rotation/rotation.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { XeroApp } from '../apps/xero-app.ts'

type Known = {
  readonly apps: readonly XeroApp[]
  readonly signIns: readonly SignIn[]
  readonly connections: readonly Connection[]
}

/** Whether Xero may still count it: listed, or asked to go without proof. */
export const isConnected = ({ state }: Connection): boolean =>
  state.kind === 'listed' || state.kind === 'pending'

/** What is connected and has not been checked since, so that the last check of everything says nothing of it. */
export const uncheckedOf = (connections: readonly Connection[]): Connection[] =>
  connections.filter((one) => isConnected(one) && one.newSince !== undefined)

/** What disconnecting one organisation ends and leaves: counts, and whose sign-in stays. */
export const impactOfDisconnect = (known: Known, connection: Connection) => ({
  otherOrganisations: known.connections.filter(
    (other) => other.appId === connection.appId && other.key !== connection.key && isConnected(other),
  ).length,
  people: known.signIns.filter(({ id }) => connection.signInIds.includes(id)).map(({ name }) => name),
  sameElsewhere: known.connections
    .filter(
      (other) => other.tenantId === connection.tenantId && other.key !== connection.key && isConnected(other),
    )
    .map((other) => known.apps.find(({ id }) => id === other.appId)?.name ?? ''),
})

/**
 * What revoking a sign-in ends and leaves, as far as it is known: `oldest` is when Xero last listed the one of them that
 * was seen longest ago.
 */
export const affectedByRevoking = (known: Known, signIn: SignIn) => {
  const held = known.connections.filter((one) => one.signInIds.includes(signIn.id) && isConnected(one))
  const live = new Map(
    known.signIns
      .filter(({ id, appId, state }) => id !== signIn.id && appId === signIn.appId && state.kind === 'live')
      .map(({ id, name }) => [id, name]),
  )
  const isShared = ({ signInIds }: Connection) => signInIds.some((id) => live.has(id))
  const ends = held.filter((one) => !isShared(one))
  return {
    ends,
    shared: held.filter(isShared),
    others: [...live.values()],
    oldest:
      ends.length === 0
        ? null
        : ends.reduce((oldest, { checkedAt }) => Math.min(oldest, checkedAt), Infinity),
  }
}

/** What replacing an app's secret touches: organisations stay, sign-ins should go on, tools stop until they have it. */
export const impactOfRotation = (
  known: Known & { readonly consumers: readonly Consumer[] },
  appId: string,
) => ({
  organisations: known.connections.filter((one) => one.appId === appId && isConnected(one)).length,
  people: known.signIns
    .filter((signIn) => signIn.appId === appId && signIn.state.kind === 'live')
    .map(({ name }) => name),
  tools: known.consumers.length,
})

/** What removing an app from this vault leaves standing at Xero. */
export const impactOfRemoval = (known: Known, appId: string) => ({
  stillConnected: known.connections.filter(
    (connection) => connection.appId === appId && isConnected(connection),
  ),
  signIns: known.signIns.filter((signIn) => signIn.appId === appId),
})
