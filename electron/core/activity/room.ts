import type { Api } from '../../../shared/contract/contract.ts'
import type { activityCalls } from '../../../shared/activity/calls.ts'
import { done } from '../../../shared/kernel/result.ts'
import type { Ports } from '../ports/ports.ts'
import type { ActivityJournal } from './activity.ts'
import { exportActivity } from './export.ts'

/** What the window may ask of the log. */
export const createActivityRoom = (
  ports: Pick<Ports, 'clock' | 'files'>,
  { activity }: { readonly activity: ActivityJournal },
) => {
  const calls: Pick<Api, keyof typeof activityCalls> = {
    listActivity: async ({ before, limit, filter }) => activity.list(before, limit, filter ?? null),
    verifyActivity: async () => activity.verify(),
    cancelWalk: async () => {
      activity.cancelWalk()
      return done
    },
    acknowledgeRollback: async ({ how }) => {
      await activity.acknowledgeRollback(how)
      return done
    },
    exportActivity: async ({ filter, format }) => exportActivity(ports, activity, filter, format),
  }
  return { calls }
}
