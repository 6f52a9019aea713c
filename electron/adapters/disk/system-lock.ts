import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { createServer } from 'node:net'
import { basename, dirname, join, resolve } from 'node:path'
import { diskFailure, errorCode } from './durable-file.ts'
import type { Lock, Taken } from './lock.ts'

/**
 * Opening a file for oneself alone, until it is closed or the process ends (libuv, UV_FS_O_EXLOCK): on macOS BSD's
 * O_EXLOCK, which is flock(2) at the opening; on Windows a share mode of nothing. The file is never deleted, because
 * a lock on a deleted file would keep nobody away from its successor.
 */
const EXLOCK = { darwin: 0x20 | constants.O_NONBLOCK, win32: 0x1000_0000 } as const

const HELD: readonly string[] = ['EAGAIN', 'EWOULDBLOCK', 'EBUSY', 'EADDRINUSE']
/** The file system, or a sandbox around this process, has no such lock. */
const UNSUPPORTED: readonly string[] = ['ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'ENOLCK', 'ENOSYS']

/** The operating system's own lock, which ends with its process. */
export const systemLock = (platform: NodeJS.Platform): Lock => {
  if (platform === 'darwin' || platform === 'win32') return exclusiveFile(EXLOCK[platform])
  return platform === 'linux' ? abstractSocket : () => async () => 'unsupported'
}

const exclusiveFile =
  (flag: number): Lock =>
  (path) =>
  async (): Promise<Taken> => {
    try {
      const handle = await open(path, constants.O_RDWR | constants.O_CREAT | flag, 0o600)
      return () => handle.close()
    } catch (error) {
      return said(error) ?? diskFailure(error)
    }
  }

/**
 * Linux: a socket in the abstract namespace (unix(7)), which one process can have at a time and which no file stands
 * for. Its name follows from where the lock lies, so that two ways to one folder meet. That is looked up once: a log
 * takes its lock for each line.
 */
const abstractSocket: Lock = (path) => {
  let known: string | null = null
  let isShown = false

  const nameOf = async (): Promise<string> => {
    if (known !== null) return known
    const folder = await realpath(dirname(path)).catch(() => null)
    const name = createHash('sha256')
      .update(join(folder ?? resolve(dirname(path)), basename(path)))
      .digest('hex')
      .slice(0, 40)
    if (folder !== null) known = name
    return name
  }

  return async (): Promise<Taken> => {
    const name = await nameOf()
    const server = createServer((socket) => socket.destroy())
    const { promise, resolve: answer } = Promise.withResolvers<Taken>()
    server.once('error', (error) => answer(said(error) ?? 'unsupported'))
    server.listen({ path: `\0keyward-${process.getuid?.() ?? 0}-${name}` }, () => {
      server.unref()
      answer(() => new Promise<void>((done) => server.close(() => done())))
    })
    const taken = await promise
    if (typeof taken === 'function' && !isShown) isShown = await showPlace(path)
    return taken
  }
}

/** A file shows where the lock is, as on the other systems; nobody goes by it, and it stays as theirs does. */
const showPlace = async (path: string): Promise<boolean> => {
  const handle = await open(path, 'a', 0o600).catch(() => null) // a disk that will not is the writer's to tell
  await handle?.close()
  return handle !== null
}

const said = (error: unknown): 'held' | 'unsupported' | null => {
  const code = errorCode(error)
  if (HELD.includes(code)) return 'held'
  return UNSUPPORTED.includes(code) ? 'unsupported' : null
}
