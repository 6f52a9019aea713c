import * as z from 'zod'
import { call, id, none } from '../kernel/call.ts'

/** What the window itself says and asks: closing, being led, and which practice it shows. */
export const windowCalls = {
  /** Shows the sandbox practice, or the person's own again. The window begins anew. */
  openPractice: call(z.strictObject({ practice: z.enum(['own', 'sandbox']) }), none),
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
