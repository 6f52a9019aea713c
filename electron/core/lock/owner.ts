import { MINUTE, SECOND } from '../../../shared/kernel/instant.ts'
import { done, fail, type Result } from '../../../shared/kernel/result.ts'
import type { CheckName } from '../../../shared/lock/lock.ts'
import type { CheckAnswer, CheckReason } from '../ports/owner-check.ts'
import type { Ports } from '../ports/ports.ts'

/** So long after it locked nothing is asked: a key that is still held down is nobody's wish. */
const SETTLES_IN = SECOND
/** So long the screen's own lock is waited for, once somebody asked for that. */
const SCREEN_PATIENCE = 10 * MINUTE

const FAILURES = { no: 'checkRefused', gone: 'checkGone', behind: 'checkBehind' } as const

/**
 * Asks by the computer's own means whether it is its person (decision 58); where it cannot ask any more, the screen's own
 * lock is the answer: who unlocks that has shown the computer who they are.
 */
export const createOwner = ({ clock, ownerCheck }: Pick<Ports, 'clock' | 'ownerCheck'>) => {
  let name: CheckName | null = null
  let asking: Promise<CheckAnswer> | null = null
  let lockedAt: number | null = null
  let screen: { readonly since: number; readonly isLocked: boolean } | null = null

  const isAwaited = () => screen !== null && clock.ticks() - screen.since <= SCREEN_PATIENCE

  const look = async (): Promise<void> => {
    name = await ownerCheck.look()
  }

  const answered = async (reason: CheckReason): Promise<CheckAnswer> => {
    const answer = await ownerCheck.ask(reason)
    await look()
    return answer
  }

  return {
    name: () => name,
    look,
    /** One question at a time: who asks meanwhile hears the same answer. */
    ask: async (reason: CheckReason): Promise<Result<null>> => {
      const hasJustLocked = lockedAt !== null && clock.ticks() - lockedAt < SETTLES_IN
      if (reason === 'unlock' && hasJustLocked) return fail('checkBehind')
      asking ??= answered(reason).finally(() => (asking = null))
      const answer = await asking
      return answer === 'yes' ? done : fail(FAILURES[answer])
    },
    hasLocked: () => {
      lockedAt = clock.ticks()
      screen = null
    },
    isAwaited,
    await: (isOn: boolean) => void (screen = isOn ? { since: clock.ticks(), isLocked: false } : null),
    screenLocked: () => {
      if (screen !== null) screen = { ...screen, isLocked: true }
    },
    /** Whether somebody asked for it, then locked the screen, and unlocked it now. */
    screenBack: (): boolean => {
      const isAnswer = isAwaited() && screen?.isLocked === true
      if (isAnswer) screen = null
      return isAnswer
    },
  }
}

export type Owner = ReturnType<typeof createOwner>
