import type { Instant } from '../shared/instant.ts'
import type { Snapshot } from '../shared/snapshot.ts'
import { handoverState } from './handover-words.ts'
import type { Need } from './need.ts'

/** Handovers of which nobody knows whether the right person has them. */
export const handoverNeeds = (snapshot: Snapshot, now: Instant): Need[] =>
  snapshot.handovers.sent.flatMap((sent): Need[] => {
    if (sent.sent === null || sent.endedAt !== null || !sent.withSecret) return []
    const state = handoverState(sent, snapshot, now)
    const isLate = sent.remindAt !== null && now > sent.remindAt
    const isDisputed = state === 'disputed'
    const waits = isDisputed || state === 'opened' || (isLate && (state === 'sent' || state === 'expired'))
    return waits
      ? [
          {
            id: `handover ${sent.id}`,
            mood: isDisputed ? 'urgent' : 'attention',
            kind: 'handoverWaits',
            sent,
            isTaken: state === 'opened',
            isDisputed,
          },
        ]
      : []
  })
