import type { ClockState } from '../../shared/vault/clock-state.ts'
import type { Message } from './message.ts'
import { count } from '../language/plural.ts'

/** "7 minutes", "3 hours", "365 days": as much as anybody wants to know of how far a clock was off. */
export const spanInWords = (minutes: number): string => {
  const size = Math.abs(minutes)
  if (size < 120) return count(size, 'minute')
  const hours = Math.round(size / 60)
  return hours < 48 ? count(hours, 'hour') : count(Math.round(hours / 24), 'day')
}

/** What the window says of a clock that is or was wrong; `null` where all is well. */
export const describeClock = (state: ClockState): (Message & { readonly action: string | null }) | null => {
  switch (state.kind) {
    case 'fine':
      return null
    case 'off':
      return {
        what: `This computer’s clock is ${spanInWords(state.minutes)} ${state.minutes < 0 ? 'behind' : 'ahead'}.`,
        next: 'Set it right. Until then Keyward relies on Xero’s time and on what it has seen; a sign-in may fail.',
        action: null,
      }
    case 'wasAhead':
      return state.isProven
        ? {
            what: `The clock of this computer was ${spanInWords(state.minutes)} ahead, and is right again.`,
            next: 'What was done in the meantime is dated in the future: ages stand still, and handovers are refused. Correcting dates it no later than now, and marks it as corrected.',
            action: 'Correct the dates',
          }
        : {
            what: `What this vault holds is dated up to ${spanInWords(state.minutes)} after this computer’s clock.`,
            next: 'The clock was ahead and has been set right, or it is behind now. Xero’s time can tell which.',
            action: 'Ask Xero, and correct the dates',
          }
  }
}
