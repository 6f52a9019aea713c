import type { Activity, ActivityFinding, Checkpoint } from '../../../shared/activity/activity.ts'
import { CHAIN_START, SEAL_LENGTH, type Chain } from './chain.ts'
import { isMarked, isOwn, readText } from './line.ts'
import type { LineLocation } from '../ports/activity-log.ts'
import { createSeals } from './seals.ts'

/** More findings than this are counted, not told one by one. */
export const FINDINGS_MAX = 200
/** So many lines that nothing vouches for are remembered, to be recognised by the line after. */
const LOOSE_MAX = 1_000
/** And so many that may be from before there were marks, to be recognised by a line before them that stands later. */
const OLD_MAX = 64

/** Longer than any line of ours with every name at its longest; what is longer is nobody's, and not looked into. */
const LINE_MAX = 32 * 1024

const BREAK = 10
const SPACE = 32

export type Head = { readonly seq: number; readonly seal: string; readonly at: number }

/** Where a line stands in the log, counted from 1, and whether this vault wrote it so. */
export type Standing = { readonly number: number; readonly isSound: boolean }

/** Called for each line that could be read, sound or not. */
type OnLine = (line: Activity, place: LineLocation, standing: Standing) => void

/** A line that nothing vouches for, so far. */
type Loose = {
  readonly seq: number | null
  readonly seal: string
  readonly number: number
  readonly finding: ActivityFinding
  /** The content, where it may be from before lines had marks: only another line can vouch for its seal then. */
  readonly old: { readonly line: Activity; readonly body: Uint8Array } | null
}

/**
 * Walks along the chain and says where it is not as it was written (requirements H3, H7). A line is sound when its
 * seal is over the seal of the last sound one; a line after a gap shows by its mark that this vault wrote it. Whatever
 * shows neither is told as changed or foreign at its line, and the chain goes on from the last sound one as if it were
 * not there. `ends` are lines that are known to have been written.
 */
