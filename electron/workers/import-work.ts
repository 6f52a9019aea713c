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
    if (job.action === 'unlock') return await unlockWith(source.value, job.password, openers, job.now)
    return await chooseIn(source.value, job, openers, job.now)
  } catch {
    return { ok: false, why: 'damaged' }
  }
}
