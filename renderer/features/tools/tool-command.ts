import { isAdded, type PracticesFacts } from '../../../shared/practices/practice.ts'
import { TOOL_COMMAND } from './words.ts'

/** Whom the command asks: the first practice, with a switch the sandbox, and none of those that were added. */
export type Asked = 'first' | 'sandbox' | 'nobody'
export const askedFrom = (practices: PracticesFacts | undefined): Asked => {
  if (practices?.self === 'sandbox') return 'sandbox'
  return practices !== undefined && isAdded(practices.self) ? 'nobody' : 'first'
}

/** What stands between the verb and the rest where the sandbox is asked. */
export const switchFor = (asked: Asked): readonly string[] => (asked === 'sandbox' ? ['--sandbox'] : [])

/** Every character that some shell reads as more than itself is kept out of its hands. */
const PLAIN = /^[A-Za-z0-9._@%+=:,/-]+$/u

/** One word for a shell: sh, bash, zsh and fish read it as it is; PowerShell doubles an apostrophe instead. */
export const quoted = (word: string, isWindows: boolean): string => {
  if (PLAIN.test(word)) return word
  return isWindows ? `'${word.replaceAll("'", "''")}'` : `'${word.replaceAll("'", `'\\''`)}'`
}

/** What a program runs for its token, as a shell of this computer takes it. */
export const tokenCommand = (app: string, tool: string, isWindows: boolean, asked: Asked): string =>
  [
    TOOL_COMMAND,
    'token',
    ...switchFor(asked),
    '--app',
    quoted(app, isWindows),
    '--tool',
    quoted(tool, isWindows),
  ].join(' ')
