import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { html, htmlText } from '../../../shared/kernel/html.ts'
import { fail, ok } from '../../../shared/kernel/result.ts'
import type { Loopback } from '../../core/ports/loopback.ts'
import { errorCode } from '../disk/durable-file.ts'
import { LOOPBACK_WORDS } from './words.ts'

const page = ({ title, text }: { readonly title: string; readonly text: string }): string =>
  htmlText(html`<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:32em;margin:20vh auto;padding:0 1em;color-scheme:light dark}</style>
<h1>${title}</h1><p>${text}</p></html>`)

const TAKEN = page(LOOPBACK_WORDS.taken)
const REFUSED = page(LOOPBACK_WORDS.refused)

/**
 * One redirect on this computer (RFC 8252 §7.3): bound to 127.0.0.1 and ::1 only, exact Host and path, GET, and
 * closed as soon as an address was taken. Nothing of the request is echoed.
 */
export const createLoopback = (): Loopback => ({
  listen: async (redirectUri, arrived) => {
    const { port, pathname, host } = new URL(redirectUri)
    let taken = false
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      const send = (status: number, body: string) => response.writeHead(status, HEADERS).end(body)
      const target = request.url ?? ''
      if (request.headers.host !== host || request.method !== 'GET' || target.split('?')[0] !== pathname)
        return send(404, REFUSED)
      if (taken || !arrived(`http://${host}${target}`)) return send(400, REFUSED)
      taken = true
      response.once('close', close)
      return send(200, TAKEN)
    }
    const servers: Server[] = []
    const close = () => {
      for (const server of servers.splice(0)) {
        server.close()
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 1_000).unref()
      }
    }
    for (const address of ['127.0.0.1', '::1']) {
      const server = createServer(
        { maxHeaderSize: 16_384, requestTimeout: 10_000, headersTimeout: 10_000 },
        answer,
      )
      const problem = await listenOn(server, Number(port), address)
      if (problem === null) servers.push(server)
      else if (problem !== 'EADDRNOTAVAIL' && problem !== 'EAFNOSUPPORT') {
        close()
        return fail({ code: 'portTaken', port: Number(port) })
      } // a computer without IPv6 has no ::1
    }
    return ok({ close })
  },
})

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  connection: 'close',
}

const listenOn = (server: Server, port: number, address: string): Promise<string | null> =>
  new Promise((resolve) => {
    server.once('error', (error) => resolve(errorCode(error) || 'unknown'))
    server.listen({ port, host: address, ipv6Only: address === '::1', exclusive: true }, () => resolve(null))
  })
