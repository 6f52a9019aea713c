import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { endLeftOver, MARK } from '../../build/left-over.ts'

it.runIf(process.platform === 'linux')(
  'what a test run leaves running is named and ended, and nothing else',
  async () => {
    const run = `left-over-${process.pid}`
    const wait = ['-e', 'setInterval(() => {}, 1_000)', 'left by a test']
    const left = spawn(process.execPath, wait, { env: { ...process.env, [MARK]: run }, stdio: 'ignore' })
    const other = spawn(process.execPath, wait, {
      env: { ...process.env, [MARK]: 'another' },
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => void left.once('exit', (_code, signal) => resolve(signal)))
    expect(await endLeftOver(run, 500)).toEqual([expect.stringContaining('left by a test')])
    expect(await ended).toBe('SIGKILL')
    expect(other.exitCode).toBeNull()
    other.kill('SIGKILL')
    expect(await endLeftOver(run)).toEqual([])
  },
)
