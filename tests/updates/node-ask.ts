import * as http from 'node:http'
import * as https from 'node:https'
import type { Answer, Ask } from '../../electron/adapters/updates/transfer.ts'

/** The same asking as in Electron, over Node's own network, so that it can be tried without a window. */
export const nodeAsk =
  (ca?: string): Ask =>
  (url, headers, signal) =>
    new Promise<Answer>((resolve, reject) => {
      const options = { headers: { 'user-agent': 'Keyward', ...headers }, signal, agent: false }
      const request =
        url.protocol === 'https:'
          ? https.request(url, { ...options, ...(ca === undefined ? {} : { ca }) })
          : http.request(url, options)
      request.on('error', reject)
      request.on('response', (response) => {
        response.on('error', () => undefined)
        resolve({
          status: response.statusCode ?? 0,
          header: (name) => {
            const value = response.headers[name]
            return value === undefined ? null : Array.isArray(value) ? (value.at(-1) ?? null) : value
          },
          body: response,
          end: () => void request.destroy(),
        })
      })
      request.end()
    })
