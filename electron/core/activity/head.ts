import type { Activity, Checkpoint } from '../../../shared/activity/activity.ts'
import { CHAIN_START, type Chain } from './chain.ts'
import { bodyIn, isOwn, readBody, sealIn } from './line.ts'
import { createWalk, type Head } from './walk.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ActivityLog } from '../ports/activity-log.ts'

/** So many lines are looked at before the whole log is. */
const TAIL = 50

/** The end of the log as it lies on the disk, and what can be told of lines that are known to have been written. */
export type FoundHead = { readonly head: Head | null; readonly holds: (end: Checkpoint) => boolean }

/**
 * The last line that this vault wrote, to go on from. As a rule the end of the log shows it; where a line of the end
 * is not as it was written, or the log does not reach what is known of it, the whole is walked, because whoever can
 * write the files could put there what they like.
 */
export const findHead = async (
  log: Pick<ActivityLog, 'tail' | 'pieces'>,
  chain: Chain,
  known: readonly Checkpoint[],
): Promise<Result<FoundHead>> => {
  const tail = await log.tail(TAIL)
  if (!tail.ok) return tail
  const near = soundEnd(tail.value, TAIL, chain)
  if (near !== null && known.every(({ seq }) => seq <= near.head.seq)) return ok(near)
  const walk = createWalk(chain, null, null, known)
  try {
    for await (const { file, offset, bytes } of log.pieces())
      walk.take(file, offset, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  } catch {
    return fail('diskFailed')
  }
  return ok({ head: walk.last(), holds: walk.holds })
}

/**
 * The last of these lines, if each follows from the one before it and the first shows by itself that it is true: by its
 * place or its mark, or, where there are as many as were `wanted` and so more before them, by the lines that follow.
 */
export const soundEnd = (
  lines: readonly Uint8Array[],
  wanted: number,
  chain: Chain,
): (FoundHead & { readonly head: Head; readonly lines: readonly Activity[] }) | null => {
  const read: Activity[] = []
  const seals = new Map<number, string>()
  let head: Head | null = null
  for (const bytes of lines) {
    const body = bodyIn(bytes)
    const line = readBody(body)
    const seal = sealIn(bytes)
    if (line === null) return null
    if (head === null) {
      const isFirst = line.seq === 0 && seal === chain.seal(CHAIN_START, body)
      if (!isFirst && !isOwn(chain, body) && (lines.length < wanted || wanted === 1)) return null
    } else if (line.seq !== head.seq + 1 || seal !== chain.seal(head.seal, body)) return null
    read.push(line)
    seals.set(line.seq, seal)
    head = { seq: line.seq, seal, at: line.at }
  }
  return head === null ? null : { head, lines: read, holds: ({ seq, seal }) => seals.get(seq) === seal }
}
