import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { endLeftOver, MARK } from '../../build/left-over.ts'
import { asPerson } from '../e2e/person.ts'
import { until } from '../e2e/within.ts'

const { it } = needs('linux')

it('what a test run leaves running is named and ended, and nothing else', async () => {
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
})

it('what a desktop of a test runs ends with the test’s process, though no line of that runs any more', async () => {
  const [program, ...args] = asPerson(['sleep', '600'], { reach: true })
  const starts = `import { spawn } from 'node:child_process'
      console.log(spawn(${JSON.stringify(program)}, ${JSON.stringify(args)}, { stdio: 'ignore' }).pid)
      setInterval(() => {}, 1_000)`
  const test = spawn(process.execPath, ['--input-type=module', '-e', starts], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const pid = await new Promise<number>((resolve) =>
    test.stdout.once('data', (said: Buffer) => resolve(Number(said.toString()))),
  )
  // from here on it is the program itself, which begins as another
  await until(60_000, 'the program to start', () => (commandOf(pid).startsWith('sleep') ? true : null))
  test.kill('SIGKILL')
  await until(60_000, 'the program to end', () => (commandOf(pid) === '' ? true : null))
})

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return '' // it has ended
  }
}
