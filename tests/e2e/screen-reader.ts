import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import type { Desktop } from './desktop.ts'
import { endWithUs } from './end-with-us.ts'
import { asPerson } from './person.ts'
import { until, within } from './within.ts'

/** One thing on the screen, as assistive technology is told of it (AT-SPI). */
const Told = z.object({
  role: z.string(),
  name: z.string(),
  focused: z.boolean(),
  /** What stands in a field. */
  text: z.string().nullable(),
})
export type Told = z.infer<typeof Told>

/**
 * Reads and presses what is on a desktop's screen as a screen reader does: the only way into a packaged Keyward, which
 * has no debugging port. Programs tell it more once they were started with `--force-renderer-accessibility`.
 */
export type ScreenReader = {
  readonly all: () => Promise<Told[]>
  /** Waits until something of that name is there. */
  readonly hear: (name: string | RegExp) => Promise<Told>
  readonly press: (role: string, name: string) => Promise<void>
  readonly focus: (role: string, name: string) => Promise<void>
  readonly stop: () => void
}

const PATIENCE = 40_000

export const startScreenReader = async (desktop: Desktop): Promise<ScreenReader> => {
  const start = (command: readonly [string, ...string[]], env: NodeJS.ProcessEnv): ChildProcess => {
    const [file, ...args] = desktop.command(command)
    const child = spawn(file, args, { env, stdio: ['pipe', 'pipe', 'ignore'] })
    endWithUs(child)
    return child
  }
  const launcher = start(['/usr/libexec/at-spi-bus-launcher', '--launch-immediately'], desktop.env)
  const address = await until(PATIENCE, 'the bus of assistive technology', () => busAddress(desktop))
  const reader = start(['/usr/bin/python3', join(import.meta.dirname, 'screen-reader.py')], {
    ...desktop.env,
    AT_SPI_BUS_ADDRESS: address,
  })
  if (reader.stdout === null || reader.stdin === null) throw new Error('the screen reader has no pipes')
  const { stdin } = reader
  const answers = createInterface({ input: reader.stdout })[Symbol.asyncIterator]()
  let turn: Promise<unknown> = Promise.resolve()
  const ask = (asked: object): Promise<unknown> => {
    const answer = turn.then(async () => {
      stdin.write(`${JSON.stringify(asked)}\n`)
      const { value } = await within(PATIENCE, 'the screen reader to answer', answers.next())
      const said = Answer.parse(JSON.parse(String(value)))
      if (said.error !== undefined) throw new Error(said.error)
      return said.value
    })
    turn = answer.catch(() => undefined)
    return answer
  }
  const all = async () => z.array(Told).parse(await ask({ kind: 'all' }))
  /** What was on screen when it was last read, for whoever waited in vain. */
  let last: Told[] = []
  const act = (kind: 'press' | 'focus') => (role: string, name: string) =>
    until(
      PATIENCE,
      () => `${role} "${name}" to ${kind}; there is ${last.map((told) => told.name).join(' | ')}`,
      async () => {
        if ((await ask({ kind, role, name })) === true) return true
        last = await all()
        return null
      },
    ).then(() => undefined)
  return {
    all,
    hear: (name) =>
      until(
        PATIENCE,
        () => `${String(name)} to be on screen; there is ${last.map((told) => told.name).join(' | ')}`,
        async () => {
          last = await all()
          return (
            last.find((told) => (typeof name === 'string' ? told.name === name : name.test(told.name))) ??
            null
          )
        },
      ),
    press: act('press'),
    focus: async (role, name) => {
      await act('focus')(role, name)
      await until(PATIENCE, `${role} "${name}" to have the keyboard`, async () =>
        (await all()).some((told) => told.focused && told.role === role && told.name === name) ? true : null,
      )
    },
    stop: () => {
      reader.kill('SIGKILL')
      launcher.kill('SIGKILL')
      endBus(join(desktop.env['XDG_RUNTIME_DIR'] ?? '', 'at-spi'))
    },
  }
}

const Answer = z.object({ value: z.unknown(), error: z.string().optional() })

/** The launcher starts the bus as a process of its own, which knows of no end. */
const endBus = (folder: string): void => {
  for (const pid of readdirSync('/proc').map(Number).filter(Boolean)) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`unix:path=${folder}/`)) continue
      process.kill(pid, 'SIGKILL')
    } catch {
      // it has ended meanwhile
    }
  }
}

const busAddress = async (desktop: Desktop): Promise<string | null> => {
  const [file, ...args] = asPerson([
    'gdbus',
    'call',
    '--session',
    '--dest',
    'org.a11y.Bus',
    '--object-path',
    '/org/a11y/bus',
    '--method',
    'org.a11y.Bus.GetAddress',
  ])
  try {
    const { stdout } = await promisify(execFile)(file, args, { env: desktop.env, timeout: 10_000 })
    return /'([^']+)'/u.exec(stdout)?.[1] ?? null
  } catch {
    return null // not there yet
  }
}
