import { parentPort } from 'node:worker_threads'
import { unwrapText, wrapText } from './pgp-message.ts'

/** Wrapping and unwrapping a text for a share server: deriving the key holds its thread, as long as the server says. */
export type WrapJob =
  | { readonly action: 'wrap'; readonly text: string; readonly key: string }
  | { readonly action: 'unwrap'; readonly message: string; readonly key: string }

parentPort?.once('message', (job: WrapJob) =>
  parentPort?.postMessage(
    job.action === 'wrap' ? wrapText(job.text, job.key) : unwrapText(job.message, job.key),
  ),
)
