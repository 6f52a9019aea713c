import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { ReminderDays } from '../core/ports.ts'

const Known = z.object({ days: z.array(z.int()), remindedDay: z.int().nullable() })
const NOTHING = { days: [], remindedDay: null }

/** A small plain file of bare day numbers, so that reminders work while the keychain is locked. */
export const createReminderDays = (profile: string): ReminderDays => {
  const path = join(profile, 'reminders.json')
  let known: z.infer<typeof Known> | null = null
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
      known = { days: [...next.days], remindedDay: next.remindedDay }
      try {
        mkdirSync(profile, { recursive: true, mode: 0o700 })
        writeFileSync(path, JSON.stringify(known), { mode: 0o600 })
      } catch {
        // a reminder that comes once more is no reason to trouble anybody
      }
    },
  }
}
