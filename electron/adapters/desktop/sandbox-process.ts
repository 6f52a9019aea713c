import { mkdir } from 'node:fs/promises'
import { utilityProcess, type UtilityProcess } from 'electron'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { XeroUrls } from '../xero/urls.ts'

/** How long a slow computer may take to start it, and to end it. */
const STARTS_WITHIN = 30_000
const ENDS_WITHIN = 3_000
/** One that ends by itself more often than this is not started again. */
const REVIVALS_MOST = 3

/** All that the process tells: at which port of this computer it listens. */
const portIn = (message: unknown): number | null => {
  const port = typeof message === 'object' && message !== null && 'port' in message ? message.port : null
  return typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : null
}

type Options = {
  /** The process's own program, inside the package. */
  readonly module: string
  /** Where the made-up Xero keeps what happened. */
  readonly folder: string
}

/** The made-up Xero of the sandbox practice, in a process of its own that is started when it is asked for. */
export const createSandboxProcess = ({ module, folder }: Options) => {
  let child: UtilityProcess | null = null
  let isStopping = false
  let revivals = 0
  let starting: Promise<Result<XeroUrls>> | null = null

  const begin = async (): Promise<Result<XeroUrls>> => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
    } catch {
      return fail('diskDenied')
    }
    const started = utilityProcess.fork(module, [folder], {
      serviceName: 'Keyward sandbox',
      stdio: 'ignore',
      env: surroundings(process.env),
    })
    child = started
    started.once('exit', () => {
      if (child !== started) return
      child = null
      starting = null
      if (isStopping || revivals >= REVIVALS_MOST) return
      revivals += 1
      void start()
    })
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        started.kill()
        resolve(fail('sandboxNotStarted'))
      }, STARTS_WITHIN)
      started.once('exit', () => {
        clearTimeout(timer)
        resolve(fail('sandboxNotStarted'))
      })
      started.once('message', (message: unknown) => {
        clearTimeout(timer)
        const port = portIn(message)
        resolve(port === null ? fail('sandboxNotStarted') : ok(urlsAt(port)))
      })
    })
  }

  const start = (): Promise<Result<XeroUrls>> => {
    starting ??= begin()
    return starting
  }

  return {
    start,
    /** Lets it keep what happened, and ends it. */
    stop: async () => {
      isStopping = true
      const ending = child
      if (ending === null) return
      const gone = new Promise<void>((resolve) => {
        ending.once('exit', () => resolve())
        setTimeout(() => {
          ending.kill()
          resolve()
        }, ENDS_WITHIN).unref()
      })
      ending.postMessage('stop')
      await gone
    },
  }
}

/** Whatever it said, it is this computer. */
const urlsAt = (port: number): XeroUrls => {
  const base = `http://localhost:${port}`
  return { login: base, identity: base, api: base }
}

/** Of the surroundings it gets what a program needs to run, and no variable that changes what Keyward does. */
const surroundings = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    ['SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'HOME', 'PATH', 'LANG'].flatMap((name) => {
      const value = env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
