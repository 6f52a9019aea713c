import { Worker } from 'node:worker_threads'
import type { ImportRefusal } from '../../shared/import-refusal.ts'
import { MINUTE, SECOND } from '../../shared/instant.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ImportJob, ImportReader } from '../core/import/import-port.ts'

/** How much more memory than before reading may take: the file a few times over, and what is made of it. */
const READING = { memory: 900 * 1_024 * 1_024, time: 30 * SECOND } as const
/** With a password there is Argon2 besides, whose most is 1 GiB and a few passes. */
const OPENING = { memory: 1_900 * 1_024 * 1_024, time: 3 * MINUTE } as const
const HEAP_MB = 1_024
const LOOK_EVERY = 100

type Answer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: ImportRefusal }

/**
 * Reads other programs' files in a thread of its own, which is ended when it is cancelled, when it takes more memory than
 * any honest file needs, or longer than anybody waits. `worker` is the file of that thread.
 */
export const createImportReader = ({
  worker,
  limits = { reading: READING, opening: OPENING },
}: {
  readonly worker: URL
  readonly limits?: { readonly reading: Limits; readonly opening: Limits }
}): ImportReader => {
  const inThread = <Value>(job: ImportJob, signal: AbortSignal, bounds = limits.reading) =>
    run<Value>(worker, job, bounds, signal)
  return {
    look: (content, now, signal) => inThread({ deed: 'look', content, now }, signal),
    unlock: (content, password, now, signal) =>
      inThread({ deed: 'unlock', content, now, password }, signal, limits.opening),
    choose: (content, table, now, signal) => inThread({ deed: 'choose', content, now, ...table }, signal),
  }
}

type Limits = { readonly memory: number; readonly time: number }
const refused = (why: ImportRefusal) => fail({ code: 'importRefused', why })

const run = <Value>(
  file: URL,
  job: ImportJob,
  { memory, time }: Limits,
  signal: AbortSignal,
): Promise<Result<Value>> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve(refused('cancelled'))
    // The password goes by message: `workerData` and `argv` would outlive it.
    const thread = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } })
    const before = process.memoryUsage.rss()
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > memory) end(refused('unpacksTooLarge'))
    }, LOOK_EVERY)
    const tooLate = setTimeout(() => end(refused('tookTooLong')), time)
    const end = (result: Result<Value>) => {
      clearInterval(watch)
      clearTimeout(tooLate)
      signal.removeEventListener('abort', cancel)
      resolve(result)
      void thread.terminate()
    }
    const cancel = () => end(refused('cancelled'))
    signal.addEventListener('abort', cancel)
    thread.once('error', (error) => end(refused(isOutOfMemory(error) ? 'unpacksTooLarge' : 'damaged')))
    thread.once('exit', () => end(refused('damaged')))
    thread.once('message', (answer: Answer) =>
      end(answer.ok ? ok(answer.value as Value) : refused(answer.why)),
    )
    thread.postMessage(job)
  })

const isOutOfMemory = (error: Error) => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
