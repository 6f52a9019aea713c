import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chooseRuntime } from '../../build/runtime.ts'
import type { Desktop } from './desktop.ts'
import { giveToPerson } from './person.ts'

/** A desktop on which every program's traffic is written down, and whose clock can be made to run faster. */
export type Recorded = {
  readonly desktop: Desktop
  /** Every internet address that any process connected or sent to since the last start, Chromium's and threads' included. */
  readonly reached: () => string[]
  /** System calls by which a program could get round the record; there must be none. */
  readonly evasions: () => string[]
  /**
   * How many times faster clock and waits run from now on, for main and what Chromium runs outside its sandbox. Never
   * slower again before the next start, for then the clock would run back.
   */
  readonly speed: (times: number) => void
  /**
   * Ends what wrote it down, once what it followed has ended: strace may go on waiting for a process of a namespace that
   * is gone.
   */
  readonly end: () => void
}

/** The calls by which bytes leave a process for somewhere that was not connected before, and a way round them all. */
const CALLS = ['connect', 'sendto', 'sendmsg', 'sendmmsg', 'io_uring_setup']

/** Follow every process and thread, name each socket's peer, and be nobody's parent. */
const OPTIONS = [
  '-D',
  '-f',
  '-qq',
  '-yy',
  '--seccomp-bpf',
  '-e',
  `trace=${CALLS.join(',')}`,
  '-e',
  'signal=none',
]

/** Wraps what a desktop starts: strace follows all its processes, libfaketime answers for the clock. */
export const recordOn = (desktop: Desktop, folder: string): Recorded => {
  const record = join(folder, 'calls')
  const time = join(folder, 'time')
  writeFileSync(time, '+0\n')
  giveToPerson(folder)
  const clock = [
    'env',
    `LD_PRELOAD=${fakeTime()}`,
    `FAKETIME_TIMESTAMP_FILE=${time}`,
    'FAKETIME_CACHE_DURATION=1',
  ]
  const lines = () =>
    existsSync(record)
      ? readFileSync(record, 'latin1')
          .split('\n')
          .filter((line) => line !== '')
      : []
  return {
    desktop: {
      ...desktop,
      command: (command) => {
        const { program } = chooseRuntime()
        const person = desktop.command(command)
        const at = person.indexOf(program)
        return ['strace', ...OPTIONS, '-o', record, ...person.slice(0, at), ...clock, ...person.slice(at)]
      },
    },
    reached: () => lines().flatMap(reachedIn),
    evasions: () => lines().filter((line) => line.includes('io_uring_setup')),
    speed: (times) => writeFileSync(time, `+0 x${times}\n`),
    end: () => {
      for (const pid of recorders(record)) endAnyhow(pid)
    },
  }
}

const endAnyhow = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it has gone by itself
  }
}

/** The processes of strace that write into this file. */
const recorders = (record: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => {
      try {
        const [program, ...args] = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0')
        return program === 'strace' && args.includes(record) ? [Number(name)] : []
      } catch {
        return [] // it has gone meanwhile
      }
    })

/**
 * The address that a line's call reaches. To connect a datagram socket sends nothing (so Chromium asks the kernel whether
 * there is a way to IPv6); what is then sent on it is a call of its own, whose socket strace shows with its peer.
 */
const reachedIn = (line: string): string[] => {
  const isDatagram = /^\d+ +\w+\(\d+<UDP/u.test(line)
  const named = /sa_family=AF_INET6?, sin6?_port=htons\((?<port>\d+)\).*?"(?<host>[0-9a-f.:]+)"/u.exec(
    line,
  )?.groups
  const peer = /<UDP(?:v6)?:\[.*?->(?<host>.+?):(?<port>\d+)\]>/u.exec(line)?.groups
  const reached =
    isDatagram && / connect\(/u.test(line) ? undefined : (named ?? (isDatagram ? peer : undefined))
  return reached === undefined ? [] : [`${reached['host']} ${reached['port']}`]
}

const fakeTime = (): string => {
  const libraries = '/usr/lib'
  const found = readdirSync(libraries)
    .map((name) => join(libraries, name, 'faketime', 'libfaketimeMT.so.1'))
    .find((path) => existsSync(path))
  if (found === undefined) throw new Error('libfaketime is not installed')
  return found
}
