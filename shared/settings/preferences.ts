import * as z from 'zod'
import { readFields } from '../kernel/read-fields.ts'
import { ColumnChoices } from './columns.ts'
import { ALL_REMINDERS, ReminderSwitches } from '../needs/reminder.ts'

/** Connection ceilings of Xero's tiers since 2 March 2026; the admin picks, Keyward claims nothing more. */
export const TIERS = { starter: 5, core: 50, plus: 1_000, advanced: 10_000 } as const

/** How this person likes the window; nothing here is worth protecting. */
export const Preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  rows: z.enum(['comfortable', 'compact']),
  /** Whether sign-ins that nobody used for a while are refreshed, so that none lapses while Keyward is in use. */
  keepAlive: z.boolean().default(true),
  /** Whether everything is checked once a day while Keyward runs, or only when the person asks. */
  checks: z.enum(['daily', 'asked']).default('daily'),
  /** Whether Keyward looks for updates of itself once a day, or only when the person asks (requirement A15). */
  updates: z.enum(['daily', 'asked']).default('asked'),
  /** What Keyward reminds of when nobody looks at its window. */
  reminders: ReminderSwitches.default(ALL_REMINDERS),
  /** Whether Keyward stays in the tray when its window is closed; `unasked` until the person was asked, once. */
  tray: z.enum(['unasked', 'off', 'on']).default('unasked'),
  /** Whether each app's own list is asked for when everything is checked, or only when the person asks for it. */
  ownLists: z.enum(['checked', 'asked']).default('asked'),
  /** The columns of the table of connections; none for what they are by themselves. */
  columns: ColumnChoices.default([]),
  tier: z.enum(['unknown', 'starter', 'core', 'plus', 'advanced', 'enterprise']),
})
export type Preferences = z.infer<typeof Preferences>

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  rows: 'comfortable',
  keepAlive: true,
  checks: 'daily',
  updates: 'asked',
  reminders: ALL_REMINDERS,
  tray: 'unasked',
  ownLists: 'asked',
  columns: [],
  tier: 'unknown',
}

/** Preferences as they were stored: what was switched off stays off, whatever else in the file is odd or of another version. */
export const readPreferences = (raw: unknown): Preferences => {
  const { reminders, ...read } = readFields(Preferences, raw, DEFAULT_PREFERENCES)
  const kept: unknown =
    typeof raw === 'object' && raw !== null && 'reminders' in raw ? raw.reminders : reminders
  return { ...read, reminders: readFields(ReminderSwitches, kept, ALL_REMINDERS) }
}
