import * as z from 'zod'
import { call, none, nothing } from '../kernel/call.ts'
import { Person } from '../kernel/person.ts'
import { Preferences } from './preferences.ts'

/** Who uses this Keyward, how they like it, and what the operating system does with it. */
export const settingsCalls = {
  repairScheme: call(nothing, none),
  /** Opens one of a few addresses of Xero's in the browser. */
  openPlace: call(
    z.strictObject({ place: z.enum(['developerPortal', 'connectedApps', 'apiSupport', 'scopesPage']) }),
    none,
  ),
  /** Opens the page of the licences that come with Keyward, and nothing else. */
  openLicences: call(nothing, none),
  /** Who uses this installation: the name that the activity log and handovers carry. */
  introduce: call(z.strictObject({ me: Person }), none),
  setPreferences: call(Preferences, none),
  /** Whether Keyward starts when the person signs in to the computer. */
  setStartsAtLogin: call(z.strictObject({ isOn: z.boolean() }), none),
} as const
