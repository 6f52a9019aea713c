import { isSecretApp } from '../../shared/apps/xero-app.ts'
import type { Api } from '../../shared/contract/contract.ts'
import { isConnected } from '../../shared/connections/impact.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { sourcesOf } from '../../shared/connections/tally.ts'
import type { Leaver, PersonTrail } from '../../shared/people/leaver.ts'
import { personKey } from '../../shared/kernel/person.ts'
import { done, ok } from '../../shared/kernel/result.ts'
import type { ReviewChange } from '../../shared/review/review.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { activityLines } from './scenario-data.ts'

type Window = {
  readonly snapshot: () => Snapshot
  readonly announce: (part: Partial<Snapshot>) => void
}

/** The parts of a fake main that answer Activity: lines, reviews, people. */
export const fakeReviews = (
  now: number,
  { snapshot, announce }: Window,
): Pick<
  Api,
  | 'listActivity'
  | 'verifyActivity'
  | 'exportActivity'
  | 'cancelWalk'
  | 'acknowledgeRollback'
  | 'saveReview'
  | 'openReview'
  | 'compareReviews'
  | 'forgetReview'
  | 'listPeople'
  | 'tracePerson'
  | 'beginLeaver'
  | 'takeBackLeaver'
  | 'tickLeaver'
  | 'finishLeaver'
> => ({
  listActivity: async ({ before, limit, filter }) => {
    const lines = activityLines(now).filter(
      (line) =>
        (filter?.words ?? []).every(
          ({ text, kinds }) =>
            kinds.includes(line.what) ||
            `${line.who} ${line.app} ${line.organisation}`.toLowerCase().includes(text.toLowerCase()),
        ) &&
        (filter === undefined || filter.kinds === null || filter.kinds.includes(line.what)) &&
        (filter === undefined ||
          filter.result === null ||
          (filter.result === 'ok') === (line.result === 'ok')),
    )
    const older = lines.filter(({ line }) => before === null || line < before)
    return ok({ lines: older.slice(0, Math.min(limit, 6)), more: older.length > 6, matches: lines.length })
  },
  verifyActivity: async () => ok(snapshot().activity ?? EMPTY(now)),
  cancelWalk: async () => done,
  acknowledgeRollback: async ({ how }) => {
    const { activity } = snapshot()
    const acknowledged = { at: now, by: 'Tessa Quillon', how }
    const rollbacks = (activity?.rollbacks ?? []).map((one) => ({ ...one, acknowledged }))
    announce({ activity: activity === null ? null : { ...activity, rollbacks } })
    return done
  },
  exportActivity: async ({ format }) =>
    ok({ path: `C:\\Users\\tessa\\Documents\\Keyward activity.${format}` }),
  saveReview: async () => {
    const { connections, reviews } = snapshot()
    announce({
      reviews: [
        ...reviews,
        {
          id: `review-${reviews.length + 1}`,
          at: now,
          by: 'Tessa Quillon <tessa@brackenmoor.example>',
          organisations: connections.filter(isConnected).length,
          checksum: 'a'.repeat(64),
        },
      ],
    })
    return ok({ path: 'C:\\Users\\tessa\\Documents\\Keyward review' })
  },
  openReview: async () => ok({ opened: null }),
  compareReviews: async () => ok({ from: now - 90 * DAY, to: now, changes: CHANGES }),
  forgetReview: async ({ id }) => {
    announce({ reviews: snapshot().reviews.filter((one) => one.id !== id) })
    return done
  },
  listPeople: async () =>
    ok({
      people: [
        ...new Map(
          snapshot().signIns.map((signIn) => [
            personKey(signIn),
            {
              key: personKey(signIn),
              name: signIn.name,
              email: signIn.email,
              isMe: false,
              signIns: 1,
              connections: snapshot().connections.filter((one) => one.signInIds.includes(signIn.id)).length,
              handovers: 0,
              lines: 3,
              lastSeenAt: signIn.signedInAt,
            },
          ]),
        ).values(),
      ],
    }),
  tracePerson: async ({ key }) => ok(trail(snapshot(), key, now)),
  beginLeaver: async ({ key }) => {
    const { name, email, secrets } = trail(snapshot(), key, now)
    const task = (kind: Leaver['tasks'][number]['kind'], app = '', keys: string[] = []) => ({
      id: `${kind}-${app}`,
      kind,
      appId: app === '' ? '' : 'packs',
      app,
      keys,
      ticked: null,
      provenAt: null,
    })
    const leaver: Leaver = {
      id: `leaver-${key}`,
      name,
      email,
      begunAt: now,
      begunBy: 'Tessa Quillon',
      secrets,
      tasks: [
        { ...task('rotate', 'Month-end Packs'), provenAt: now },
        task('reauthorise', 'Month-end Packs', ['a', 'b', 'c']),
        task('privilege'),
        task('portal', 'Month-end Packs'),
        task('login'),
      ],
      finishedAt: null,
    }
    announce({ leavers: [...snapshot().leavers, leaver] })
    return ok({ leaverId: leaver.id })
  },
  takeBackLeaver: async ({ leaverId }) => {
    announce({ leavers: snapshot().leavers.filter(({ id }) => id !== leaverId) })
    return ok({ undoId: 'leaver' })
  },
  tickLeaver: async ({ leaverId, taskId, isDone }) => {
    announce({
      leavers: snapshot().leavers.map((leaver) =>
        leaver.id === leaverId
          ? {
              ...leaver,
              tasks: leaver.tasks.map((task) =>
                task.id === taskId
                  ? { ...task, ticked: isDone ? { at: now, by: 'Tessa Quillon' } : null }
                  : task,
              ),
            }
          : leaver,
      ),
    })
    return done
  },
  finishLeaver: async ({ leaverId }) => {
    announce({
      leavers: snapshot().leavers.map((one) => (one.id === leaverId ? { ...one, finishedAt: now } : one)),
    })
    return done
  },
})

