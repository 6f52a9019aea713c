import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { BACKUP_EXTENSION, type BackupRefusal } from '../../../shared/backup/backup.ts'
import { MINUTE } from '../../../shared/kernel/instant.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { BackupShelf } from '../../core/ports/backup.ts'
import { diskFailure, errorCode, syncFolder } from '../disk/durable-file.ts'
import { isAs } from '../disk/read-back.ts'
import { isHollow, stubOf, unstubbed } from './not-here.ts'
import { versionOf } from '../disk/foreign-source.ts'

/** How the person is asked for a folder. */
export type AsksFolder = () => Promise<string | null>

/** What is being written bears this after its name. */
const WRITING = '.writing'
/** No write that goes on takes longer between two of its bytes. */
const AT_IT = 5 * MINUTE

/** Backups in a folder of the person's: on this computer, a stick, or one that a cloud service keeps. */
export const createBackupShelf = (ask: AsksFolder): BackupShelf => ({
  choose: async () => ok(await ask()),
  write: (folder, name, bytes) =>
    guarded(async () => {
      if (!(await isFolder(folder))) return refused('folderGone')
      const path = join(folder, basename(name))
      const fresh = `${path}${WRITING}`
      try {
        const file = await open(fresh, 'w', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        if (!(await isAs(fresh, bytes))) return refused('notReadBack')
        await rename(fresh, path)
      } finally {
        await rm(fresh, { force: true }).catch(() => undefined)
      }
      // some network folders know no such call; what was read back is there
      await syncFolder(folder).catch(() => undefined)
      if (await isAs(path, bytes)) return ok(path)
      return refused(isHollow(await readFile(path)) ? 'notHere' : 'notReadBack')
    }),
  list: (folder) =>
    guarded(async () => {
      if (!(await isFolder(folder))) return ok([])
      const names = new Set((await readdir(folder)).map(unstubbed))
      return ok([...names].filter((name) => name.endsWith(`.${BACKUP_EXTENSION}`)))
    }),
  remove: (folder, name) =>
    guarded(async () => {
      for (const one of [name, stubOf(basename(name))]) await rm(join(folder, basename(one)), { force: true })
      return done
    }),
  tidy: (folder, isOurs) =>
    guarded(async () => {
      if (!(await isFolder(folder))) return done
      for (const left of (await readdir(folder)).filter((name) => name.endsWith(WRITING))) {
        const path = join(folder, left)
        // another computer may be at it just now, in a folder that both use
        if (isOurs(left.slice(0, -WRITING.length)) && Date.now() - (await stat(path)).mtimeMs > AT_IT)
          await rm(path, { force: true })
      }
      return done
    }),
  isThere: (path, size) =>
    guarded(async () => {
      try {
        const found = await stat(path)
        return ok(found.isFile() && found.size === size)
      } catch (error) {
        if (NOT_THERE.has(errorCode(error))) return ok(await hasStub(dirname(path), basename(path)))
        throw error
      }
    }),
  read: (folder, name) =>
    guarded(async () => {
      const path = join(folder, basename(name))
      try {
        return ok({ kind: 'path', path, version: versionOf(await stat(path)) })
      } catch {
        if (!(await isFolder(folder))) return refused('folderGone')
        return refused((await hasStub(folder, basename(name))) ? 'notHere' : 'gone')
      }
    }),
})

const refused = (why: BackupRefusal) => fail({ code: 'backupRefused', why })

/** Nothing of that name, or the disk or share itself is not there. */
const NOT_THERE: ReadonlySet<string | undefined> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENODEV',
  'EHOSTDOWN',
  'ENXIO',
])

/** Whether iCloud Drive has taken the file off this computer, and keeps it. */
const hasStub = async (folder: string, name: string): Promise<boolean> => {
  try {
    return (await stat(join(folder, stubOf(name)))).isFile()
  } catch {
    return false
  }
}

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if (NOT_THERE.has(errorCode(error))) return false
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
