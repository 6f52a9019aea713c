import { Worker } from 'node:worker_threads'

/** How much more memory than before a piece of work may take, and how long it may last, in bytes and ms. */
export type Limits = { readonly memory: number; readonly time: number }

/** What became of a piece of work: its answer, or why it was ended. */
export type ThreadEnd<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'cancelled' | 'tooMuchMemory' | 'tooLate' | 'failed' }

const HEAP_MB = 1_024
const LOOK_EVERY = 100

/**
 * One piece of work on what others wrote, in a thread of its own (`file`), which is ended when it is cancelled, when it
 * takes more memory than any honest file needs, or longer than anybody waits. A heap that is full may end the whole
 * process, whatever its limit: what is read is judged there before anything is built of it.
 */
export const runInThread = <Answer>(
  file: URL,
  job: unknown,
  { memory, time }: Limits,
  signal?: AbortSignal,
): Promise<ThreadEnd<Answer>> =>
  new Promise((resolve) => {
    if (signal?.aborted === true) return resolve({ kind: 'cancelled' })
    // What it is to know goes by message: `workerData` and `argv` would outlive it.
    const thread = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } })
    // from the least that was seen: what others let go of meanwhile is no room for this work
    let least = process.memoryUsage.rss()
    const watch = setInterval(() => {
      const now = process.memoryUsage.rss()
      least = Math.min(least, now)
      if (now - least > memory) end({ kind: 'tooMuchMemory' })
    }, LOOK_EVERY)
    const tooLate = setTimeout(() => end({ kind: 'tooLate' }), time)
    const end = (result: ThreadEnd<Answer>) => {
      clearInterval(watch)
      clearTimeout(tooLate)
      signal?.removeEventListener('abort', cancel)
      resolve(result)
      void thread.terminate()
    }
    const cancel = () => end({ kind: 'cancelled' })
    signal?.addEventListener('abort', cancel)
    thread.once('error', (error) => end({ kind: isOutOfMemory(error) ? 'tooMuchMemory' : 'failed' }))
    thread.once('exit', () => end({ kind: 'failed' }))
    thread.once('message', (answer: Answer) => end({ kind: 'answered', answer }))
    thread.postMessage(job)
  })

const isOutOfMemory = (error: Error) => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
