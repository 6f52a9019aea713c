import type { ActivityLog } from '../ports/activity-log.ts'
import type { Backup, MovedAlong } from './content.ts'

/** So many entries of a list are written at once: a list of 10,000 connections would else keep main busy for a while. */
const AT_ONCE = 100
/** So deep it is looked for long lists. */
const DEPTH = 3

/**
 * The JSON text of a backup in pieces, the log last, so that neither a log, which may have a million lines, nor all the
 * records are ever written in one go.
 */
export async function* backupPieces(
  backup: Omit<Backup, 'log'> & { readonly move?: MovedAlong },
  log: Pick<ActivityLog, 'pieces'>,
): AsyncGenerator<Uint8Array> {
  let isOpen = false
  for (const [name, value] of Object.entries(backup)) {
    if (value === undefined) continue
    yield Buffer.from(`${isOpen ? ',' : '{'}${JSON.stringify(name)}:`)
    for (const text of jsonPieces(value, DEPTH)) yield Buffer.from(text)
    isOpen = true
  }
  yield Buffer.from(',"log":[\n')
  let isFirst = true
  for await (const { file, bytes } of log.pieces()) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    yield Buffer.from(`${isFirst ? '' : ',\n'}${JSON.stringify({ file, text })}`)
    isFirst = false
  }
  yield Buffer.from('\n]}\n')
}

/** What `JSON.stringify` writes, in pieces. */
export function* jsonPieces(value: unknown, depth: number): Generator<string> {
  if (Array.isArray(value) && value.length > AT_ONCE) {
    for (let from = 0; from < value.length; from += AT_ONCE)
      yield `${from === 0 ? '[' : ','}${JSON.stringify(value.slice(from, from + AT_ONCE)).slice(1, -1)}`
    yield ']'
    return
  }
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value))
    return yield JSON.stringify(value)
  const members = Object.entries(value as Readonly<Record<string, unknown>>).filter(
    ([, member]) => member !== undefined,
  )
  for (const [at, [name, member]] of members.entries()) {
    yield `${at === 0 ? '{' : ','}${JSON.stringify(name)}:`
    yield* jsonPieces(member, depth - 1)
  }
  yield members.length === 0 ? '{}' : '}'
}
