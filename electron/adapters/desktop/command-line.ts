import { KEYWARD_SCHEME } from '../../../shared/apps/redirect-route.ts'

/** What the system is told to start Keyward with when the person signs in to the computer. */
export const HIDDEN = '--hidden'

/**
 * A second instance tells the first its folder and arguments in one message. On Linux Chromium reads 32 kB of it, and
 * what is longer is not answered: the second takes the first for hung, kills it and takes its place (requirement A16).
 */
const LONGEST_MESSAGE = 24 * 1024
/** No link that Keyward knows is longer, and nothing else is that long. */
const LONGEST_ARGUMENT = 8 * 1024
/** Stands for a link that was left out, so that it is told like any other that nobody waited for. */
const TOO_LONG = `${KEYWARD_SCHEME}:too-long`

const bytes = (text: string): number => Buffer.byteLength(text) + 1

/** Whether these arguments, of a process in this folder, must not be handed to another instance. */
export const isTooLong = (argv: readonly string[], folder: string): boolean =>
  argv.reduce((sum, argument) => sum + bytes(argument), bytes(folder)) > LONGEST_MESSAGE

/** The arguments to start with instead: those that are short, or where these are too many, `fewest` alone. */
export const shortened = (argv: readonly string[], folder: string, fewest: readonly string[]): string[] => {
  const short = argv.filter((argument) => bytes(argument) <= LONGEST_ARGUMENT)
  return [...(isTooLong([...short, TOO_LONG], folder) ? fewest : short), TOO_LONG]
}
