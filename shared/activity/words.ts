import type { RollbackReason } from './activity.ts'

/** Why a folder is older than what was known of it, as somebody has said; in the window and on paper alike. */
export const ROLLBACK_REASONS = {
  restored: 'Restored from a backup',
  copied: 'Moved or copied from another place',
  unknown: 'Nobody knows why',
} as const satisfies Record<RollbackReason, string>
