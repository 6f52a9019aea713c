import { Activity, ActivityKind } from '../../../shared/activity/activity.ts'
import { EARLIEST, LATEST } from '../../../shared/kernel/instant.ts'
import { encodeLine, SEAL_LENGTH, type Chain } from './chain.ts'

/** Before a line's own bytes where its mark is made; no seal is written like this. */
const MARKED = 'own'
const MARK_LENGTH = 16
const MARK_PART = ',"own":""}'.length + MARK_LENGTH
const MARK = /^,"own":"([\w-]{16})"\}$/u

/** A line with its seal over the one before, and with the mark by which it shows alone that this vault wrote it. */
export const writeLine = (
  chain: Chain,
  previous: string,
  line: Activity,
): { readonly seal: string; readonly bytes: Buffer } => {
  const bare = encodeLine(line)
  const body = Buffer.from(`${textOf(bare).slice(0, -1)},"own":"${markOf(chain, bare)}"}`, 'latin1')
  const seal = chain.seal(previous, body)
  return { seal, bytes: Buffer.concat([Buffer.from(`${seal} `, 'latin1'), body]) }
}

const markOf = (chain: Chain, bare: Uint8Array) => chain.seal(MARKED, bare).slice(0, MARK_LENGTH)

const markIn = (body: Uint8Array): string | null =>
  MARK.exec(textOf(body.subarray(Math.max(0, body.length - MARK_PART))))?.[1] ?? null

/** Whether a line carries a mark at all; those of the first versions do not. */
export const isMarked = (body: Uint8Array): boolean => markIn(body) !== null

/** Whether this vault wrote a line, wherever it stands and whatever became of the lines before it. */
export const isOwn = (chain: Chain, body: Uint8Array): boolean => {
  const mark = markIn(body)
  if (mark === null) return false
  const bare = Buffer.concat([body.subarray(0, body.length - MARK_PART), Buffer.from('}')])
  return markOf(chain, bare) === mark
}

/** The seal before a line's content. */
export const sealIn = (bytes: Uint8Array): string => textOf(bytes.subarray(0, SEAL_LENGTH))

/** A line's content without its seal. */
export const bodyIn = (bytes: Uint8Array): Uint8Array => bytes.subarray(SEAL_LENGTH + 1)

const textOf = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

/** A line's content from its bytes; `null` where they are no line of this log. */
export const readBody = (body: Uint8Array): Activity | null =>
  readText(Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8'))

const KINDS: ReadonlySet<unknown> = new Set(ActivityKind.options)

/** A line's content, looked at by hand where it is as expected, because zod would take most of the time of a walk. */
export const readText = (text: string): Activity | null => {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Activity, unknown>> | null
    if (typeof value !== 'object' || value === null || !KINDS.has(value.what)) return null
    if (!isWithin(value.seq, 0, Number.MAX_SAFE_INTEGER) || !isWithin(value.at, EARLIEST, LATEST)) return null
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

const isWithin = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most
