import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { readFileName, type Listed } from '../../../shared/team/names.ts'
import type { TeamShelf } from '../../core/ports/team.ts'
import { diskFailure, readIfThere, replaceDurably, syncFolder } from '../disk/durable-file.ts'
import { writeWhole } from '../disk/whole-file.ts'

const NONCE = 12
const TAG = 16
const CONTEXT = Buffer.from('keyward-team-outbox-1')

/**
 * What a device keeps of its team in its profile: the files as they are in the place, and what waits to be written, sealed
 * with 32 bytes of the vault's. Everything is durable when it answers (T4).
 */
export const createTeamShelf = (folder: string, key: Uint8Array): TeamShelf => {
  const outbox = join(folder, 'outbox.sealed')
  return {
    list: () =>
      guarded(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/'))
        const listed: Listed[] = []
        for (const name of names)
          if (readFileName(name) !== null) listed.push({ name, size: (await stat(join(folder, name))).size })
        return ok(listed)
      }),
    read: (name) =>
      guarded(async () => ok(readFileName(name) === null ? null : await readIfThere(join(folder, name)))),
    keep: (name, bytes) =>
      guarded(async () => {
        if (readFileName(name) === null) return fail('diskDenied')
        const path = join(folder, name)
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        // what lies there is half of it at most, or spoiled: the name bears the hash of what belongs there
        await rm(path, { force: true })
        await writeWhole(path, bytes)
        await syncFolder(dirname(path))
        return done
      }),
    readOutbox: () =>
      guarded(async () => {
        const sealed = await readIfThere(outbox)
        if (sealed === null) return ok(null)
        const text = unsealed(sealed, key)
        return text === null ? fail('diskFailed') : ok(text)
      }),
    keepOutbox: (text) => replaceDurably(outbox, `${outbox}.before`, sealed(text, key)),
  }
}

const sealed = (text: string, key: Uint8Array): Buffer => {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(CONTEXT)
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

const unsealed = (bytes: Buffer, key: Uint8Array): string | null => {
  if (bytes.length < NONCE + TAG) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
    decipher.setAAD(CONTEXT)
    decipher.setAuthTag(bytes.subarray(-TAG))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString()
  } catch {
    return null
  }
}

const guarded = async <Value>(act: () => Promise<Result<Value>>): Promise<Result<Value>> => {
  try {
    return await act()
  } catch (error) {
    return diskFailure(error)
  }
}
