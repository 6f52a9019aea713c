import { statSync } from 'node:fs'
import { resolve } from 'node:path'

/** Files waiting for somebody to listen; more at once are a slip of the mouse. */
export const QUEUE_MAX = 20

/** The files among arguments: no flags, no addresses, nothing that is not there; a few at most. */
export const filesIn = (argv: readonly string[], folder: string, own: readonly string[]): string[] =>
  argv
    .filter((argument) => argument !== '' && !argument.startsWith('-') && !own.includes(argument))
    // a drive is one letter
    .filter((argument) => !/^[a-z][a-z\d+.-]+:/iu.test(argument))
    .map((argument) => resolve(folder, argument))
    .filter(isFile)
    .slice(0, QUEUE_MAX)

const isFile = (path: string): boolean => {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}
