import { Worker } from 'node:worker_threads'
import type { ImportRefusal } from '../../shared/import-refusal.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ImportReader } from '../core/import/import-port.ts'
import type { ImportDone, ImportJob } from './import-worker.ts'

/** How much more memory than before one piece of work may take: Argon2's most (1 GiB), and room for the file. */
const MEMORY_MAX = 1_600 * 1_024 * 1_024
const LOOK_EVERY = 100

/**
 * Reads other programs' files in a thread of its own, which is ended when it is cancelled or when it takes more
 * memory than any honest file needs. `worker` is the file of that thread.
 */
export const createImportReader = ({ worker }: { worker: URL }): ImportReader => ({
  unzip: (bytes, name, largest, signal) => inThread(worker, { deed: 'unzip', bytes, name, largest }, signal),
  table: (text, delimiter, signal) => inThread(worker, { deed: 'table', text, delimiter }, signal),
  openBitwarden: (sealed, password, signal) =>
    inThread(worker, { deed: 'bitwarden', sealed, password }, signal),
  openKeePass: (bytes, password, signal) => inThread(worker, { deed: 'keepass', bytes, password }, signal),
})

const refused = (why: ImportRefusal) => fail({ code: 'importRefused', why })

const inThread = <Value>(file: URL, job: ImportJob, signal: AbortSignal): Promise<Result<Value>> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve(refused('cancelled'))
    // The password goes by message: `workerData` and `argv` would outlive it.
    const thread = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: 1_024 } })
    const before = process.memoryUsage.rss()
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > MEMORY_MAX) end(refused('unpacksTooLarge'))
    }, LOOK_EVERY)
    const end = (result: Result<Value>) => {
      clearInterval(watch)
      signal.removeEventListener('abort', cancel)
      resolve(result)
      void thread.terminate()
    }
    const cancel = () => end(refused('cancelled'))
    signal.addEventListener('abort', cancel)
    thread.once('error', () => end(refused('damaged')))
    thread.once('message', (answer: ImportDone) =>
      end(answer.ok ? ok(answer.value as Value) : refused(answer.why)),
    )
    thread.postMessage(job)
  })
