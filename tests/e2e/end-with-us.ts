import type { ChildProcess } from 'node:child_process'

/** Nothing outlives a test run that failed: what is still running when it ends is killed. */
export const endWithUs = (child: ChildProcess): void => {
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.removeListener('exit', end))
}
