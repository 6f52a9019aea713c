import { net } from 'electron'
import type { Answer, Ask } from './transfer.ts'

/**
 * Asks through the system's proxy and trust store, as the browser would, and sends nothing about anybody: no cookie,
 * no credentials, no version. A proxy that wants a password gets none.
 */
export const netAsk: Ask = (url, headers, signal) =>
  new Promise<Answer>((resolve, reject) => {
    const request = net.request({
      url: url.href,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
    for (const [name, value] of Object.entries({ 'user-agent': 'Keyward', accept: '*/*', ...headers }))
      request.setHeader(name, value)
    const end = () => request.abort()
    signal.addEventListener('abort', end, { once: true })
    request.on('close', () => signal.removeEventListener('abort', end))
    request.on('login', (_info, answer) => answer())
    request.on('error', reject)
    request.on('abort', () => reject(new Error('aborted')))
    request.on('redirect', (status, _method, location) => {
      resolve({ status, header: (name) => (name === 'location' ? location : null), body: NOTHING, end })
      end()
    })
    request.on('response', (response) => {
      const header = (name: string) => {
        const value = response.headers[name]
        return value === undefined ? null : Array.isArray(value) ? (value.at(-1) ?? null) : value
      }
      // Electron's message is a readable stream of Node's, though its type does not say so
      const body = response as unknown as AsyncIterable<Uint8Array>
      resolve({ status: response.statusCode, header, body, end })
    })
    request.end()
  })

const NOTHING: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: async function* () {} }
