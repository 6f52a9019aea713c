import type { Preferences } from '../../../shared/settings/preferences.ts'
import type { Result } from '../../../shared/kernel/result.ts'

export type PreferenceStore = {
  readonly read: () => Preferences
  readonly write: (preferences: Preferences) => Promise<Result<null>>
}
