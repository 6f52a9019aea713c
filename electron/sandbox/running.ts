import type { App, AppInput } from './apps.ts'
import type { XeroConnection } from './connections.ts'
import type { LoggedRequest } from './request-log.ts'
import type { StateChanges } from './state-changes.ts'
import type { Switches, SwitchesInput } from './switches.ts'

/** A running sandbox. The three bases are one origin here; the app takes them separately. */
export type Sandbox = StateChanges & {
  readonly port: number
  readonly login: string
  readonly identity: string
  readonly api: string
  /** The bases under the names that Keyward reads. */
  readonly env: Readonly<Record<'KEYWARD_XERO_LOGIN' | 'KEYWARD_XERO_IDENTITY' | 'KEYWARD_XERO_API', string>>
  /** Where this sandbox plays the practice's relay; registered for the seed apps. */
  readonly relayUri: string
  /** `Authorization: Bearer …` for `/_sandbox/*`. */
  readonly controlToken: string
  /** Change a field, or use `setSwitches`. */
  readonly switches: Switches
  readonly setSwitches: (change: Partial<SwitchesInput>) => void
  readonly requests: readonly Readonly<LoggedRequest>[]
  readonly clearRequests: () => void
  /** What is really connected at "Xero", whoever asks. */
  readonly connections: () => readonly XeroConnection[]
  readonly apps: () => readonly App[]
  readonly registerApp: (app: AppInput) => App
  readonly close: () => Promise<void>
}
