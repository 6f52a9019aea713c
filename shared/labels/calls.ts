import * as z from 'zod'
import { NOTE_MAX } from '../apps/app-draft.ts'
import { call, id } from '../kernel/call.ts'
import { undone } from '../undo/calls.ts'
import { TAG_MAX, TAGS_MAX } from './label.ts'

/** As somebody typed them; the core tidies them. */
const Typed = z.array(z.string().max(TAG_MAX * 4)).max(TAGS_MAX)

/** What the practice itself says of organisations and apps. */
export const labelCalls = {
  /** Gives tags to organisations, by their connections’ keys, or to apps, and takes others from them; all or none. */
  setTags: call(
    z.strictObject({
      of: z.enum(['connections', 'apps']),
      ids: z.array(id).min(1).max(20_000),
      add: Typed,
      remove: Typed,
    }),
    z.object({ changed: z.int().nonnegative(), undoId: z.string().nullable() }),
    { needs: 'writable' },
  ),
  /** Notes something about the organisation of a connection; an empty note is none. */
  setNote: call(z.strictObject({ key: id, note: z.string().max(NOTE_MAX) }), undone, { needs: 'writable' }),
} as const
