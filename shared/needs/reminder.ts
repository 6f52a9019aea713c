import * as z from 'zod'

/** What Keyward reminds of when nobody looks at its window; each can be switched off. */
export const REMINDER_KINDS = ['secrets', 'signIns', 'connections', 'handovers', 'aftermath'] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]

/** Which of them reach a person. */
export const ReminderSwitches = z.strictObject({
  secrets: z.boolean(),
  signIns: z.boolean(),
  connections: z.boolean(),
  handovers: z.boolean(),
  aftermath: z.boolean(),
})
export type ReminderSwitches = z.infer<typeof ReminderSwitches>

export const ALL_REMINDERS: ReminderSwitches = {
  secrets: true,
  signIns: true,
  connections: true,
  handovers: true,
  aftermath: true,
}
