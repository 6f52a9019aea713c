import { Activity, ActivityKind, type ActivityFinding, type Checkpoint } from '../../../shared/activity.ts'
import { CHAIN_START, SEAL_LENGTH, type Chain } from './activity-chain.ts'
import type { LinePlace } from '../ports.ts'

/** More findings than this are counted, not told one by one. */
export const FINDINGS_MAX = 200
/** How far back a line that was moved is still recognised. */
const REMEMBERED = 4_096

const BREAK = 10
const SPACE = 32

export type Head = { readonly seq: number; readonly seal: string; readonly at: number }

/** Called for each line that could be read, sound or not. */
type OnLine = (line: Activity, place: LinePlace) => void

/**
 * Walks along the chain and says where it is not as it was written. A line is sound when its seal is over the seal
 * of the line written before it; after a break the walk goes on from the next line's own seal, so that one change
 * is found once, at its line.
 */
export const createWalk = (chain: Chain, checkpoint: Checkpoint | null, onLine: OnLine | null) => {
  const findings: ActivityFinding[] = []
  let more = 0
  let previous = CHAIN_START
  let expected = 0
  let count = 0
  let first: number | null = null
  let last: Head | null = null
  /** The line that has the checkpoint's number, but not its seal. */
  let replaced: number | null = null
  const seals = createSeals()

  const tell = (finding: ActivityFinding) => {
    if (findings.length < FINDINGS_MAX) findings.push(finding)
    else more += 1
  }

  const judge = (seal: string, line: Activity, body: Uint8Array) => {
    const { seq } = line
    if (seal === chain.seal(previous, body) && seq === expected) return
    const before = seals.of(seq - 1)
    const isTrue = before !== undefined && seal === chain.seal(before, body)
    if (isTrue && seq < expected) {
      found(seq)
      tell({ kind: 'moved', line: count, seq })
    } else if (!isTrue && seq > expected) tell({ kind: 'missing', line: count, from: expected, to: seq - 1 })
    else if (!isTrue) tell({ kind: 'changed', line: count, seq })
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
      bytes[start + SEAL_LENGTH] === SPACE
        ? readText(bytes.toString('utf8', start + SEAL_LENGTH + 1, end))
        : null
    if (line === null) return tell({ kind: 'changed', line: count, seq: null })
    judge(seal, line, body)
    if (line.seq === checkpoint?.seq && seal !== checkpoint.seal) replaced = count
    seals.keep(line.seq, seal)
    if (line.seq >= expected) expected = line.seq + 1
    previous = line.seq === expected - 1 ? seal : (seals.of(expected - 1) ?? seal)
    first ??= line.at
    last = { seq: line.seq, seal, at: line.at }
    onLine?.(line, { file, offset: offset + start, length: end - start })
  }

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
    last: () => last,
    /** The findings so far, and what the checkpoint adds: an end that is missing, or was replaced. */
    end: () => {
      const all = [...findings]
      if (checkpoint !== null && expected <= checkpoint.seq)
        all.push({ kind: 'cut', line: count + 1, from: expected, to: checkpoint.seq })
      else if (replaced !== null && all.length === 0)
        all.push({ kind: 'changed', line: replaced, seq: checkpoint?.seq ?? null })
      return { findings: all, more, lines: count, from: first, to: last?.at ?? null }
    },
  }
}

/** The seals of the last lines, so that one that was moved is still recognised. */
const createSeals = () => {
  const numbers = new Float64Array(REMEMBERED).fill(Number.NaN)
  const kept: string[] = Array.from({ length: REMEMBERED }, () => '')
  return {
    keep: (seq: number, seal: string) => {
      numbers[seq % REMEMBERED] = seq
      kept[seq % REMEMBERED] = seal
    },
    of: (seq: number): string | undefined => {
      if (seq < 0) return CHAIN_START
      return numbers[seq % REMEMBERED] === seq ? kept[seq % REMEMBERED] : undefined
    },
  }
}

const KINDS: ReadonlySet<unknown> = new Set(ActivityKind.options)

/** A line's content from its bytes. */
export const readBody = (body: Uint8Array): Activity | null =>
  readText(Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8'))

/** A line's content, looked at by hand where it is as expected, because zod would take most of the time of a walk. */
const readText = (text: string): Activity | null => {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Activity, unknown>> | null
    if (typeof value !== 'object' || value === null || !KINDS.has(value.what)) return null
    if (!isCount(value.seq) || !isCount(value.at)) return null
    const isText =
      typeof value.who === 'string' &&
      typeof value.device === 'string' &&
      typeof value.result === 'string' &&
      typeof value.app === 'string' &&
      typeof value.organisation === 'string'
    if (!isText) return null
    const isWhole =
      typeof value.email === 'string' && typeof value.person === 'string' && typeof value.appId === 'string'
    return isWhole ? (value as Activity) : Activity.parse(value)
  } catch {
    return null
  }
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
