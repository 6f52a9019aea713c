import { openBitwarden } from '../adapters/import/bitwarden-seal.ts'
import { openKeePass, openKeePassXml } from '../adapters/import/keepass.ts'
import { foreignSource } from '../adapters/disk/foreign-source.ts'
import { chooseIn, lookInto, type Openers, type Read, unlockWith } from '../core/import/look.ts'
import type { ImportJob } from '../core/ports/import-reader.ts'

const openers: Openers = { openBitwarden, openKeePass, openKeePassXml }

/** Reads a file of another program; like `main.ts` it knows everyone, and like that it decides nothing. */
export const importWork = async (job: ImportJob): Promise<Read<unknown>> => {
  try {
    const source = await foreignSource(job.content)
    if (!source.ok) return source
    if (job.action === 'look') return await lookInto(source.value, openers, job.now)
    if (job.action === 'unlock') {
      const keyFile = await keyFileOf(job)
      if (!keyFile.ok) return keyFile
      const key = { password: job.password, keyFile: keyFile.value }
      return await unlockWith(source.value, key, openers, job.now)
    }
    return await chooseIn(source.value, job, openers, job.now)
  } catch {
    return { ok: false, why: 'damaged' }
  }
}

/** Larger no key file is that somebody made for the purpose; any file can be one. */
const KEY_FILE_LARGEST = 16 * 1_024 * 1_024

const keyFileOf = async ({
  keyFile,
}: Extract<ImportJob, { action: 'unlock' }>): Promise<Read<Uint8Array | null>> => {
  if (keyFile === undefined) return { ok: true, value: null }
  const source = await foreignSource(keyFile)
  return source.ok ? source.value.bytes(KEY_FILE_LARGEST) : source
}
