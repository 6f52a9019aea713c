import { Worker } from 'node:worker_threads'
import { SECOND } from '../../../shared/kernel/instant.ts'
import type { WrapJob } from './openpgp-worker.ts'

/** Beyond this a server has made its message to keep somebody busy. */
const LONGEST = 15 * SECOND
const HEAP_MB = 256

/** OpenPGP in a thread of its own, ended when it is cancelled or takes too long; `null` where nothing came of it. */
export type OpenPgp = (job: WrapJob, signal?: AbortSignal) => Promise<string | null>

/** `worker` is the file of that thread. */
export const createOpenPgp =
  ({ worker }: { readonly worker: URL }): OpenPgp =>
  (job, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve(null)
      // The key goes by message: `workerData` and `argv` would outlive it.
      const thread = new Worker(worker, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } })
      const end = (text: string | null) => {
        clearTimeout(tooLate)
        signal?.removeEventListener('abort', cancel)
        resolve(text)
        void thread.terminate()
      }
      const cancel = () => end(null)
      const tooLate = setTimeout(cancel, LONGEST)
      signal?.addEventListener('abort', cancel)
      thread.once('error', cancel)
      thread.once('exit', cancel)
      thread.once('message', (text: string | null) => end(text))
      thread.postMessage(job)
    })
