import * as z from 'zod'
import { call, id, none } from '../kernel/call.ts'
import { Look, VIEW_NAME_MAX } from './view.ts'

/** As somebody typed it; the core tidies it. */
const Typed = z.string().max(VIEW_NAME_MAX * 4)

/** Views of the list of connections that were given a name. */
export const viewCalls = {
  /** Keeps a look under a name, as the last of them. */
  saveView: call(z.strictObject({ name: Typed, look: Look }), z.object({ viewId: z.string() }), {
    needs: 'writable',
  }),
  /** Gives one another name, or another look; what is left out stays. */
  changeView: call(
    z.strictObject({ viewId: id, name: Typed.optional(), look: Look.optional() }),
    z.object({ undoId: z.string() }),
    { needs: 'writable' },
  ),
  /** Moves one before or after its neighbour; one that has none there stays. */
  moveView: call(z.strictObject({ viewId: id, by: z.union([z.literal(-1), z.literal(1)]) }), none, {
    needs: 'writable',
  }),
  removeView: call(z.strictObject({ viewId: id }), z.object({ undoId: z.string() }), { needs: 'writable' }),
} as const
