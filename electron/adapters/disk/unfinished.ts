import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { errorCode } from './durable-file.ts'

/** What `writeWhole` names a file that is not in its place yet. */
const BESIDE = /\.[0-9a-f]{8}\.new$/u

/** Of which files is noted that they are being written beside their place, in a folder of the person's. */
export type Unfinished = {
  readonly begun: (path: string) => void
  readonly ended: (path: string) => void
}

/** For what is swept by others, or is no Keyward of a person’s. */
export const NOTED_NOWHERE: Unfinished = { begun: () => undefined, ended: () => undefined }

/**
 * Notes in a file of the profile what is being written, so that a start finds what a kill left: nobody else knows where
 * somebody had chosen to save. Where it cannot be noted it is saved all the same.
 */
export const createUnfinished = (file: string): Unfinished & { readonly sweep: () => Promise<void> } => {
  const left = notedIn(file)
  const paths = new Set(left)
  const note = () => {
    try {
      if (paths.size === 0) rmSync(file, { force: true })
      else writeFileSync(file, JSON.stringify([...paths]), { mode: 0o600 })
    } catch {
      // a disk that is full is told by the saving itself
    }
  }
  return {
    begun: (path) => {
      paths.add(path)
      note()
    },
    ended: (path) => {
      paths.delete(path)
      note()
    },
    /** Deletes what an earlier process of this profile left; what cannot be deleted is kept in mind. */
    sweep: async () => {
      if (left.length === 0) return
      for (const path of left) {
        const isGone = await rm(path).then(
          () => true,
          (error: unknown) => errorCode(error) === 'ENOENT',
        )
        if (isGone) paths.delete(path)
      }
      note()
    },
  }
}

const notedIn = (file: string): readonly string[] => {
  try {
    const told: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(told) ? told.filter((one) => typeof one === 'string' && BESIDE.test(one)) : []
  } catch {
    return []
  }
}
