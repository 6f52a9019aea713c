import { createActivityLog } from '../../electron/adapters/disk/activity-log.ts'
import { systemClock } from '../../electron/adapters/desktop/clock.ts'
import { createActivity } from '../../electron/core/activity/activity.ts'
import { EMPTY_VAULT } from '../../electron/core/vault/content.ts'
import { fakeRecords } from '../worlds/fakes.ts'

/** The journal over a real log in a folder, as one process has it. */
export const openJournal = (profile: string, user: string) => {
  const activityLog = createActivityLog(profile)
  const journal = createActivity(
    {
      activityLog,
      clock: systemClock,
      installation: { mode: 'live', version: '0', platform: 'linux', user, device: 'desk-1' },
      records: fakeRecords(),
    },
    { now: Date.now, content: () => EMPTY_VAULT },
    { onProgress: () => {}, onProof: () => {} },
  )
  return { ...journal, close: activityLog.close }
}
