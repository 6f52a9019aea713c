import type { ReminderKind } from '../../../shared/needs/reminder.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'

/** What each kind of reminder is called in the settings. */
export const REMINDER_NAMES: Readonly<Record<ReminderKind, string>> = {
  secrets: 'Secrets due to be replaced',
  signIns: 'Sign-ins about to lapse',
  connections: 'A connection that Xero no longer lists',
  handovers: 'A handover without a receipt',
  aftermath: 'What a leak or a rotation has left to do',
  found: 'A connection that nobody here made, or more rights than asked for',
}

/** What staying beside the clock is called on this system. */
export const trayName = (platform: Snapshot['platform']): string =>
  ({
    windows: 'Keep Keyward beside the clock when its window is closed',
    linux: 'Keep Keyward in the tray when its window is closed',
    macos: 'Show Keyward in the menu bar',
  })[platform]
