import { isSecretApp } from '../../../shared/apps/xero-app.ts'
import { isConnected } from '../../../shared/connections/impact.ts'
import {
  calendarIn,
  isTold,
  secretDue,
  type DayOf,
  type SecretDue,
} from '../../../shared/rotation/secret-due.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { Need, Urgency } from '../needs/need.ts'

/** Secrets to be replaced, and procedures that wait to be taken up. */
export const rotationNeeds = (
  { apps, rotation, connections }: Snapshot,
  now: Instant,
  dayOf: DayOf = calendarIn(),
): Need[] =>
  apps.flatMap((app): Need[] => {
    const open = rotation.open.find((one) => one.appId === app.id)
    if (open !== undefined)
      return [
        {
          id: `rotating ${app.id}`,
          mood: open.isLeak ? 'urgent' : 'attention',
          kind: 'rotationOpen',
          app,
          rotation: open,
        },
      ]
    if (!isSecretApp(app) || app.secret.state !== 'stored') return [] // first it has to be there again
    const due = secretDue(app, rotation, now, dayOf)
    if (!isTold(due, rotation.snoozed[app.id]?.until, now)) return []
    return [
      {
        id: `due ${app.id}`,
        mood: MOODS[due.kind],
        kind: 'secretDue',
        app,
        due,
        organisations: connections.filter((one) => one.appId === app.id && isConnected(one)).length,
        policy: rotation.policies[app.id] ?? rotation.policy,
      },
    ]
  })

const MOODS = {
  fine: 'later',
  soon: 'attention',
  due: 'attention',
  unknownAge: 'unknown',
  forced: 'urgent',
} as const satisfies Record<SecretDue['kind'], Urgency>
