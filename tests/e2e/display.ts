import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { startParts } from './ending.ts'
import { endWithUs, killed } from './end-with-us.ts'
import { asPerson, isSomebodyElse } from './person.ts'
import { within } from './within.ts'

/** An X server whose screen nobody sees, on a display of its own choosing. */
export type Display = { readonly name: string; readonly stop: () => Promise<void> }

const SOCKETS = '/tmp/.X11-unix'

/** Whether there can be one. */
export const canStartDisplay = (): boolean => existsSync('/usr/bin/Xvfb')

export const startDisplay = async (): Promise<Display> => {
  if (isSomebodyElse && !existsSync(SOCKETS)) {
    mkdirSync(SOCKETS, { recursive: true })
    chmodSync(SOCKETS, 0o1777)
  }
  const [program, ...args] = asPerson([
    'Xvfb',
    '-displayfd',
    '3',
    '-screen',
    '0',
    '1440x1000x24',
    '-nolisten',
    'tcp',
  ])
  return startParts(async (ending) => {
    const xvfb = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
    endWithUs(xvfb)
    ending.add('Xvfb', () => killed(xvfb))
    return {
      name: await within(30_000, 'Xvfb to say its display', displayOf(xvfb)),
      stop: ending.run,
    }
  })
}

const displayOf = (xvfb: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    const pipe = xvfb.stdio[3]
    xvfb.once('error', reject)
    xvfb.once('exit', () => reject(new Error('Xvfb ended')))
    if (pipe !== null && pipe !== undefined && 'on' in pipe)
      pipe.on('data', (part: Buffer) => resolve(`:${part.toString().trim()}`))
  })
