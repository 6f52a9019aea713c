import { foreignSource } from '../adapters/disk/foreign-source.ts'
import { errorCode } from '../adapters/disk/durable-file.ts'
import { isHollow, isUnfetched } from '../adapters/backup/not-here.ts'
import { readLabel } from '../adapters/backup/label.ts'
import { openSealed, openSealedBy, resealed, SEALED_MAX } from '../adapters/backup/sealed-backup.ts'
import { BACKUP_VERSION } from '../core/backup/content.ts'
import { readBackup } from '../core/backup/reading.ts'
import type { OpenedBackup, SeenOutside } from '../core/ports/backup.ts'
import type { ForeignContent } from '../core/ports/foreign-content.ts'
import type { BackupRefusal } from '../../shared/backup/backup.ts'
import { fail, ok, type Result } from '../../shared/kernel/result.ts'

/** What the thread is asked: what a backup says on its outside, or all that is in it. */
export type BackupJob =
  | { readonly action: 'look'; readonly content: ForeignContent }
  | { readonly action: 'open'; readonly content: ForeignContent; readonly identity: string }
  | { readonly action: 'openBy'; readonly content: ForeignContent; readonly passphrase: string }
  | {
      readonly action: 'resealBy'
      readonly content: ForeignContent
      readonly identity: string
      readonly passphrase: string
      /** Of scrypt; as for what is taken along where none is given. */
      readonly workFactor?: number
    }

const refused = (why: BackupRefusal) => fail({ code: 'backupRefused', why })

/** Reads a backup; like `main.ts` it knows everyone, and like that it decides nothing. */
export const backupWork = async (
  job: BackupJob,
): Promise<Result<SeenOutside | OpenedBackup | Uint8Array>> => {
  const bytes = await wholeOf(job.content)
  if (!bytes.ok) return bytes
  if (isHollow(bytes.value)) return refused('notHere')
  const read = readLabel(bytes.value)
  if (job.action === 'openBy') {
    const opened = await openSealedBy(bytes.value, job.passphrase)
    return opened.ok ? readBackup(opened.text) : refused(opened.why)
  }
  if (read.kind === 'passphrase')
    return job.action === 'look' ? ok({ by: 'passphrase', size: bytes.value.length }) : refused('notABackup')
  if (read.kind !== 'label') return refused(read.kind === 'other' ? 'notABackup' : read.kind)
  if (read.label.version > BACKUP_VERSION) return refused('newer')
  if (bytes.value.length < read.wanted) return refused('cut')
  if (job.action === 'look') return ok({ by: 'kit', ...read.label, size: bytes.value.length })
  if (job.action === 'resealBy') {
    const sealed = await resealed(bytes.value, job.identity, job.passphrase, job.workFactor)
    return typeof sealed === 'string' ? refused(sealed) : ok(sealed)
  }
  const opened = await openSealed(bytes.value, job.identity)
  if (!opened.ok)
    return opened.why === 'otherKit'
      ? fail({ code: 'backupRefused', why: 'otherKit', kit: read.label.kit })
      : refused(opened.why)
  return readBackup(opened.text)
}

const wholeOf = async (content: ForeignContent): Promise<Result<Uint8Array>> => {
  try {
    const source = await foreignSource(content)
    const bytes = source.ok ? await source.value.bytes(SEALED_MAX) : source
    if (bytes.ok) return ok(bytes.value)
    return refused(bytes.why === 'tooLarge' ? 'tooLarge' : 'gone')
  } catch (error) {
    return refused(isUnfetched(errorCode(error)) ? 'notHere' : 'gone')
  }
}
