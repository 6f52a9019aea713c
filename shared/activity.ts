import * as z from 'zod'
import { Instant } from './instant.ts'

/** What can happen to a vault; past tense, as events are. */
export const ActivityKind = z.enum([
  'appAdded',
  'appEdited',
  'appRemoved',
  'secretStored',
  'secretRevealed',
  'secretCopied',
  'secretFoundMissing',
  'signInStarted',
  'signInSucceeded',
  'signInFailed',
  'signInRefused',
  'connectionFound',
  'connectionVanished',
  'disconnectAsked',
  'disconnected',
  'connectionsChecked',
  'vaultRecovered',
])
export type ActivityKind = z.infer<typeof ActivityKind>

/** One line of the activity log: who did what, when, to what, with which result, on which device (requirement H3). */
export const Activity = z.object({
  seq: z.int().nonnegative(),
  at: Instant,
  who: z.string(),
  device: z.string(),
  what: ActivityKind,
  /** `ok`, or the code of the failure. */
  result: z.string(),
  /** Names of the app and the organisation as they were then. */
  app: z.string(),
  organisation: z.string(),
  /** Keyward's own id of the app, which outlives a change of its name; empty in lines of the first version. */
  appId: z.string().default(''),
  /** Somebody else whom it is about: who authorised at Xero, or to whom something was handed over. */
  person: z.string().default(''),
})
export type Activity = z.infer<typeof Activity>
