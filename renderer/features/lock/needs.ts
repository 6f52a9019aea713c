import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Need } from '../needs/need.ts'

/**
 * No lock although there are secrets to lock away. Known in good time and never pressed: it waits until backups are set up
 * or put off, so that one thing is proposed at a time, and whoever wants none is not asked again.
 */
export const lockNeeds = ({ apps, backup, lock, vault }: Snapshot, now: Instant): Need[] => {
  const canSwitch = vault.kind === 'open' && !vault.readOnly && !lock.isSwitching
  const isBackupSettled =
    backup.kit !== null || (backup.kitPutOffUntil !== null && now < backup.kitPutOffUntil)
  const isWanted = lock.way === 'off' && !lock.settings.isDeclined
  return canSwitch && isBackupSettled && isWanted && apps.length > 0
    ? [{ id: 'noLock', mood: 'later', kind: 'noLock', apps: apps.length }]
    : []
}
