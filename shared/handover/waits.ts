import { otherSecretSince, type HandoverFacts, type SentHandover, stateOf } from './record.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Snapshot } from '../contract/snapshot.ts'

/** Why a handover needs its sender: nobody knows whether the right person has it. */
export type HandoverWait = {
  readonly sent: SentHandover
  /** It was taken from the server, and no receipt has come. */
  readonly isTaken: boolean
  /** Two keys have signed for it. */
  readonly isDisputed: boolean
}

type Facts = Pick<Snapshot, 'apps' | 'rotation'> & { readonly handovers: Pick<HandoverFacts, 'sent'> }

/** Handovers of which nobody knows whether the right person has them. */
export const waitingHandovers = (facts: Facts, now: Instant): HandoverWait[] =>
  facts.handovers.sent.flatMap((sent): HandoverWait[] => {
    if (sent.sent === null || sent.endedAt !== null || !sent.withSecret) return []
    const state = stateOf(sent, otherSecretSince(sent, facts), now)
    const isLate = sent.remindAt !== null && now > sent.remindAt
    const isDisputed = state === 'disputed'
    const waits = isDisputed || state === 'opened' || (isLate && (state === 'sent' || state === 'expired'))
    return waits ? [{ sent, isTaken: state === 'opened', isDisputed }] : []
  })
