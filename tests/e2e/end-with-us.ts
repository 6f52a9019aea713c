import type { ChildProcess } from 'node:child_process'

export type Command = readonly [string, ...string[]]

/** The options of `setpriv` by which the system itself ends a process together with the one that started it. */
export const WITH_US = ['--pdeathsig', 'KILL'] as const

/**
 * The command, so that its process ends with this one, however this one ends: vitest ends its workers by a signal,
 * after which no line of theirs runs any more.
 */
export const endingWithUs = (command: Command): Command =>
  process.platform === 'linux' ? ['setpriv', ...WITH_US, ...command] : command

/** Kills a child of ours and waits until it has gone. */
export const killed = async (child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  child.kill(signal)
  await gone
}

/** The same where the system cannot be asked for it: what is still running when this process exits is killed. */
export const endWithUs = (child: ChildProcess): void => {
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.removeListener('exit', end))
}
