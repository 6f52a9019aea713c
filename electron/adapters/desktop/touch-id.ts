import { systemPreferences } from 'electron'
import type { CheckAnswer } from '../../core/ports/owner-check.ts'

/** Of Electron's what asks on a Mac. */
export type TouchPreferences = {
  readonly canPromptTouchID: () => boolean
  /** Rejects where it was cancelled, was not them, or could not ask. */
  readonly promptTouchID: (reason: string) => Promise<void>
}

/** Touch ID: whether it can ask, and its answer. It cannot while the lid is closed. */
export const createTouchId = (preferences: TouchPreferences = systemPreferences) => {
  const canAsk = () => {
    try {
      return preferences.canPromptTouchID()
    } catch {
      return false
    }
  }
  return {
    canAsk: async (): Promise<boolean> => canAsk(),
    ask: async (message: string): Promise<CheckAnswer> => {
      if (!canAsk()) return 'gone'
      try {
        await preferences.promptTouchID(message)
        return 'yes'
      } catch {
        return canAsk() ? 'no' : 'gone'
      }
    },
  }
}
