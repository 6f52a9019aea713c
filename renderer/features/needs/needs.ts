import { aftermathNeeds } from '../rotation/aftermath-needs.ts'
import { isConnected } from '../../../shared/connections/impact.ts'
import { isRowOpen, rowEnds } from '../../../shared/connections/disconnect-run.ts'
import { doListsDiffer } from '../../../shared/connections/own-list.ts'
import { tallyOf } from '../../../shared/connections/tally.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import { type Failure, traitsOf } from '../../../shared/kernel/failure.ts'
import { DAY, type Instant } from '../../../shared/kernel/instant.ts'
import { compareScopes } from '../../../shared/apps/scopes.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { type ConnectionRow, connectionRows } from '../connections/connection-list.ts'
import { isHeld } from '../../../shared/move/move.ts'
import { backupNeeds } from '../backup/needs.ts'
import { retiringScopes, tierCeiling } from '../apps/app-facts.ts'
import { oldAppNeeds } from '../apps/old-app-needs.ts'
import { guideNeeds } from '../guide/needs.ts'
import { lockNeeds } from '../lock/needs.ts'
import { handoverNeeds } from '../handover/needs.ts'
import type { Need } from './need.ts'
import { rotationNeeds } from '../rotation/needs.ts'
import { secretNeeds } from '../rotation/secret-needs.ts'
import { updateNeeds } from '../updates/needs.ts'
import { broadScopes, brokenLog, leaving, pendingRevoking, putBack, unnamed } from '../apps/standing-needs.ts'

/** How long before Xero ends a scope it asks for attention; before that it is told, in good time. */
const RETIRE_LEAD = 180 * DAY
/** From which part of a tier's ceiling on it is told. */
const TIER_PART = 0.9

/** What needs a person, most urgent first; empty when all is quiet. */
export const needsOf = (
  snapshot: Snapshot,
  now: Instant,
  rows: readonly ConnectionRow[] = connectionRows(snapshot, now),
): Need[] => {
  if (isHeld(snapshot.move)) return [] // nothing of it can be done here
  const found = [
    ...secretNeeds(snapshot),
    ...putBack(snapshot),
    ...brokenLog(snapshot),
    ...rotationNeeds(snapshot, now),
    ...aftermathNeeds(snapshot),
    ...spentSignIns(rows),
    ...refusals(snapshot, rows),
    ...lapsingSignIns(rows),
    ...openDisconnects(snapshot),
    ...pendingEnds(snapshot, rows),
    ...pendingRevoking(snapshot),
    ...foreignScheme(snapshot),
    ...differentScopes(snapshot, rows),
    ...handoverNeeds(snapshot, now),
    ...leaving(snapshot),
    ...guideNeeds(snapshot, now),
    ...broadScopes(snapshot),
    ...endingScopes(snapshot, now),
    ...nearTier(snapshot),
    ...vanished(snapshot, rows),
    ...byApp(snapshot, rows, 'madeElsewhere'),
    ...differingLists(snapshot),
    ...orphans(snapshot, rows),
    ...oldAppNeeds(snapshot, now),
    ...backupNeeds(snapshot, now),
    ...lockNeeds(snapshot, now),
    ...updateNeeds(snapshot),
    ...unnamed(snapshot),
  ]
  return found.toSorted((a, b) => ORDER[a.mood] - ORDER[b.mood])
}

const ORDER = { urgent: 0, attention: 1, unknown: 2, later: 3 } as const satisfies Record<
  Need['mood'],
  number
>

const bySignIn = (rows: readonly ConnectionRow[], code: ConnectionRow['status']['code']) => [
  ...Map.groupBy(
    rows.filter(({ status }) => status.code === code),
    ({ signIn }) => signIn,
  ),
]

const connectionsOf = (rows: readonly ConnectionRow[]) => rows.map(({ connection }) => connection)

const spentSignIns = (rows: readonly ConnectionRow[]): Need[] =>
  bySignIn(rows, 'expiredStillConnected').flatMap(([signIn, members]): Need[] => {
    const status = members[0]?.status
    return signIn === undefined || status?.code !== 'expiredStillConnected'
      ? []
      : [
          {
            id: `expired ${signIn.id}`,
            mood: 'urgent',
            kind: 'expired',
            signIn,
            connections: connectionsOf(members),
            at: status.at,
          },
        ]
  })

const lapsingSignIns = (rows: readonly ConnectionRow[]): Need[] =>
  bySignIn(rows, 'lapses').flatMap(([signIn, members]): Need[] => {
    const status = members[0]?.status
    return signIn === undefined || status?.code !== 'lapses'
      ? []
      : [
          {
            id: `lapsing ${signIn.id}`,
            mood: 'attention',
            kind: 'lapsing',
            signIn,
            connections: connectionsOf(members),
            at: status.at,
            days: status.days,
          },
        ]
  })

/** What kept Xero, or the organisation itself, from answering the last time. */
const lastFailure = ({ failure, answered }: Connection): Failure | null =>
  failure ?? answered?.failure ?? null

/** It does not go by itself. */
const isLasting = (failure: Failure | null): boolean =>
  failure !== null && traitsOf(failure).lasts === 'lasting'

