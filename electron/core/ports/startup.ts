import type { Result } from '../../../shared/kernel/result.ts'

/** Whether Keyward starts when the person signs in to the computer; `null` where the system has no such thing. */
export type Startup = {
  readonly read: () => boolean | null
  readonly write: (isOn: boolean) => Result<null>
}