const EMPTY = (at: number) => ({ at, lines: 0, from: null, to: null, findings: [], moreFindings: 0 })

const trail = (snapshot: Snapshot, key: string, now: number): PersonTrail => {
  const mine = snapshot.signIns.filter((signIn) => personKey(signIn) === key)
  return {
    key,
    name: mine[0]?.name ?? key,
    email: mine[0]?.email ?? '',
    secrets: snapshot.apps
      .filter(isSecretApp)
      .slice(0, 1)
      .map((app) => ({
        appId: app.id,
        app: app.name,
        inForceSince: app.secret.storedAt,
        held: [
          { what: 'appAdded', at: app.secret.storedAt, line: 1 },
          { what: 'secretRevealed', at: now - 9 * DAY, line: 7 },
        ],
      })),
    replaced: 1,
    received: [],
    authorised: snapshot.connections
      .filter((one) => mine.some(({ id }) => one.signInIds[0] === id))
      .map((one) => ({
        key: one.key,
        appId: one.appId,
        app: snapshot.apps.find(({ id }) => id === one.appId)?.name ?? '',
        organisation: one.tenantName,
        tenantType: one.tenantType,
        alsoOthers: one.signInIds.length > 1,
        sources: [...sourcesOf(one)],
      })),
    unclaimed: [],
    bySecret: [],
    lists: [],
    tools: snapshot.tools.tools
      .filter(({ signInId }) => mine.some(({ id }) => id === signInId))
      .map(({ name, appId, used }) => ({
        name,
        app: snapshot.apps.find(({ id }) => id === appId)?.name ?? '',
        isOnTheirSignIn: true,
        allowed: 2,
        allowedAt: now - 2 * DAY,
        refused: 1,
        refusedAt: now - 3 * DAY,
        uses: used?.count ?? 0,
        lastUsedAt: used?.at ?? null,
      })),
    lastSeenAt: now - 3 * DAY,
  }
}

const CHANGES: ReviewChange[] = [
  {
    kind: 'connectionNew',
    app: 'Month-end Packs',
    organisation: 'Quarrystone Civil',
    by: 'Owen Marrick',
    at: Date.UTC(2026, 9, 1),
    knownBy: 'signIn',
    asOf: Date.UTC(2026, 10, 20),
    wasThere: false,
    isCustom: false,
  },
  {
    kind: 'connectionGone',
    app: 'Month-end Packs',
    organisation: 'Pellbrook Dental',
    by: 'Owen Marrick',
    how: 'disconnected',
  },
  {
    kind: 'reauthorised',
    app: 'Month-end Packs',
    organisation: 'Kestrel Flat Freight',
    before: 'Callum Brae',
    after: 'Owen Marrick',
  },
  {
    kind: 'scopesWidened',
    app: 'Debtor Letters',
    person: 'Priya Devarn',
    scopes: ['accounting.contacts'],
  },
  { kind: 'secretReplaced', app: 'Debtor Letters', at: Date.UTC(2026, 9, 1) },
]
