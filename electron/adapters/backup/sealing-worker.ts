import { once } from 'node:events'
import { parentPort } from 'node:worker_threads'
import { createGzip } from 'node:zlib'
import { sealPacked, sealPackedBy, type To } from './sealed-backup.ts'

/** What main tells the thread that seals: to whom, then piece after piece, then that it was the last. */
export type SealingStep =
  | { readonly step: 'piece'; readonly bytes: Uint8Array }
  | { readonly step: 'end'; readonly to: To; readonly version: number }
  | { readonly step: 'endBy'; readonly passphrase: string }
export type SealingAnswer =
  { readonly step: 'more' } | { readonly step: 'sealed'; readonly bytes: Uint8Array }

/** The thread in which a backup is packed and sealed. It asks for each piece, so that never many wait. */
/** The quickest: what is packed are lines of JSON, of which the slower levels take a fifth more away in three times the time. */
const gzip = createGzip({ level: 1 })
const packed: Buffer[] = []
gzip.on('data', (part: Buffer) => void packed.push(part))

const take = async (told: SealingStep) => {
  if (told.step === 'piece') {
    if (!gzip.write(told.bytes)) await once(gzip, 'drain')
    return parentPort?.postMessage({ step: 'more' } satisfies SealingAnswer)
  }
  const ended = once(gzip, 'end')
  gzip.end()
  await ended
  const all = Buffer.concat(packed)
  const bytes =
    told.step === 'end'
      ? await sealPacked(all, told.to, told.version)
      : await sealPackedBy(all, told.passphrase)
  // moved and not copied where the buffer is its own: a copy of a large one would keep main busy
  const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
  parentPort?.postMessage({ step: 'sealed', bytes: own } satisfies SealingAnswer, [own.buffer as ArrayBuffer])
}
parentPort?.on('message', (told: SealingStep) => void take(told))
