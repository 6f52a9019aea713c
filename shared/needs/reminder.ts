import * as z from 'zod'

/**
 * What Keyward reminds of when nobody looks at its window; each can be switched off. Another one is a name here, and then a
 * compile error until `core/needs/what-reminds.ts` judges it and it has its words in the window and in notifications.
 */
export const REMINDER_KINDS = [
  'secrets',
  'signIns',
  'connections',
  'handovers',
  'aftermath',
  'found',
] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]

const ofEach = <Value>(value: Value) =>
  Object.fromEntries(REMINDER_KINDS.map((kind) => [kind, value])) as Record<ReminderKind, Value>

/** Which of them reach a person. */
export const ReminderSwitches = z.strictObject(ofEach(z.boolean()))
export type ReminderSwitches = z.infer<typeof ReminderSwitches>

export const ALL_REMINDERS: ReminderSwitches = ofEach(true)