const refusals = ({ apps }: Snapshot, rows: readonly ConnectionRow[]): Need[] => {
  const refused = rows.filter(
    ({ connection, status }) =>
      isLasting(lastFailure(connection)) && (status.code === 'fineUntil' || status.code === 'lapses'),
  )
  const groups = Map.groupBy(
    refused,
    ({ connection }) => `${connection.appId} ${lastFailure(connection)?.code}`,
  )
  return [...groups].flatMap(([id, members]): Need[] => {
    const connections = connectionsOf(members)
    const app = apps.find((one) => one.id === connections[0]?.appId)
    const failure = connections[0] === undefined ? null : lastFailure(connections[0])
    return app === undefined || failure === null
      ? []
      : [
          {
            id: `refused ${id}`,
            mood: failure.code === 'clientRefused' ? 'urgent' : 'attention',
            kind: 'refusedByXero',
            app,
            failure,
            connections,
          },
        ]
  })
}

/** One line for all of a list that was begun, however many are left. */
const openDisconnects = ({ disconnects, connections }: Snapshot): Need[] => {
  if (disconnects === null) return []
  const open = rowEnds(disconnects, connections).filter(({ end }) => isRowOpen(end)).length
  const { id, begunAt, rows } = disconnects
  return open === 0
    ? []
    : [
        {
          id: `disconnects ${id}`,
          mood: 'attention',
          kind: 'disconnectsOpen',
          open,
          of: rows.length,
          at: begunAt,
        },
      ]
}

const pendingEnds = ({ disconnects, connections }: Snapshot, rows: readonly ConnectionRow[]): Need[] => {
  const ends = disconnects === null ? [] : rowEnds(disconnects, connections)
  const listed = new Set(ends.flatMap(({ row, end }) => (end.kind === 'notYet' ? row.key : [])))
  return rows.flatMap(({ connection }): Need[] =>
    connection.state.kind === 'pending' && !listed.has(connection.key)
      ? [
          {
            id: `pending ${connection.key}`,
            mood: 'attention',
            kind: 'pending',
            connection,
            failure: connection.state.failure,
            triedAt: connection.state.triedAt,
          },
        ]
      : [],
  )
}

const foreignScheme = ({ scheme, apps }: Snapshot): Need[] => {
  const relayed = apps.filter(({ route }) => route === 'relay')
  return scheme === 'notOurs' && relayed.length > 0
    ? [{ id: 'scheme', mood: 'attention', kind: 'schemeNotOurs', apps: relayed }]
    : []
}

const differentScopes = ({ apps }: Snapshot, rows: readonly ConnectionRow[]): Need[] => {
  const inUse = new Set(
    rows.filter(({ connection }) => isConnected(connection)).flatMap(({ signIn }) => signIn ?? []),
  )
  return [...inUse].flatMap((signIn): Need[] => {
    const app = apps.find(({ id }) => id === signIn.appId)
    const { missing } = compareScopes(signIn.askedScopes, signIn.grantedScopes)
    const { extra } = compareScopes(app?.scopes ?? [], signIn.grantedScopes)
    return app === undefined || (missing.length === 0 && extra.length === 0)
      ? []
      : [{ id: `scopes ${signIn.id}`, mood: 'attention', kind: 'scopesDiffer', app, signIn, missing, extra }]
  })
}

const endingScopes = ({ apps }: Snapshot, now: Instant): Need[] =>
  apps.flatMap((app) =>
    [...retiringScopes(app)].map(([endsIn, scopes]): Need => ({
      id: `ends ${app.id} ${endsIn}`,
      mood: Date.parse(`${endsIn}-01T00:00:00Z`) - now < RETIRE_LEAD ? 'attention' : 'later',
      kind: 'scopesEnd',
      app,
      scopes,
      endsIn,
    })),
  )

const nearTier = (snapshot: Snapshot): Need[] => {
  const ceiling = tierCeiling(snapshot)
  if (ceiling === null) return []
  return snapshot.apps.flatMap((app): Need[] => {
    const tally = tallyOf(snapshot, app.id)
    return tally.all < ceiling * TIER_PART
      ? []
      : [{ id: `tier ${app.id}`, mood: 'attention', kind: 'tierNear', app, tally, ceiling }]
  })
}

const byApp = (
  snapshot: Snapshot,
  rows: readonly ConnectionRow[],
  code: 'gone' | 'noSignIn' | 'madeElsewhere',
): Need[] =>
  snapshot.apps.flatMap((app): Need[] => {
    const connections = connectionsOf(
      rows.filter(({ connection, status }) => connection.appId === app.id && status.code === code),
    )
    return connections.length === 0
      ? []
      : [
          {
            id: `${code} ${app.id}`,
            mood: code === 'madeElsewhere' ? 'attention' : 'unknown',
            kind: code,
            app,
            connections,
          },
        ]
  })

const vanished = (snapshot: Snapshot, rows: readonly ConnectionRow[]) => byApp(snapshot, rows, 'gone')
const orphans = (snapshot: Snapshot, rows: readonly ConnectionRow[]) => byApp(snapshot, rows, 'noSignIn')

/** Xero's list for an app and that of a sign-in here, which do not say the same. */
const differingLists = ({ apps, connections, ownLists }: Snapshot): Need[] =>
  apps.flatMap((app): Need[] => {
    const differing = connections.filter(
      (one) => one.appId === app.id && doListsDiffer(one, ownLists[app.id]),
    )
    return differing.length === 0
      ? []
      : [{ id: `lists ${app.id}`, mood: 'attention', kind: 'listsDiffer', app, connections: differing }]
  })
