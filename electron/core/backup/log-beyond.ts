import { createChain } from '../activity/chain.ts'
import { createWalk } from '../activity/walk.ts'
import type { OpenedBackup } from '../ports/backup.ts'
import type { Ports } from '../ports/ports.ts'

/** The log on this computer beside the one in a backup. */
export type LogBeyond = {
  /** Whether it goes on from the one in the backup. */
  readonly isOurs: boolean
  /** Lines that the backup does not know. */
  readonly more: number
  /** Whether it has nothing wrong with it that the one in the backup has not. */
  readonly isAsWhole: boolean
}

/** Walks the log that is here by the backup's key; `null` where it cannot be read. */
export const logBeyond = async (
  { activityLog }: Pick<Ports, 'activityLog'>,
  { frame, log }: OpenedBackup,
): Promise<LogBeyond | null> => {
  const ends = log.end === null ? [] : [log.end]
  const walk = createWalk(createChain(Buffer.from(frame.keys.activity, 'base64')), null, null, ends)
  try {
    for await (const { file, offset, bytes } of activityLog.pieces())
      walk.take(file, offset, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  } catch {
    return null
  }
  const { findings, more, lines } = walk.end()
  const holds = log.end === null || walk.holds(log.end)
  return {
    isOurs: holds && lines >= log.lines,
    more: Math.max(0, lines - log.lines),
    isAsWhole: findings.length + more <= log.findings,
  }
}
