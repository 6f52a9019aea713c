import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { BackupRefusal } from '../../../shared/backup/backup.ts'
import { createChain } from '../activity/chain.ts'
import { createWalk } from '../activity/walk.ts'
import { objectionToJson } from '../kernel/json-scan.ts'
import type { OpenedBackup } from '../ports/backup.ts'
import { formAfter, formOf, migrate, type Migration } from '../vault/migrations.ts'
import { BACKUP_FORMAT, BACKUP_MIGRATIONS, ReadBackup } from './content.ts'

const refused = (why: BackupRefusal) => fail({ code: 'backupRefused', why })

/**
 * Reads a backup's JSON, of whichever version up to this one, and walks its log; what is no backup, and what a newer
 * Keyward wrote, is told apart. Its vault is led and judged by those who know vaults.
 */
export const readBackup = (
  text: string,
  migrations: readonly Migration[] = BACKUP_MIGRATIONS,
): Result<OpenedBackup> => {
  const objection = objectionToJson(text)
  if (objection !== null) return refused(objection === 'tooMany' ? 'tooLarge' : 'altered')
  const raw = parsed(text)
  if (typeof raw !== 'object' || raw === null || !('format' in raw) || raw.format !== BACKUP_FORMAT)
    return refused('notABackup')
  const from = formOf(raw)
  if (from === null) return refused('altered')
  if (from > formAfter(migrations)) return refused('newer')
  const read = ReadBackup.safeParse(migrate({ ...raw }, migrations, from))
  if (!read.success) return refused('altered')
  const { log, ...frame } = read.data
  const parts = log.map(({ file, text: lines }) => ({
    file,
    bytes: new Uint8Array(Buffer.from(lines, 'latin1')),
  }))
  if (parts.some(({ file }) => !LOG_FILE.test(file))) return refused('altered')
  const walk = createWalk(createChain(Buffer.from(frame.keys.activity, 'base64')), null, null)
  for (const { file, bytes } of parts)
    walk.take(file, 0, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  const { findings, more, lines } = walk.end()
  return ok({ frame, log: { parts, lines, findings: findings.length + more, end: walk.last() } })
}

/** Names that the activity log gives to its files; no other leads anywhere. */
const LOG_FILE = /^(?:activity|\d{4}-(?:0[1-9]|1[0-2]))\.log$/u

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
