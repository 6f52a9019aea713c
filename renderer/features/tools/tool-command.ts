import { TOOL_COMMAND } from './words.ts'

/** Every character that some shell reads as more than itself is kept out of its hands. */
const PLAIN = /^[A-Za-z0-9._@%+=:,/-]+$/u

/** One word for a shell: sh, bash, zsh and fish read it as it is; PowerShell doubles an apostrophe instead. */
export const quoted = (word: string, isWindows: boolean): string => {
  if (PLAIN.test(word)) return word
  return isWindows ? `'${word.replaceAll("'", "''")}'` : `'${word.replaceAll("'", `'\\''`)}'`
}

/** What a program runs for its token, as a shell of this computer takes it. */
export const tokenCommand = (app: string, tool: string, isWindows: boolean): string =>
  [TOOL_COMMAND, 'token', '--app', quoted(app, isWindows), '--tool', quoted(tool, isWindows)].join(' ')
