import type { Activity, ActivityFilter, ActivityLine } from '../../../shared/activity/activity.ts'
import { ok, type Result } from '../../../shared/kernel/result.ts'
import type { Chain } from './chain.ts'
import { findLines } from './filter.ts'
import type { ActivityIndex } from './index.ts'
import { soundEnd } from './head.ts'
import { bodyIn, readBody, sealIn } from './line.ts'
import type { ActivityLog } from '../ports/activity-log.ts'

type Page = { readonly lines: ActivityLine[]; readonly more: boolean; readonly matches: number }

type Needs = {
  readonly log: Pick<ActivityLog, 'tail' | 'read'>
  readonly chain: () => Promise<Chain | null>
  readonly index: () => ActivityIndex | null
  /** Walks, so that there is an index afterwards, if the disk lets it. */
  readonly verify: () => Promise<Result<unknown>>
  readonly inTurn: <Value>(step: () => Promise<Value>) => Promise<Value>
}

/** The log by pages, newest first, and single lines of it. */
export const createPages = ({ log, chain, index, verify, inTurn }: Needs) => {
  /** Lines newest first, before a place; a filter waits until everything is indexed. */
  const list = async (
    before: number | null,
    limit: number,
    filter: ActivityFilter | null,
  ): Promise<Result<Page>> => {
    if (index() === null && before === null && filter === null) {
      const newest = await latest(limit)
      if (newest !== null) return ok(newest)
    }
    const walked = index() === null ? await verify() : null
    if (walked?.ok === false) return walked
    return inTurn(async () => {
      const known = index()
      if (known === null) return ok({ lines: [], more: false, matches: 0 })
      const { found, matches, more } = findLines(known, filter ?? ANY, before ?? Infinity, limit)
      const read = await log.read(found.map((at) => known.place(at)))
      if (!read.ok) return read
      return ok({
        lines: read.value.flatMap((bytes, nth) => {
          const { number, isSound } = known.standing(found[nth] ?? 0)
          const line = readBody(bodyIn(bytes))
          return line === null ? [] : [asLine(line, number, isSound)]
        }),
        more,
        matches,
      })
    })
  }

  /** The newest lines from the end of the newest file, before anything is indexed; `null` where that is not enough. */
  const latest = async (limit: number): Promise<Page | null> => {
    const sealing = await chain()
    const tail = await log.tail(limit)
    if (!tail.ok || sealing === null) return null
    // what is not as it was written gets its place and its word from a walk
    const end = soundEnd(tail.value, limit, sealing)
    if (tail.value.length > 0 && end === null) return null
    const lines = (end?.lines ?? []).toReversed().map((line) => asLine(line, line.seq + 1, true))
    const isAll = (lines.at(-1)?.seq ?? 0) === 0
    return lines.length < limit && !isAll ? null : { lines, more: !isAll, matches: (lines[0]?.seq ?? -1) + 1 }
  }

  /** The seal of the line that this vault wrote as number `seq`, or `null` where there is none any more. */
  const sealOf = async (seq: number): Promise<string | null> => {
    if (index() === null) await verify()
    const known = index()
    const at = known?.find(seq) ?? -1
    if (known === null || at < 0) return null
    const read = await log.read([known.place(at)])
    const bytes = read.ok ? read.value[0] : undefined
    return bytes === undefined || readBody(bodyIn(bytes))?.seq !== seq ? null : sealIn(bytes)
  }

  return { list, sealOf }
}

const ANY: ActivityFilter = {
  words: [],
  kinds: null,
  person: null,
  appId: null,
  result: null,
  from: null,
  until: null,
}

const asLine = (read: Activity, line: number, isSound: boolean): ActivityLine => {
  const { own: _mark, ...told } = { own: '', ...read }
  return { ...told, line, ...(isSound ? {} : { isUnproven: true as const }) }
}
