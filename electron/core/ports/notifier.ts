import type { ReminderKind } from '../../../shared/needs/reminder.ts'

/** What reaches a person who does not look at the window. */
export type Notifier = {
  /** So many of a kind; no name of anything is in it. A click brings the window to the front and calls back. */
  readonly show: (
    reminder: { readonly kind: ReminderKind; readonly amount: number },
    onClick: () => void,
  ) => void
  /** The number on the app's icon and in the tray; none for 0. */
  readonly badge: (amount: number) => void
}
