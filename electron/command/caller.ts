import { accessSync, constants, readlinkSync, statSync } from 'node:fs'
import { basename, delimiter, isAbsolute, join, resolve } from 'node:path'

/**
 * What a program says of itself: its name, where its file lies where that can be told, and the number of its process
 * where it runs already.
 */
export type Caller = {
  readonly name: string
  readonly program: string | null
  readonly process: number | null
}

const NAMELESS = 'Command line'

/** Who ran the command; only Linux tells it without another program. */
export const callerOf = (parent: number): Caller => {
  const program = programOf(parent)
  return {
    name: program === null ? NAMELESS : basename(program),
    program,
    process: parent > 0 ? parent : null,
  }
}

const programOf = (pid: number): string | null => {
  if (process.platform !== 'linux') return null
  try {
    return readlinkSync(`/proc/${pid}/exe`)
  } catch {
    return null // another account's, or ended
  }
}

/** The program that is to be run, where its file can be found as the system would find it. */
export const runnerOf = (command: string, path: string, folder: string): Caller => ({
  name: basename(command).replace(/\.(?:exe|cmd|bat|com)$/iu, '') || NAMELESS,
  program: found(command, path, folder),
  process: null,
})

const found = (command: string, path: string, folder: string): string | null => {
  if (isAbsolute(command)) return command
  if (command.includes('/') || command.includes('\\')) return resolve(folder, command)
  const ends = process.platform === 'win32' ? ['.exe', '.cmd', '.bat', '.com', ''] : ['']
  return (
    path
      .split(delimiter)
      .filter((place) => place !== '')
      .flatMap((place) => ends.map((end) => join(resolve(folder, place), `${command}${end}`)))
      .find(isProgram) ?? null
  )
}

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
