import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytesOf, readObject } from './plain-json.ts'
import { ENDPOINT_FILE, ENDPOINT_FOLDER, KEY_BYTES } from './wire-limits.ts'

const FILE_MAX = 4_096
const PATH_MAX = 300

/** Where Keyward listens for tools, and the key that both sides prove to know. */
export type FoundEndpoint = { readonly path: string; readonly key: Buffer }

/** What a profile tells; `null` where it tells nothing, or where somebody else could have written or read it. */
export const readEndpoint = (profile: string): FoundEndpoint | null => {
  let file: number
  try {
    // looked at and read through one handle: what is looked at is what is read
    file = openSync(
      join(profile, ENDPOINT_FOLDER, ENDPOINT_FILE),
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0),
    )
  } catch {
    return null
  }
  try {
    const { mode, uid, size } = fstatSync(file)
    if ((mode & 0o170000) !== 0o100000 || size > FILE_MAX) return null
    if (process.platform !== 'win32' && ((mode & 0o077) !== 0 || uid !== process.getuid?.())) return null
    const told = readObject(readFileSync(file))
    const key = bytesOf(told?.['key'])
    const path = told?.['path']
    if (key?.length !== KEY_BYTES || typeof path !== 'string' || path.length > PATH_MAX) return null
    return { path, key }
  } catch {
    return null
  } finally {
    closeSync(file)
  }
}
