import { Worker } from 'node:worker_threads'
import { MINUTE } from '../../../shared/kernel/instant.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { BackupBox, OpenedBackup, SeenOutside } from '../../core/ports/backup.ts'
import { runInThread } from '../disk/foreign-thread.ts'
import { UNPACKED_MAX } from './sealed-backup.ts'
import type { SealingAnswer, SealingStep } from './sealing-worker.ts'

/** A million lines of log take some 1.5 GB to read; what takes more is nothing of ours. */
const READING = { memory: 4 * UNPACKED_MAX, time: 2 * MINUTE } as const
/** The version that is written on the outside of a backup. */
const VERSION = 1

/** Seals and opens backups in threads of their own, whose files `threadFile` finds by name. */
export const createBackupBox = (threadFile: (name: string) => URL): BackupBox => {
  const reader = threadFile('backup-worker.js')
  const sealer = threadFile('backup-sealing-worker.js')
  const run = async <Value>(job: unknown, signal?: AbortSignal): Promise<Result<Value>> => {
    const end = await runInThread<Result<Value>>(reader, job, READING, signal)
    if (end.kind === 'answered') return end.answer
    if (end.kind === 'cancelled') return fail({ code: 'backupRefused', why: 'gone' })
    return fail({ code: 'backupRefused', why: end.kind === 'failed' ? 'altered' : 'tooLarge' })
  }
  return {
    look: (content) => run<SeenOutside>({ action: 'look', content }),
    open: (content, identity) => run<OpenedBackup>({ action: 'open', content, identity }),
    openBy: (content, passphrase, signal) =>
      run<OpenedBackup>({ action: 'openBy', content, passphrase }, signal),
    resealBy: (content, identity, passphrase, signal) =>
      run<Uint8Array>({ action: 'resealBy', content, identity, passphrase }, signal),
    seal: async (pieces, to) => {
      const sealed = await sealInThread(sealer, pieces, { step: 'end', to, version: VERSION })
      if (typeof sealed !== 'string') return ok(sealed)
      return sealed === 'tooLarge' ? fail({ code: 'backupRefused', why: 'tooLarge' }) : fail('diskFailed')
    },
    sealBy: async (pieces, passphrase, signal) => {
      const sealed = await sealInThread(sealer, pieces, { step: 'endBy', passphrase }, signal)
      if (signal.aborted) return fail('exportCancelled')
      if (typeof sealed !== 'string') return ok(sealed)
      return fail(sealed === 'tooLarge' ? 'exportTooLarge' : 'exportNotSealed')
    },
  }
}

/** The sealed bytes; `failed` where the log could not be read, or there was no memory. The thread ends with `signal`. */
const sealInThread = async (
  file: URL,
  pieces: AsyncIterable<Uint8Array>,
  last: Exclude<SealingStep, { step: 'piece' }>,
  signal?: AbortSignal,
): Promise<Uint8Array | 'tooLarge' | 'failed'> => {
  const thread = new Worker(file)
  // heard all along: one that ends between two pieces would else bring down whoever waits, or be waited for in vain
  const over = new Promise<never>((_resolve, reject) => {
    const end = () => reject(new Error('the thread that seals has ended'))
    thread.on('error', end).on('exit', end)
    signal?.addEventListener('abort', end, { once: true })
    if (signal?.aborted === true) end()
  })
  over.catch(() => undefined)
  const tell = (told: SealingStep) => {
    const answer = new Promise<SealingAnswer>((resolve) => thread.once('message', resolve))
    thread.postMessage(told)
    return Promise.race([answer, over])
  }
  try {
    let length = 0
    for await (const bytes of pieces) {
      length += bytes.length
      if (length > UNPACKED_MAX) return 'tooLarge'
      await tell({ step: 'piece', bytes })
    }
    const sealed = await tell(last)
    return sealed.step === 'sealed' ? sealed.bytes : 'failed'
  } catch {
    return 'failed'
  } finally {
    await thread.terminate()
  }
}
