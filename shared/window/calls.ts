import * as z from 'zod'
import { call, id, none } from '../kernel/call.ts'

/** What the window itself says and asks: closing, and being led. */
export const windowCalls = {
  /** Whether something stands in the window and nowhere else, so that closing it asks first. */
  noteUnsaved: call(z.strictObject({ isUnsaved: z.boolean() }), none),
  /** The person's answer to whether the window may close, or Keyward quit, all the same. */
  answerClosing: call(z.strictObject({ isSure: z.boolean() }), none),
  /** Whether Keyward stays in the tray when its window is closed; `later` leaves the window open and the question too. */
  answerTray: call(z.strictObject({ answer: z.enum(['stay', 'quit', 'later']) }), none),
  /** The window has led to where somebody asked to be. */
  endVisit: call(z.strictObject({ visitId: id }), none),
  dismissNotice: call(z.strictObject({ id }), none),
} as const
