import type { ActivityKind } from '../../../shared/activity/activity.ts'
import type { HandoverReason } from '../../../shared/handover/handover.ts'

/** What sealing for somebody is called in the log, by the reason. */
export const HANDED = {
  colleague: 'handedToColleague',
  vendor: 'handedToVendor',
  leaver: 'handedByLeaver',
  adviser: 'handedToAdviser',
  other: 'handedToSomebody',
} as const satisfies Record<HandoverReason, ActivityKind>
