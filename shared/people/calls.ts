import * as z from 'zod'
import { call, id, none, nothing } from '../kernel/call.ts'
import { undone } from '../undo/calls.ts'
import { KnownPerson, PersonTrail } from './leaver.ts'

/** The people that the vault knows of, and what is to be done when one of them leaves. */
export const peopleCalls = {
  listPeople: call(nothing, z.object({ people: z.array(KnownPerson) })),
  /** What one person has known and done. */
  tracePerson: call(z.strictObject({ key: z.string().min(1).max(400) }), PersonTrail),
  /** Makes the list of what is to be done when they leave. */
  beginLeaver: call(z.strictObject({ key: z.string().min(1).max(400) }), z.object({ leaverId: z.string() })),
  /** Takes an unfinished list back, and what was made due by it alone. */
  takeBackLeaver: call(z.strictObject({ leaverId: id }), z.object({ undoId: z.string() })),
  /** Refused for what the vault sees by itself. */
  tickLeaver: call(z.strictObject({ leaverId: id, taskId: id, isDone: z.boolean() }), undone),
  /** Refused while anything is left. */
  finishLeaver: call(z.strictObject({ leaverId: id }), none),
} as const
