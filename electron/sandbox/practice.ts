/**
 * The sandbox practice of an installed Keyward: the made-up Xero in a process of its own, ended with Keyward or when it
 * says so. Its first argument is the folder in which it keeps what happened.
 */
import { join } from 'node:path'
import { startSandbox } from './sandbox.ts'

type Port = {
  readonly postMessage: (message: unknown) => void
  readonly on: (event: 'message', listener: (message: { readonly data: unknown }) => void) => void
}

const { parentPort } = process as unknown as { readonly parentPort: Port }
const folder = process.argv[2] ?? ''
const sandbox = await startSandbox({
  keptIn: join(folder, 'made-up-xero.json'),
  hasControl: false,
  hasHistory: true,
  switches: { rateLimits: { enforced: false } },
})
parentPort.on('message', ({ data }) => {
  if (data === 'stop') void sandbox.close().finally(() => process.exit(0))
})
parentPort.postMessage({ port: sandbox.port })
