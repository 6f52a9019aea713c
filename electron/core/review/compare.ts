import { isConnected } from '../../../shared/connections/impact.ts'
import { connectionStatus, signInFor } from '../../../shared/connections/status.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import { knownBy } from '../../../shared/connections/own-list.ts'
import { isUnclaimed } from '../../../shared/connections/tally.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import type { Review, ReviewChange } from '../../../shared/review/review.ts'
import { compareScopes } from '../../../shared/apps/scopes.ts'
import { isSpent, type SignIn } from '../../../shared/sign-in/sign-in.ts'

/** What changed from one review to a later one, by app and then by what it is; pure. */
export const compareReviews = (before: Review, after: Review): ReviewChange[] => {
  const [old, fresh] = [look(before), look(after)]
  return [
    ...appChanges(old, fresh),
    ...listChanges(before, after),
    ...connectionChanges(old, fresh),
    ...peopleChanges(old, fresh),
    ...handoverChanges(before, after),
  ].toSorted((a, b) => a.app.localeCompare(b.app) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}

const ORDER: readonly ReviewChange['kind'][] = [
  'appNew',
  'appGone',
  'listFirst',
  'connectionNew',
  'connectionGone',
  'reauthorised',
  'claimed',
  'unclaimed',
  'lapsed',
  'scopesWidened',
  'scopesNarrowed',
  'handedOver',
  'personNew',
  'personGone',
  'secretReplaced',
]

type Looked = ReturnType<typeof look>

/** A review by what stays the same between two: an app's client id, an organisation's tenant id, a person's address. */
const look = (review: Review) => {
  const apps = new Map(review.apps.map((app) => [app.clientId.toLowerCase(), app]))
  const byId = new Map(review.apps.map((app) => [app.id, app]))
  const signInsById = new Map(review.signIns.map((signIn) => [signIn.id, signIn]))
  const place = (appId: string, rest: string) => `${byId.get(appId)?.clientId.toLowerCase() ?? appId} ${rest}`
  const inCharge = (connection: Connection) => signInFor(connection, signInsById, review.at)
  const connections = new Map<string, Connection>()
  for (const connection of review.connections) {
    const key = place(connection.appId, connection.tenantId || connection.key)
    const known = connections.get(key)
    if (known === undefined || worth(connection, inCharge, review.at) > worth(known, inCharge, review.at))
      connections.set(key, connection)
  }
  const signIns = new Map(review.signIns.map((signIn) => [place(signIn.appId, personKey(signIn)), signIn]))
  return {
    apps,
    connections,
    signIns,
    at: review.at,
    appName: (appId: string) => byId.get(appId)?.name ?? '',
    isCustom: (appId: string) => byId.get(appId)?.kind === 'custom',
    inCharge,
    knownBy: (connection: Connection) =>
      knownBy(connection, review.ownLists?.[connection.appId], (id) => signInsById.has(id)),
    isUnclaimed: (connection: Connection) =>
      byId.get(connection.appId)?.kind !== 'custom' &&
      isUnclaimed(connection, review.ownLists?.[connection.appId]),
    isLapsed: (connection: Connection) =>
      connectionStatus(connection, inCharge(connection), review.at).code === 'expiredStillConnected',
  }
}

/** Xero keeps one connection for each person, app and organisation; of several, the one that works speaks for all. */
const worth = (
  connection: Connection,
  inCharge: (connection: Connection) => SignIn | undefined,
  at: number,
): number => {
  if (!isConnected(connection)) return 0
  const signIn = inCharge(connection)
  return signIn === undefined || isSpent(signIn, at) ? 1 : 2
}

const appChanges = (old: Looked, fresh: Looked): ReviewChange[] => [
  ...[...fresh.apps].flatMap(([clientId, app]): ReviewChange[] => {
    const was = old.apps.get(clientId)
    if (was === undefined) return [{ kind: 'appNew', app: app.name }]
    const at = app.secret?.storedAt ?? null
    return at !== null && was.secret !== null && was.secret.storedAt !== at
      ? [{ kind: 'secretReplaced', app: app.name, at }]
      : []
  }),
  ...[...old.apps].flatMap(([clientId, app]): ReviewChange[] =>
    fresh.apps.has(clientId) ? [] : [{ kind: 'appGone', app: app.name }],
  ),
]

/** What went out or came in by a handover in between; nothing where one of the two does not tell. */
const handoverChanges = (before: Review, after: Review): ReviewChange[] => {
  if (before.handovers === null || after.handovers === null) return []
  const nameIn = ({ person, thing: { app, at, how } }: NonNullable<Review['handovers']>[number]) =>
    JSON.stringify([person, app, at, how])
  const known = new Set(before.handovers.map(nameIn))
  return after.handovers
    .filter((one) => !known.has(nameIn(one)))
    .map(({ person, thing: { app, at } }) => ({ kind: 'handedOver', app, person, at }))
}

const connectionChanges = (old: Looked, fresh: Looked): ReviewChange[] => {
  const changes: ReviewChange[] = []
  for (const [key, connection] of fresh.connections) {
    const was = old.connections.get(key)
    const wasConnected = was !== undefined && isConnected(was)
    const about = { app: fresh.appName(connection.appId), organisation: connection.tenantName }
    const by = nameOf(fresh.inCharge(connection))
    if (isConnected(connection) && !wasConnected)
      changes.push({
        kind: 'connectionNew',
        ...about,
        by,
        at: connection.updatedAt,
        knownBy: fresh.knownBy(connection),
        asOf: connection.checkedAt,
        wasThere: was === undefined && connection.createdAt > 0 && connection.createdAt < old.at,
        isCustom: fresh.isCustom(connection.appId),
      })
    if (!isConnected(connection) && wasConnected)
      changes.push({
        kind: 'connectionGone',
        ...about,
        by: nameOf(old.inCharge(was)),
        how: connection.state.kind === 'gone' ? 'atXero' : 'disconnected',
      })
    if (isConnected(connection) && wasConnected)
      changes.push(
        ...whoHolds(about, old.inCharge(was), fresh.inCharge(connection)),
        ...claims(about, [old, was], [fresh, connection]),
      )
    if (fresh.isLapsed(connection) && wasConnected && !old.isLapsed(was))
      changes.push({ kind: 'lapsed', ...about, by })
  }
  for (const [key, was] of old.connections)
    if (!fresh.connections.has(key) && isConnected(was))
      changes.push({
        kind: 'connectionGone',
        app: old.appName(was.appId),
        organisation: was.tenantName,
        by: nameOf(old.inCharge(was)),
        how: 'offList',
      })
  return changes
}

const whoHolds = (
  about: { readonly app: string; readonly organisation: string },
  before: SignIn | undefined,
  after: SignIn | undefined,
): ReviewChange[] =>
  before === undefined || after === undefined || personKey(before) === personKey(after)
    ? []
    : [{ kind: 'reauthorised', ...about, before: nameOf(before), after: nameOf(after) }]

/** Whom a connection can be asked about: a sign-in here, or only the app's own list. */
const claims = (
  about: { readonly app: string; readonly organisation: string },
  [old, was]: readonly [Looked, Connection],
  [fresh, connection]: readonly [Looked, Connection],
): ReviewChange[] => {
  const [before, after] = [old.inCharge(was), fresh.inCharge(connection)]
  if (after !== undefined && old.isUnclaimed(was)) return [{ kind: 'claimed', ...about, by: nameOf(after) }]
  if (before !== undefined && fresh.isUnclaimed(connection))
    return [{ kind: 'unclaimed', ...about, by: nameOf(before), asOf: connection.checkedAt }]
  return []
}

/** Apps whose own list was had for the first time; one that told of none had none. */
const listChanges = (before: Review, after: Review): ReviewChange[] => {
  const heard = new Set(
    before.apps
      .filter(({ id }) => before.ownLists?.[id]?.heardAt != null)
      .map(({ clientId }) => clientId.toLowerCase()),
  )
  return after.apps.flatMap(({ id, name, clientId }): ReviewChange[] => {
    const list = after.ownLists?.[id]
    if (list?.heardAt == null || list.amount === null || heard.has(clientId.toLowerCase())) return []
    return [{ kind: 'listFirst', app: name, amount: list.amount, at: list.heardAt }]
  })
}

const peopleChanges = (old: Looked, fresh: Looked): ReviewChange[] => [
  ...[...fresh.signIns].flatMap(([key, signIn]): ReviewChange[] => {
    const was = old.signIns.get(key)
    const about = { app: fresh.appName(signIn.appId), person: nameOf(signIn) }
    if (was === undefined) return [{ kind: 'personNew', ...about }]
    const { missing, extra } = compareScopes(was.grantedScopes, signIn.grantedScopes)
    return [
      ...(extra.length === 0 ? [] : [{ kind: 'scopesWidened' as const, ...about, scopes: extra }]),
      ...(missing.length === 0 ? [] : [{ kind: 'scopesNarrowed' as const, ...about, scopes: missing }]),
    ]
  }),
  ...[...old.signIns].flatMap(([key, signIn]): ReviewChange[] =>
    fresh.signIns.has(key)
      ? []
      : [{ kind: 'personGone', app: old.appName(signIn.appId), person: nameOf(signIn) }],
  ),
]

const nameOf = (signIn: SignIn | undefined): string => signIn?.name ?? ''
