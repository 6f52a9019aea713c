import type { Instant } from '../../../shared/kernel/instant.ts'
import type { ReminderKind } from '../../../shared/needs/reminder.ts'

/** From which days (of the calendar, since 1970) secrets are to be told, and when it was last done: numbers, nothing else. */
export type ReminderDays = {
  readonly read: () => KnownDays
  readonly write: (known: KnownDays) => void
}

export type KnownDays = {
  readonly days: readonly number[]
  readonly remindedDay: number | null
  /** When the other kinds were told last, and up to which moment they were new. */
  readonly told?: Partial<
    Record<Exclude<ReminderKind, 'secrets'>, { readonly day: number; readonly upTo: Instant | null }>
  >
}
