import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a second instance tells the first. */
export type Greeting = { readonly argv: string[]; readonly folder: string; readonly data: unknown }

/** Hands the greeting over and waits until it was taken; tries for as long as a starting first instance may need. */
const CLIENT = `
const [, address, text] = process.argv
const net = require('node:net')
const until = Date.now() + 10000
const tell = () => {
  const socket = net.connect(address.replace(/^@/, '\\0'))
  socket.on('connect', () => socket.end(text))
  socket.on('error', () => Date.now() < until ? setTimeout(tell, 50) : process.exit(1))
  socket.on('data', () => process.exit(0))
}
tell()
`

/**
 * One instance for each profile folder, as in Chromium: a symbolic link says who holds it, and a socket takes what
 * later instances were started with. Answers at once, as Electron does. A dead holder's lock is taken over.
 */
export const requestInstanceLock = (
  profile: string,
  own: Greeting,
  onSecond: (greeting: Greeting) => void,
): boolean => {
  mkdirSync(profile, { recursive: true })
  const lock = join(profile, 'SingletonLock')
  const address = addressOf(profile)
  if (!take(lock)) {
    spawnSync(process.execPath, ['-e', CLIENT, address, JSON.stringify(own)], {
      stdio: 'ignore',
      timeout: 15_000,
    })
    return false
  }
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const parts: Buffer[] = []
    socket.on('error', () => undefined)
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('end', () => {
      socket.end('taken')
      onSecond(JSON.parse(Buffer.concat(parts).toString('utf8')) as Greeting)
    })
  })
  server.on('error', (error) => process.stderr.write(`stand-in: ${error.message}\n`))
  server.listen(address.replace(/^@/u, '\0'))
  server.unref()
  process.once('exit', () => {
    if (holder(lock) === self()) unlinkSync(lock)
  })
  return true
}

const take = (lock: string): boolean => {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      symlinkSync(self(), lock)
      return true
    } catch {
      const other = holder(lock)
      if (other !== null && isHeld(other)) return other === self()
      setAside(lock)
    }
  }
  return false
}

/** Removes a lock only if the one that was moved away is still the dead one. */
const setAside = (lock: string): void => {
  const aside = `${lock}.${process.pid}`
  try {
    renameSync(lock, aside)
    const moved = holder(aside)
    if (moved !== null && isHeld(moved)) renameSync(aside, lock)
    else unlinkSync(aside)
  } catch {
    // somebody else was quicker
  }
}

/** A process is told from a later one with the same number by when it started. The number comes last, as in Chromium. */
const self = (): string => `started-${startOf(process.pid)}-${process.pid}`
const isHeld = (by: string): boolean => {
  const [, start, pid = ''] = by.split('-')
  try {
    process.kill(Number(pid), 0)
    return statOf(Number(pid))[0] !== 'Z' && startOf(Number(pid)) === start
  } catch {
    return false
  }
}
const startOf = (pid: number): string => statOf(pid)[19] ?? '0'
const statOf = (pid: number): string[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return [] // not Linux, or gone
  }
}
const holder = (lock: string): string | null => {
  try {
    return readlinkSync(lock)
  } catch {
    return null
  }
}

/** An abstract socket on Linux (nothing to clean up), a named pipe on Windows, a socket file elsewhere. */
const addressOf = (profile: string): string => {
  const name = `keyward-stand-in-${createHash('sha256').update(realpathSync(profile)).digest('hex').slice(0, 32)}`
  if (process.platform === 'linux') return `@${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}
