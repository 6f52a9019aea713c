import { createActivityLog } from '../adapters/disk/activity-log.ts'
import { createHealthLog } from '../adapters/disk/health-log.ts'
import { createLockTries } from '../adapters/disk/lock-tries.ts'
import { createRecords } from '../adapters/disk/records.ts'
import { createReminderDays } from '../adapters/disk/reminder-days.ts'
import { createReviewShelf } from '../adapters/disk/review-shelf.ts'
import { createPresence } from '../adapters/desktop/presence.ts'
import { systemRandom } from '../adapters/desktop/random.ts'
import { createKeychain } from '../adapters/keychain/keychain.ts'
import { createStretcher } from '../adapters/sealing/stretcher.ts'
import type { Ground } from './grounds.ts'

/** What a practice keeps in its folder and in the keychain; `threadFile` finds the file of a thread by its name. */
export const createProfile = ({ folder, service }: Ground, threadFile: (name: string) => URL) => {
  const keychain = createKeychain({ service })
  const stretcher = createStretcher({ worker: threadFile('stretch-worker.js') })
  const records = createRecords({ folder, keychain, newId: systemRandom.id, stretcher })
  return {
    keychain,
    records,
    activityLog: createActivityLog(folder),
    presence: createPresence(folder),
    healthLog: createHealthLog(folder),
    reminderDays: createReminderDays(folder),
    lockTries: createLockTries(folder),
    reviewShelf: createReviewShelf(folder, () => records.deriveKey('review shelf')),
  }
}
