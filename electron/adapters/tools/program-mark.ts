import { stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'

/** Another computer's file: to look at it would sign in there, as whoever is at this one. */
const ELSEWHERE = /^[\\/]{2}/u

/** Whether this is the path of a file of this computer, which alone is looked at. */
export const isHere = (program: string): boolean => isAbsolute(program) && !ELSEWHERE.test(program)

/**
 * Tells the file at a program's path from another that is put there later: by where it lies on the disk, how long it is
 * and when it was last changed. `null` where there is none that can be looked at; nothing is read of it.
 */
export const programMark = async (program: string | null): Promise<string | null> => {
  if (program === null || !isHere(program)) return null
  try {
    const found = await stat(program, { bigint: true })
    if (!found.isFile()) return null
    return [found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ')
  } catch {
    return null
  }
}
