import { parentPort } from 'node:worker_threads'
import { Decrypter, Encrypter, Stanza } from 'age-encryption'
import { byPassphrase, toPassphrase } from './passphrase-stanza.ts'

/** One piece of work with a passphrase, for a thread of its own: scrypt holds its thread for about a second. */
export type AgeJob = {
  readonly action: 'seal' | 'open'
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly passphrase: string
  readonly workFactor: number
}
export type AgeDone =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly why: 'wrongPassphrase' | 'damaged' }

const work = async ({ action, bytes, passphrase, workFactor }: AgeJob): Promise<AgeDone> => {
  try {
    if (action === 'seal') {
      const encrypter = new Encrypter()
      encrypter.addRecipient(toPassphrase(Stanza, passphrase, workFactor))
      return { ok: true, bytes: new Uint8Array(await encrypter.encrypt(bytes)) }
    }
    const decrypter = new Decrypter()
    decrypter.addIdentity(byPassphrase(passphrase))
    return { ok: true, bytes: new Uint8Array(await decrypter.decrypt(bytes)) }
  } catch (error) {
    const isWrong = error instanceof Error && error.message.startsWith('no identity matched')
    return { ok: false, why: isWrong ? 'wrongPassphrase' : 'damaged' }
  }
}

const answer = async (job: AgeJob) => parentPort?.postMessage(await work(job))
parentPort?.once('message', (job: AgeJob) => void answer(job))
