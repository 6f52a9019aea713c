import { spawnSync } from 'node:child_process'
import { existsSync, lchownSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { endingWithUs, WITH_US, type Command } from './end-with-us.ts'

/** Whose desktop it is: one person's, or another's on the same computer, who is somebody else to the system too. */
export type Whose = 'person' | 'another'

/** Accounts of every Linux that own nothing: `nobody`, and `daemon`. */
const ACCOUNTS: Readonly<Record<Whose, number>> = { person: 65_534, another: 1 }
/**
 * The one right that it keeps of root's: to reach files, because the checkout may lie in root's home, and what a test
 * writes is root's.
 */
const REACH = 'dac_override'

/** Whether the desktop's programs run as somebody else than this process: Chromium has no sandbox for root. */
export const isSomebodyElse = process.platform === 'linux' && process.getuid?.() === 0

/**
 * The command as the person at the desktop runs it, to be ended with this process; as root that is nobody in
 * particular, with no rights of root's.
 */
export const asPerson = (
  command: Command,
  { reach = false, whose = 'person' }: { readonly reach?: boolean; readonly whose?: Whose } = {},
): Command => {
  if (!isSomebodyElse) return endingWithUs(command)
  const rights = reach && canReach() ? [`--inh-caps=-all,+${REACH}`, `--ambient-caps=-all,+${REACH}`] : []
  const who = [`--reuid=${ACCOUNTS[whose]}`, `--regid=${ACCOUNTS[whose]}`, '--clear-groups']
  return ['setpriv', ...who, ...rights, ...WITH_US, ...command]
}

/** Makes a file or folder, with all that is in it, the person's. What is not there is left alone. */
export const giveToPerson = (path: string, whose: Whose = 'person'): void => {
  if (!isSomebodyElse || !existsSync(path)) return
  lchownSync(path, ACCOUNTS[whose], ACCOUNTS[whose])
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) {
    try {
      giveToPerson(join(path, name), whose)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error // gone meanwhile
    }
  }
}

/** Some containers withhold that right even from root. */
const canReach = (): boolean =>
  spawnSync('setpriv', [`--inh-caps=-all,+${REACH}`, `--ambient-caps=-all,+${REACH}`, 'true']).status === 0
