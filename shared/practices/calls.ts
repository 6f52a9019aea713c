import * as z from 'zod'
import { call, none } from '../kernel/call.ts'
import { PracticeColour, PracticeId, PRACTICE_NAME_MAX } from './practice.ts'

/** As somebody typed it; the core tidies it. */
const Typed = z.string().max(PRACTICE_NAME_MAX * 4)

/** The practices that lie beside each other in this Keyward, and which of them the window shows. */
export const practiceCalls = {
  /** Shows another practice. The window begins anew. */
  openPractice: call(z.strictObject({ practice: PracticeId }), none),
  /** Adds one, whose vault is empty, and shows it: at its beginning, or where a backup is restored. */
  addPractice: call(
    z.strictObject({ name: Typed, colour: PracticeColour, at: z.enum(['start', 'restore']) }),
    none,
  ),
  changePractice: call(z.strictObject({ id: PracticeId, name: Typed, colour: PracticeColour }), none),
  /** Moves it one place in the list. */
  movePractice: call(z.strictObject({ id: PracticeId, by: z.union([z.literal(1), z.literal(-1)]) }), none),
  /** Removes the practice that is shown, with all that it keeps on this computer; its name is typed to confirm. */
  removePractice: call(z.strictObject({ name: Typed }), none, { needs: 'freshWritable' }),
  /** Goes on with a removal that came to no end. */
  finishRemoval: call(z.strictObject({ id: PracticeId }), none),
} as const
