import * as z from 'zod'
import { call, none, nothing } from '../kernel/call.ts'

/** Looking for, fetching and installing a newer Keyward. `Work.update` tells how it goes on. */
export const updateCalls = {
  /** Asks the update address once; what it said is in the snapshot. */
  lookForUpdate: call(nothing, none),
  downloadUpdate: call(nothing, none),
  /** Ends a look or a download; what was downloaded so far is gone on from next time. */
  cancelUpdate: call(nothing, none),
  /** `now` ends Keyward and starts the new one; never while something is under way. */
  installUpdate: call(z.strictObject({ when: z.enum(['now', 'atQuit', 'notAtQuit']) }), none),
  dismissUpdateTrouble: call(nothing, none),
} as const
