import { gzipSync } from 'node:zlib'
import { sealPacked, sealPackedBy } from '../../electron/adapters/backup/sealed-backup.ts'
import type { BackupBox, BackupShelf, OpenedBackup, SeenOutside } from '../../electron/core/ports/backup.ts'
import type { ForeignContent } from '../../electron/core/ports/foreign-content.ts'
import { backupWork } from '../../electron/workers/backup-work.ts'
import { done, fail, ok, type Failed, type Result } from '../../shared/kernel/result.ts'

/** Seals and opens by the same work as the threads do, without starting one. */
export const inlineBox = (): BackupBox => ({
  seal: async (pieces, to) => {
    const all: Uint8Array[] = []
    for await (const piece of pieces) all.push(piece)
    return ok(await sealPacked(gzipSync(Buffer.concat(all)), to, 1))
  },
  sealBy: async (pieces, passphrase) => {
    const all: Uint8Array[] = []
    for await (const piece of pieces) all.push(piece)
    return ok(await sealPackedBy(gzipSync(Buffer.concat(all)), passphrase, 4))
  },
  look: async (content) => (await backupWork({ action: 'look', content })) as Result<SeenOutside>,
  open: async (content, identity) =>
    (await backupWork({ action: 'open', content, identity })) as Result<OpenedBackup>,
  resealBy: async (content, identity, passphrase) =>
    (await backupWork({
      action: 'resealBy',
      content,
      identity,
      passphrase,
      workFactor: 4,
    })) as Result<Uint8Array>,
  openBy: async (content, passphrase) =>
    (await backupWork({ action: 'openBy', content, passphrase })) as Result<OpenedBackup>,
})

/** Folders in memory: by name, the files in them. */
export const fakeBackupShelf = () => {
  const folders = new Map<string, Map<string, Uint8Array>>([['/safe', new Map()]])
  let trouble: Failed | null = null
  const shelf = {
    folders,
    /** What the person chooses next; nothing, where they think better of it. */
    next: '/safe' as string | null,
    fail: (failed: Failed | null) => void (trouble = failed),
    choose: async () => ok(shelf.next),
    write: async (folder: string, name: string, bytes: Uint8Array): Promise<Result<string>> => {
      if (trouble !== null) return trouble
      const files = folders.get(folder)
      if (files === undefined) return fail({ code: 'backupRefused', why: 'folderGone' })
      files.set(name, bytes)
      return ok(`${folder}/${name}`)
    },
    list: async (folder: string) => ok([...(folders.get(folder)?.keys() ?? [])]),
    remove: async (folder: string, name: string) => {
      folders.get(folder)?.delete(name)
      return done
    },
    tidy: async () => done,
    isThere: async (path: string, size: number) => {
      const at = path.lastIndexOf('/')
      return ok(folders.get(path.slice(0, at))?.get(path.slice(at + 1))?.length === size)
    },
    read: async (folder: string, name: string): Promise<Result<ForeignContent>> => {
      const bytes = folders.get(folder)?.get(name)
      if (bytes !== undefined) return ok({ kind: 'bytes', bytes: new Uint8Array(bytes) })
      return fail({ code: 'backupRefused', why: folders.has(folder) ? 'gone' : 'folderGone' })
    },
    /** The newest backup's bytes. */
    newest: (folder = '/safe'): Uint8Array => {
      const files = [...(folders.get(folder) ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1))
      const bytes = files.at(-1)?.[1]
      if (bytes === undefined) throw new Error('no backup was made')
      return bytes
    },
  }
  return shelf satisfies BackupShelf
}

/** The four rows as a person reads them off a kit's page. */
export const rowsOnPage = (html: Uint8Array | string): string[] =>
  [
    ...Buffer.from(html)
      .toString()
      .matchAll(/<li><code>([^<]+)<\/code>/gu),
  ].map(([, row = '']) => row)
