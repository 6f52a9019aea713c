import { constants, homedir } from 'node:os'
import { EXIT } from './exit-codes.ts'

/** Which a token alone does not need; `import()` is not to be had beside V8's code cache. */
const childProcess = () => process.getBuiltinModule('node:child_process')

/**
 * Starts a program that goes on by itself: nothing of this command's is its own, neither terminal nor folder. What came
 * of it is told only where it ended with an error.
 */
export const startApart = async ([program = '', ...args]: readonly string[]): Promise<{
  readonly hasFailed: () => boolean
}> => {
  const { spawn } = childProcess()
  let hasFailed = false
  const child = spawn(program, args, { cwd: homedir(), detached: true, stdio: 'ignore', windowsHide: true })
  child.once('error', () => (hasFailed = true))
  child.once('exit', (code) => (hasFailed = code !== 0)) // another that runs already is 0
  child.unref()
  return { hasFailed: () => hasFailed }
}

/** Signals that are sent to this command and meant for what it runs; a terminal's own SIGINT goes to both of them. */
const HANDED_ON = ['SIGTERM', 'SIGHUP'] as const

/**
 * Runs a command with these variables more, and with nothing between it and the terminal. Answers what it ended with, as
 * a shell would.
 */
export const runWith = async (
  program: string,
  [name = '', ...args]: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<number> => {
  const { spawn } = childProcess()
  return new Promise((resolve) => {
    const env = { ...process.env, ...variables }
    const child = spawn(program, args, { argv0: name, stdio: 'inherit', env })
    process.on('SIGINT', () => {})
    for (const signal of HANDED_ON) process.on(signal, () => void child.kill(signal))
    child.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ENOENT' ? EXIT.notFound : EXIT.notExecutable),
    )
    child.once('close', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    )
  })
}
