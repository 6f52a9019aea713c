import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from './within.ts'

const everyFile = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** The files of a folder that nobody holds still: what is gone by the time it is looked at is left out. */
export const filesBytesNow = (folder: string): (readonly [file: string, bytes: Buffer])[] =>
  orNone(() => readdirSync(folder, { withFileTypes: true })).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBytesNow(path)
    return entry.isFile() ? orNone(() => [[path, readFileSync(path)] as const]) : []
  })

const orNone = <One>(look: () => One[]): One[] => {
  try {
    return look()
  } catch {
    return []
  }
}

/**
 * What is in each file of a folder in which Keyward still writes, all of one look: where one was renamed or has gone
 * meanwhile, everything is looked at again.
 */
export const everyFilesBytes = (folder: string): Promise<(readonly [file: string, bytes: Buffer])[]> =>
  until(30_000, `the files in ${folder} to be read in one look`, () => {
    try {
      return everyFile(folder).map((file) => [file, readFileSync(file)] as const)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
  })
