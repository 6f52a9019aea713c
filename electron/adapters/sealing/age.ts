import { Worker } from 'node:worker_threads'
import { bech32 } from '@scure/base'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Sealer } from '../../core/ports/sealer.ts'
import type { AgeJob, AgeDone } from './age-worker.ts'

/** Read when it is first needed: the largest package of the core's neighbours, and no start needs it. */
export const ageLibrary = () => import('age-encryption')

const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----'

/**
 * Sealing in the age format. Passphrases go through scrypt in a thread of their own, which is ended when it is
 * cancelled; X25519 takes a few milliseconds. `worker` is the file of that thread.
 */
export const createSealer = ({ worker, workFactor = 18 }: { worker: URL; workFactor?: number }): Sealer => ({
  newIdentity: async () => {
    const age = await ageLibrary()
    const identity = await age.generateX25519Identity()
    return { identity, recipient: await age.identityToRecipient(identity) }
  },
  identityOf: (key) => bech32.encodeFromBytes('AGE-SECRET-KEY-', key).toUpperCase(),
  recipientOf: async (identity) => {
    try {
      return await (await ageLibrary()).identityToRecipient(identity)
    } catch {
      return null
    }
  },
  sealTo: (plaintext, recipient) => sealToAll(plaintext, [recipient]),
  sealToAll,
  openWith: async (sealed, identity) => {
    try {
      const decrypter = new (await ageLibrary()).Decrypter()
      decrypter.addIdentity(identity)
      return ok(new Uint8Array(await decrypter.decrypt(sealed)))
    } catch (error) {
      return refusal(error, 'notForYou')
    }
  },
  sealWith: (plaintext, passphrase, signal) =>
    inThread(worker, { action: 'seal', bytes: plaintext, passphrase, workFactor }, signal),
  openBy: (sealed, passphrase, signal) =>
    inThread(worker, { action: 'open', bytes: sealed, passphrase, workFactor }, signal),
  armor: async (sealed) => (await ageLibrary()).armor.encode(sealed),
  unarmor: async (text) => {
    if (!text.trimStart().startsWith(ARMOR)) return null
    try {
      return new Uint8Array((await ageLibrary()).armor.decode(text))
    } catch {
      return null
    }
  },
})

const sealToAll: Sealer['sealToAll'] = async (plaintext, recipients) => {
  const encrypter = new (await ageLibrary()).Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return new Uint8Array(await encrypter.encrypt(plaintext))
}

/** What age-encryption says when no key fits; everything else is damage. */
export const isNoMatch = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('no identity matched')

const refusal = (error: unknown, noMatch: 'notForYou' | 'wrongPassphrase') =>
  fail({ code: 'handoverRefused', why: isNoMatch(error) ? noMatch : 'damaged' })

const inThread = (file: URL, job: AgeJob, signal: AbortSignal): Promise<Result<Uint8Array<ArrayBuffer>>> =>
  new Promise((resolve) => {
    const cancelled = fail({ code: 'handoverRefused', why: 'cancelled' })
    if (signal.aborted) return resolve(cancelled)
    // The passphrase goes by message: `workerData` and `argv` would outlive it.
    const thread = new Worker(file)
    const end = (result: Result<Uint8Array<ArrayBuffer>>) => {
      signal.removeEventListener('abort', cancel)
      resolve(result)
      void thread.terminate()
    }
    const cancel = () => end(cancelled)
    signal.addEventListener('abort', cancel)
    const failed = () => end(fail({ code: 'handoverRefused', why: 'damaged' }))
    thread.once('error', failed).once('exit', failed)
    thread.once('message', (answer: AgeDone) =>
      end(answer.ok ? ok(answer.bytes) : fail({ code: 'handoverRefused', why: answer.why })),
    )
    thread.postMessage(job)
  })
