import * as z from 'zod'
import type { Result } from '../../../shared/kernel/result.ts'
import {
  PracticeColour,
  PracticeId,
  PRACTICE_NAME_MAX,
  PRACTICES_MAX,
  type PracticesFacts,
} from '../../../shared/practices/practice.ts'

/** What is kept of one practice outside its own folder: nothing that is secret, and no client of its. */
const KeptPractice = z.object({
  id: PracticeId.refine((id) => id !== 'sandbox'),
  name: z.string().max(PRACTICE_NAME_MAX),
  colour: PracticeColour,
  /** The accounts in the keychain that go with it; set once it is to be removed. */
  leaving: z.array(z.string().max(200)).nullable(),
})
export type KeptPractice = z.infer<typeof KeptPractice>

/** The list of practices, in the order in which they are shown. */
export const KeptPractices = z.object({
  form: z.literal(1),
  practices: z.array(KeptPractice).max(PRACTICES_MAX * 5),
})
export type KeptPractices = z.infer<typeof KeptPractices>

/** Where the list lies, and the folders of those that were added. */
export type PracticeShelf = {
  /** What is kept, and every folder of a practice that is in no list. */
  readonly read: () => {
    readonly practices: readonly KeptPractice[]
    readonly unlisted: readonly PracticeId[]
  }
  /** Replaces the list durably: a kill leaves the old one or the new one. */
  readonly write: (practices: readonly KeptPractice[]) => Promise<Result<null>>
  /** Under which accounts the keychain holds the keys of the sealed files in its folder. */
  readonly keyAccounts: (id: PracticeId) => Promise<Result<readonly string[]>>
  /** Takes the folder away, with all that is in it. */
  readonly removeFolder: (id: PracticeId) => Promise<Result<null>>
}

/** The practices that this Keyward can show, one at a time, as one of them is told of the others. */
export type Practices = {
  /** Shows another one; the window begins anew with it. The one before goes on out of sight. */
  readonly open: (practice: PracticeId) => Promise<Result<null>>
  readonly facts: () => PracticesFacts
  readonly add: (named: {
    readonly name: string
    readonly colour: PracticeColour
  }) => Promise<Result<PracticeId>>
  readonly change: (
    id: PracticeId,
    named: { readonly name: string; readonly colour: PracticeColour },
  ) => Promise<Result<null>>
  readonly move: (id: PracticeId, by: 1 | -1) => Promise<Result<null>>
  /** Ends the practice that asks, and takes what it keeps out of the keychain and off the disk; the first one is shown. */
  readonly leave: (accounts: readonly string[]) => Promise<Result<null>>
  /** Locks every other one that has a lock; each is then unlocked by its own passphrase. */
  readonly lockOthers: () => Promise<void>
  /** Goes on with one that was to leave. */
  readonly finish: (id: PracticeId) => Promise<Result<null>>
  /** Leads the window of another one, which has begun, to where a backup is restored. */
  readonly leadToRestore: (id: PracticeId) => void
}
