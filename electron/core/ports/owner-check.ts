import type { CheckName } from '../../../shared/lock/lock.ts'

/** What the system's own question says that it is asked for. */
export type CheckReason = 'unlock' | 'goOn' | 'switch'

/**
 * How the question ended. `no`: it was cancelled or not them; `gone`: the system cannot ask any more, or not now; `behind`:
 * the window was not in front, and nothing was asked.
 */
export type CheckAnswer = 'yes' | 'no' | 'gone' | 'behind'

/** The computer's own "is it you": a yes or a no, and never a key (decision 58). */
export type OwnerCheck = {
  /** By what the system can ask now; `null` where it cannot. */
  readonly look: () => Promise<CheckName | null>
  readonly ask: (reason: CheckReason) => Promise<CheckAnswer>
}
