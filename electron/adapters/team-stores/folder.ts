import { watch } from 'node:fs'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Listed } from '../../../shared/team/names.ts'
import type { TeamStore } from '../../core/ports/team.ts'
import { diskFailure, errorCode } from '../disk/durable-file.ts'

/** Names that a list gives: folders and files below the place, with slashes, and nothing that leads out of it. */
const WITHIN = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))(?![a-z]:)[^/\\\0][^\\\0]*$/iu
const TEAM_FOLDER = /^keyward-[0-9a-hjkmnp-tv-z]{16}$/u

/**
 * A folder that something else keeps in step: a cloud service, Syncthing, a file server. Files are written in place,
 * because Syncthing stalls on temporary names (T9); half a file counts for nothing, and is written again (T1, T3).
 */
export const createFolderStore = (folder: string): TeamStore => ({
  list: () =>
    guarded(async () => {
      // a folder of the place that is not there fails: from nothing nothing is concluded (T26)
      if (!(await isFolder(folder))) return fail('teamPlaceGone')
      const tops = (await readdir(folder, { withFileTypes: true })).filter(({ name }) =>
        TEAM_FOLDER.test(name),
      )
      const listed: Listed[] = []
      for (const top of tops) {
        if (!top.isDirectory()) continue
        const devices = await readdir(join(folder, top.name), { withFileTypes: true })
        for (const device of devices)
          if (device.isDirectory()) listed.push(...(await filesIn(folder, `${top.name}/${device.name}`)))
      }
      return ok(listed)
    }),
  get: (name) =>
    guarded(async () => {
      if (!WITHIN.test(name)) return ok(null)
      try {
        return ok(new Uint8Array(await readFile(join(folder, name))))
      } catch (error) {
        if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error)))
          return (await isFolder(folder)) ? ok(null) : fail('teamPlaceGone')
        throw error
      }
    }),
  put: (name, bytes) =>
    guarded(async () => {
      if (!WITHIN.test(name)) return fail('diskDenied')
      if (!(await isFolder(folder))) return fail('teamPlaceGone')
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      const file = await open(path, 'w')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      return done
    }),
  remove: (name) =>
    guarded(async () => {
      if (!WITHIN.test(name)) return fail('diskDenied')
      if (!(await isFolder(folder))) return fail('teamPlaceGone')
      await rm(join(folder, name), { force: true })
      return done
    }),
  watch: (changed) => {
    const ended = new AbortController()
    try {
      const watcher = watch(folder, { recursive: true, signal: ended.signal }, () => changed())
      // a share that tells nothing is asked by the clock as well
      watcher.on('error', () => ended.abort())
    } catch {
      ended.abort()
    }
    return () => ended.abort()
  },
})

/** The files of one device's folder; one that goes away while it is looked at is not there. */
const filesIn = async (folder: string, under: string): Promise<readonly Listed[]> => {
  const listed: Listed[] = []
  for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
    if (!entry.isFile()) continue
    const name = `${under}/${entry.name}`
    try {
      listed.push({ name, size: (await stat(join(folder, name))).size })
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error
    }
  }
  return listed
}

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'EHOSTDOWN'].includes(errorCode(error))) return false
    throw error
  }
}

const guarded = async <Value>(act: () => Promise<Result<Value>>): Promise<Result<Value>> => {
  try {
    return await act()
  } catch (error) {
    return diskFailure(error)
  }
}
