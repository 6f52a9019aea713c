import type { ActivityLog } from '../ports/activity-log.ts'
import type { Backup, MovedAlong } from './content.ts'

/**
 * The JSON text of a backup in pieces, the log last, so that no log is ever held whole: it may have a million lines.
 * `onEnd` hears how many bytes of it there were.
 */
export async function* backupPieces(
  backup: Omit<Backup, 'log'> & { readonly move?: MovedAlong },
  log: Pick<ActivityLog, 'pieces'>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${JSON.stringify(backup).slice(0, -1)},"log":[\n`)
  let isFirst = true
  for await (const { file, bytes } of log.pieces()) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    yield Buffer.from(`${isFirst ? '' : ',\n'}${JSON.stringify({ file, text })}`)
    isFirst = false
  }
  yield Buffer.from('\n]}\n')
}
