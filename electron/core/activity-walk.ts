import { Activity, ActivityKind, type ActivityFinding, type Checkpoint } from '../../shared/activity.ts'
import { CHAIN_START, SEAL_LENGTH, type Chain } from './activity-chain.ts'
import type { LinePlace } from './ports.ts'

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
  const seals = new Map<number, string>([[-1, CHAIN_START]])

  const tell = (finding: ActivityFinding) => {
    if (findings.length < FINDINGS_MAX) findings.push(finding)
    else more += 1
  }

  const judge = (seal: string, line: Activity, body: Uint8Array) => {
    const { seq } = line
    if (seal === chain.seal(previous, body) && seq === expected) return
    const before = seals.get(seq - 1)
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
    const line = bytes[start + SEAL_LENGTH] === SPACE ? readBody(body) : null
    if (line === null) return tell({ kind: 'changed', line: count, seq: null })
    judge(seal, line, body)
    if (line.seq === checkpoint?.seq && seal !== checkpoint.seal) replaced = count
    seals.set(line.seq, seal)
    seals.delete(line.seq - REMEMBERED)
    expected = Math.max(expected, line.seq + 1)
    previous = seals.get(expected - 1) ?? seal
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

const KINDS: ReadonlySet<string> = new Set(ActivityKind.options)
const TEXTS = ['who', 'device', 'result', 'app', 'organisation'] as const

/** A line's content, read by hand where it is as expected, because zod would take most of the time of a walk. */
export const readBody = (body: Uint8Array): Activity | null => {
  try {
    const value = JSON.parse(
      Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8'),
    ) as Record<string, unknown>
    if (typeof value !== 'object' || value === null || !KINDS.has(value['what'] as string)) return null
    if (!Number.isSafeInteger(value['seq']) || (value['seq'] as number) < 0) return null
    if (!Number.isSafeInteger(value['at']) || TEXTS.some((name) => typeof value[name] !== 'string'))
      return null
    return 'email' in value ? (value as Activity) : Activity.parse(value)
  } catch {
    return null
  }
}
