import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { REMINDER_KINDS } from '../../../shared/needs/reminder.ts'
import type { KnownDays, ReminderDays } from '../../core/ports/reminder-days.ts'

const Told = z.object({ day: z.int(), upTo: z.int().nullable() })
const Known = z.object({
  days: z.array(z.int()),
  remindedDay: z.int().nullable(),
  told: z.partialRecord(z.enum(REMINDER_KINDS).exclude(['secrets']), Told).exactOptional(),
})
const NOTHING: KnownDays = { days: [], remindedDay: null }

/** A small plain file of bare day numbers, so that reminders work while the keychain is locked. */
export const createReminderDays = (profile: string): ReminderDays => {
  const path = join(profile, 'reminders.json')
  let known: KnownDays | null = null
  return {
    read: () => {
      if (known !== null) return known
      try {
        known = Known.parse(JSON.parse(readFileSync(path, 'utf8')))
      } catch {
        known = NOTHING // none yet, or unreadable: they are worked out anew when the vault opens
      }
      return known
    },
    write: (next) => {
      known = next
      try {
        mkdirSync(profile, { recursive: true, mode: 0o700 })
        writeFileSync(path, JSON.stringify(known), { mode: 0o600 })
      } catch {
        // a reminder that comes once more is no reason to trouble anybody
      }
    },
  }
}
