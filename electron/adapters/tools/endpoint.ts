import { randomBytes } from 'node:crypto'
import { chmod, lstat, mkdir, mkdtemp, open, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { readEndpoint, type FoundEndpoint } from './found-endpoint.ts'
import { ENDPOINT_FILE as FILE, ENDPOINT_FOLDER as FOLDER, KEY_BYTES, WIRE_VERSION } from './wire-limits.ts'

/** A Unix socket's name takes no more than this on any system (sun_path). */
const SOCKET_MAX = 100

/** Where it is to listen this time: nothing of an earlier time is left, and nobody but this account may look. */
export const prepareEndpoint = async (profile: string): Promise<FoundEndpoint> => {
  const folder = await ownFolder(join(profile, FOLDER))
  const before = readEndpoint(profile)
  if (before !== null) await removeShort(before.path).catch(() => undefined)
  for (const name of await readdir(folder)) await rm(join(folder, name), { force: true, recursive: true })
  return { path: await placeIn(folder), key: randomBytes(KEY_BYTES) }
}

/** Tells whoever may read it where Keyward listens: a whole file or none, readable by this account only. */
export const writeEndpoint = async (profile: string, { path, key }: FoundEndpoint): Promise<void> => {
  const file = join(profile, FOLDER, FILE)
  const fresh = `${file}.new`
  const handle = await open(fresh, 'wx', 0o600)
  try {
    await handle.writeFile(JSON.stringify({ v: WIRE_VERSION, path, key: key.toString('base64') }))
  } finally {
    await handle.close()
  }
  await rename(fresh, file)
}

/** Nothing tells any more where Keyward listened. */
export const removeEndpoint = async (profile: string, { path }: FoundEndpoint): Promise<void> => {
  await rm(join(profile, FOLDER), { recursive: true, force: true })
  if (process.platform !== 'win32') await rm(path, { force: true })
  await removeShort(path)
}

/** Where a profile's own path is too long, the socket lies in a folder made for it alone, which goes with it. */
const SHORT = 'keyward-'
const DOOR = 'door'

const removeShort = async (path: string): Promise<void> => {
  const folder = dirname(path)
  if (basename(path) !== DOOR || dirname(folder) !== tmpdir() || !basename(folder).startsWith(SHORT)) return
  await rm(path, { force: true })
  await rmdir(folder) // and nothing else that might lie there
}

/** A folder of this account's alone; one that is another's, or a link, is not used. */
const ownFolder = async (folder: string): Promise<string> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (process.platform === 'win32') return folder
  const found = await lstat(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.())
    throw new Error('not a folder of this account')
  await chmod(folder, 0o700)
  return folder
}

const placeIn = async (folder: string): Promise<string> => {
  const name = randomBytes(16).toString('hex')
  if (process.platform === 'win32') return `\\\\.\\pipe\\keyward-${name}`
  const inProfile = join(folder, `door-${name.slice(0, 8)}`)
  if (Buffer.byteLength(inProfile) <= SOCKET_MAX) return inProfile
  return join(await mkdtemp(join(tmpdir(), SHORT)), DOOR) // which makes it 0700
}
