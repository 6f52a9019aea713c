import { isTaskDone } from '../../../shared/people/leaver.ts'
import { describeScope } from '../../../shared/apps/scopes.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { Need } from '../needs/need.ts'

/** Scopes that reach over everything of a kind, where narrower ones would do for most tools. */
export const broadScopes = ({ apps }: Snapshot): Need[] =>
  apps.flatMap((app): Need[] => {
    const broad = app.scopes
      .map(describeScope)
      .filter(({ narrower = [], endsIn }) => narrower.length > 1 && endsIn === undefined)
    return broad.length === 0
      ? []
      : [
          {
            id: `broad ${app.id}`,
            mood: 'attention',
            kind: 'scopesBroad',
            app,
            scopes: broad.map(({ id }) => id),
            narrower: broad.flatMap(({ narrower = [] }) => narrower),
          },
        ]
  })

/** A log that is not as it was written. */
export const brokenLog = ({ activity }: Snapshot): Need[] =>
  activity === null || activity.findings.length === 0
    ? []
    : [
        {
          id: 'log',
          mood: 'urgent',
          kind: 'logBroken',
          places: activity.findings.length + activity.moreFindings,
          checkedAt: activity.at,
        },
      ]

/** A folder that is older than what the keychain remembers, until somebody has said why. */
export const putBack = ({ activity }: Snapshot): Need[] => {
  const rollback = activity?.rollbacks?.findLast(({ acknowledged }) => acknowledged === null)
  return rollback === undefined ? [] : [{ id: 'putBack', mood: 'urgent', kind: 'putBack', rollback }]
}

/** Lists of people who leave that are not finished. */
export const leaving = ({ leavers, apps }: Snapshot): Need[] =>
  leavers
    .filter(({ finishedAt }) => finishedAt === null)
    .map((leaver) => ({
      id: `leaving ${leaver.id}`,
      mood: 'attention',
      kind: 'leaving',
      leaver,
      left: leaver.tasks.filter((task) => !isTaskDone(task, apps)).length,
    }))

/** Nobody has said whose actions the log writes down. */
export const unnamed = ({ me, user, apps }: Snapshot): Need[] =>
  me === null && apps.length > 0 ? [{ id: 'unnamed', mood: 'later', kind: 'unnamed', user }] : []

/** Sign-ins that are asked to be revoked, and not proven to be. */
export const pendingRevoking = ({ signIns, apps }: Snapshot): Need[] =>
  signIns.flatMap((signIn): Need[] => {
    const app = apps.find(({ id }) => id === signIn.appId)
    const { revoking } = signIn
    return revoking === undefined || app === undefined
      ? []
      : [
          {
            id: `revoking ${signIn.id}`,
            mood: 'attention',
            kind: 'revoking',
            signIn,
            app,
            failure: revoking.failure,
            triedAt: revoking.triedAt,
          },
        ]
  })
