import { waitingHandovers } from '../../../shared/handover/waits.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { Need } from '../needs/need.ts'

/** Handovers of which nobody knows whether the right person has them. */
export const handoverNeeds = (snapshot: Snapshot, now: Instant): Need[] =>
  waitingHandovers(snapshot, now).map((wait) => ({
    id: `handover ${wait.sent.id}`,
    mood: wait.isDisputed ? 'urgent' : 'attention',
    kind: 'handoverWaits',
    ...wait,
  }))