export const createWalk = (
  chain: Chain,
  checkpoint: Checkpoint | null,
  onLine: OnLine | null,
  ends: readonly Checkpoint[] = [],
) => {
  const findings: ActivityFinding[] = []
  let more = 0
  let head: { readonly seq: number; readonly seal: string } = { seq: -1, seal: CHAIN_START }
  let count = 0
  let first: number | null = null
  let last: Head | null = null
  let loose: Loose[] = []
  /** From the first marked line on, one without a mark is not from before there were marks. */
  let hasMarks = false
  /** What the seal of a line should have been that stands in its place with another. */
  let meant: { readonly seq: number; readonly seal: string } | null = null
  /** The line that has the checkpoint's number, but not its seal. */
  let replaced: number | null = null
  const seals = createSeals()
  const known = [...ends, ...(checkpoint === null ? [] : [checkpoint])]
  const met = new Set<Checkpoint>()

  const tell = (finding: ActivityFinding) => {
    if (findings.length < FINDINGS_MAX) findings.push(finding)
    else more += 1
  }

  const accept = (seq: number, seal: string, line: Activity) => {
    for (const end of known) {
      if (end.seq !== seq) continue
      if (end.seal === seal) met.add(end)
      else if (end === checkpoint) replaced = count
    }
    seals.keep(seq, seal)
    head = { seq, seal }
    hasMarks ||= 'own' in line
    first ??= line.at
    last = { seq, seal, at: line.at }
    if (loose.length > 0) adopt()
  }

  /** One from before there were marks may have stood in front of the line that it follows: it was moved. */
  const adopt = () => {
    loose = hasMarks
      ? []
      : loose.filter((one) => one.old !== null && (one.seq ?? -1) > head.seq).slice(-OLD_MAX)
    const next = loose.find(
      ({ seq, seal, old }) =>
        seq === head.seq + 1 && old !== null && seal === chain.seal(head.seal, old.body),
    )
    if (next === undefined || next.old === null) return
    untell(next.finding)
    tell({ kind: 'moved', line: next.number, seq: head.seq + 1 })
    accept(head.seq + 1, next.seal, next.old.line)
  }

  /** Which earlier line this one was sealed over, where that can be told. */
  const before = (seq: number, seal: string, body: Uint8Array) => {
    const isAfter = (previous: string | undefined) =>
      previous !== undefined && seal === chain.seal(previous, body)
    if (isAfter(seals.of(seq - 1)) || (meant?.seq === seq - 1 && isAfter(meant.seal))) return 'sound'
    for (const end of known)
      if (end.seq === seq - 1 && isAfter(end.seal)) {
        met.add(end)
        return 'known'
      }
    return loose.findLast((one) => (one.seq === null || one.seq === seq - 1) && isAfter(one.seal)) ?? null
  }

  /** Judges a line that does not simply follow the last sound one; answers whether this vault wrote it. */
  const judge = (line: Activity, seal: string, body: Uint8Array): boolean => {
    const { seq } = line
    const previous = before(seq, seal, body)
    if (previous === null && !isOwn(chain, body)) {
      lay(seq, seal, hasMarks || isMarked(body) ? null : { line, body: Buffer.from(body) })
      return false
    }
    if (seq <= head.seq) {
      found(seq)
      if (previous !== null && seals.of(seq) === undefined) seals.keep(seq, seal)
      tell({ kind: 'moved', line: count, seq })
      return true
    }
    if (previous === null && seq === head.seq + 1) {
      meant = { seq, seal: chain.seal(head.seal, body) }
      tell({ kind: 'changed', line: count, seq })
      accept(seq, seal, line)
      return false
    }
    close(seq, typeof previous === 'object' ? previous : null)
    accept(seq, seal, line)
    return true
  }

  /** Remembers a line that nothing vouches for, and tells it. */
  const lay = (seq: number | null, seal: string, old: Loose['old']) => {
    const finding = { kind: 'changed', line: count, seq } as const
    tell(finding)
    if (loose.length === LOOSE_MAX) loose.shift()
    loose.push({ seq, seal, number: count, finding, old })
  }

  /** Tells the numbers between the last sound line and `seq` that no line stands for; `previous` is the one before it. */
  const close = (seq: number, previous: Loose | null) => {
    // the first of several lines of before there were marks: its seal is true, and what was before it is gone
    const isHonest = previous?.old != null && (previous.seq ?? 0) > head.seq + 1
    if (isHonest) untell(previous.finding)
    const claimed = loose.flatMap((one) => (one === previous ? seq - 1 : (one.seq ?? [])))
    let unread = loose.filter((one) => one !== previous && one.seq === null).length
    let from = head.seq + 1
    for (const one of [...new Set(claimed), seq].toSorted((a, b) => a - b)) {
      if (one < from || one > seq) continue
      const stoodFor = Math.min(unread, one - from)
      unread -= stoodFor
      if (from + stoodFor < one) {
        const next = loose.find((other) => other.seq !== null && other.seq >= one && other.seq < seq)
        tell({ kind: 'missing', line: next?.number ?? count, from: from + stoodFor, to: one - 1 })
      }
      from = one + 1
    }
  }

  const untell = (finding: ActivityFinding) => {
    const at = findings.indexOf(finding)
    if (at >= 0) findings.splice(at, 1)
  }

  /** A line that seemed to be missing stands further on: it was moved, not taken. */
  const found = (seq: number) => {
    const at = findings.findIndex((one) => one.kind === 'missing' && one.from <= seq && seq <= one.to)
    const gap = findings[at]
    if (gap === undefined || gap.kind !== 'missing') return
    const parts: ActivityFinding[] = [
      ...(gap.from < seq ? [{ ...gap, to: seq - 1 }] : []),
      ...(seq < gap.to ? [{ ...gap, from: seq + 1 }] : []),
    ]
    findings.splice(at, 1, ...parts)
  }

  const take = (bytes: Buffer, start: number, end: number, file: string, offset: number) => {
    count += 1
    const seal = bytes.toString('latin1', start, start + SEAL_LENGTH)
    const body = bytes.subarray(start + SEAL_LENGTH + 1, end)
    const line =
      bytes[start + SEAL_LENGTH] === SPACE && end - start <= LINE_MAX
        ? readText(bytes.toString('utf8', start + SEAL_LENGTH + 1, end))
        : null
    if (line === null) return lay(null, seal, null)
    const follows = line.seq === head.seq + 1 && seal === chain.seal(head.seal, body)
    if (follows) accept(line.seq, seal, line)
    const isSound = follows || judge(line, seal, body)
    onLine?.(line, { file, offset: offset + start, length: end - start }, { number: count, isSound })
  }

  /** The furthest line that is known to have been written, where the log does not reach it. */
  const beyond = (others: readonly Checkpoint[]) =>
    [...known, ...others].filter(({ seq }) => seq > head.seq).toSorted((a, b) => b.seq - a.seq)[0]

  return {
    /** Takes whole lines of one file, which begin at `offset` there. */
    take: (file: string, offset: number, bytes: Buffer) => {
      for (let start = 0; start < bytes.length;) {
        const end = bytes.indexOf(BREAK, start)
        if (end < 0) break
        take(bytes, start, end, file, offset)
        start = end + 1
      }
    },
    lines: () => count,
    /** The last line of the chain that is this vault's own; never one that nothing vouches for. */
    last: () => last,
    /** Whether this line, which is known to have been written, stands here, or the chain goes on from it. */
    holds: ({ seq, seal }: Checkpoint) =>
      [...met].some((end) => end.seq === seq && end.seal === seal) || seals.of(seq) === seal,
    /** The findings so far, and what is known of the end besides: that it is missing, or was replaced. */
    end: (others: readonly Checkpoint[] = []) => {
      const all = [...findings]
      const cut = beyond(others)
      if (cut !== undefined) all.push({ kind: 'cut', line: count + 1, from: head.seq + 1, to: cut.seq })
      else if (replaced !== null && all.length === 0)
        all.push({ kind: 'changed', line: replaced, seq: checkpoint?.seq ?? null })
      return { findings: all, more, lines: count, from: first, to: last?.at ?? null }
    },
  }
}
