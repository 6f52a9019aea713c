/** Tries a passphrase in the thread that the environment names, and tells the key and whether the native library did it. */
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

const start = async () => {
  await app.whenReady()
  const thread = new Worker(pathToFileURL(process.env['STRETCH_WORKER'] ?? ''))
  let isNative = false
  // what is loaded shows in the process for as long as the thread is at it
  const watch = setInterval(() => {
    isNative ||= /\/argon2\/prebuilds\/.*\.node$/mu.test(readFileSync('/proc/self/maps', 'utf8'))
  }, 20)
  const key = await new Promise<Uint8Array>((resolve) => {
    thread.once('message', resolve)
    thread.postMessage({
      task: 'stretch',
      passphrase: new TextEncoder().encode('not a real passphrase'),
      salt: new Uint8Array(16).fill(7),
      cost: { memory: 65_536, passes: 4 },
    })
  })
  clearInterval(watch)
  process.stdout.write(`${JSON.stringify({ key: Buffer.from(key).toString('hex'), isNative })}\n`)
  app.exit(0)
}
void start()
