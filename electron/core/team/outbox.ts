import * as z from 'zod'
import { Instant } from '../../../shared/kernel/instant.ts'
import { done, type Result } from '../../../shared/kernel/result.ts'
import { Act } from '../../../shared/team/acts.ts'
import { WAITING_KINDS } from '../../../shared/team/entities.ts'
import { ACTS_MAX, Head } from '../../../shared/team/segment.ts'
import type { TeamShelf } from '../ports/team.ts'

/** What somebody did and no segment holds yet. `seen` is `null` for acts about people, which cite all heads (T18). */
export const Entry = z.strictObject({
  acts: z.array(Act),
  /** The heads that were known when the person acted. */
  seen: z.array(Head).nullable(),
  at: Instant,
})
export type Entry = z.infer<typeof Entry>

/** A segment that was made: it takes the place of its entries in one write, so that a kill leaves one or the other (T4). */
const Made = z.strictObject({ name: z.string(), bytes: z.base64() })
const Outbox = z.strictObject({ entries: z.array(Entry), made: Made.nullable() })
export type Outbox = z.infer<typeof Outbox>

const EMPTY: Outbox = { entries: [], made: null }
/** How long facts wait for others to share a segment with (T25). */
export const FACTS_WAIT = 10_000

/** Whether acts only tell how something was found, which may wait a little. */
export const isFactual = (acts: readonly Act[]): boolean =>
  acts.every((act) => act.do === 'put' && WAITING_KINDS.has(act.t))

/** The durable queue of one device: what was acted is there before anybody is told so. */
export const createOutbox = (shelf: Pick<TeamShelf, 'readOutbox' | 'keepOutbox'>) => {
  let held: Outbox = EMPTY
  const keep = async (next: Outbox): Promise<Result<null>> => {
    const kept = await shelf.keepOutbox(JSON.stringify(next))
    if (kept.ok) held = next
    return kept
  }
  return {
    load: async (): Promise<Result<null>> => {
      const read = await shelf.readOutbox()
      if (!read.ok) return read
      held = read.value === null ? EMPTY : Outbox.parse(JSON.parse(read.value))
      return done
    },
    entries: (): readonly Entry[] => held.entries,
    made: () => held.made,
    add: (entry: Entry): Promise<Result<null>> => {
      const last = held.entries.at(-1)
      const joins =
        last !== undefined &&
        isFactual(entry.acts) &&
        isFactual(last.acts) &&
        last.acts.length + entry.acts.length <= ACTS_MAX
      const entries = joins
        ? [...held.entries.slice(0, -1), { ...last, acts: [...last.acts, ...entry.acts] }]
        : [...held.entries, entry]
      return keep({ ...held, entries })
    },
    /** The first entry has become these bytes. */
    becomes: (name: string, bytes: Uint8Array): Promise<Result<null>> =>
      keep({ entries: held.entries.slice(1), made: { name, bytes: Buffer.from(bytes).toString('base64') } }),
    /** What was made is on the shelf. */
    shelved: (): Promise<Result<null>> => keep({ ...held, made: null }),
  }
}
export type OutboxQueue = ReturnType<typeof createOutbox>
