import { setTimeout as wait } from 'node:timers/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Api } from './api.ts'
import { redirect, send, type Exchange } from './exchange.ts'
import { sufferFault, takeFault } from './faults.ts'
import type { Identity } from './identity.ts'
import { endpointOf, logRequest, type LoggedRequest } from './request-log.ts'
import type { SignInPages } from './sign-in.ts'
import type { Endpoint } from './switches.ts'
import type { World } from './world.ts'

type Parts = {
  readonly world: World
  readonly identity: Identity
  readonly signInPages: SignInPages
  readonly api: Api
  readonly portal: (exchange: Exchange) => Promise<void>
  /** `null` where nothing is to be changed from outside. */
  readonly control: ((exchange: Exchange) => Promise<void>) | null
  readonly log: (request: LoggedRequest) => void
}

const API: readonly Endpoint[] = ['connections', 'disconnect', 'practiceManager', 'organisation']

/** Answers everything: latency, clock and faults first, then whoever is asked. */
export const createFrontDoor = (parts: Parts) => async (req: IncomingMessage, res: ServerResponse) => {
  const exchange = openExchange(req, res)
  if (exchange === undefined) return
  const endpoint = endpointOf(exchange.method, exchange.url.pathname)
  try {
    if (parts.control !== null && exchange.url.pathname.startsWith('/_sandbox/'))
      return await parts.control(exchange)
    await answer(parts, exchange, endpoint)
  } catch (error) {
    if (res.headersSent || res.destroyed) return
    send(
      exchange,
      500,
      'text/plain',
      `The sandbox failed: ${error instanceof Error ? error.message : 'unknown'}\n`,
    )
  }
}

const answer = async (parts: Parts, exchange: Exchange, endpoint: Endpoint): Promise<void> => {
  const { world, identity, signInPages, api } = parts
  const { req, res } = exchange
  res.setHeader('date', new Date(world.clock.now()).toUTCString())
  parts.log(logRequest(exchange, endpoint, world.clock.now()))
  const isApi = API.includes(endpoint)
  // The API waits by itself, inside its limit of concurrent calls.
  if (!isApi) await wait(world.switches.latencyMs)
  const asked = req.headers['xero-tenant-id']
  const tenant =
    asked === undefined ? undefined : world.connections.all().find((one) => one.tenantId === asked)
  const fault = takeFault(world.switches, endpoint, tenant?.tenantName)
  if (fault !== undefined && sufferFault(fault, exchange)) return
  if (endpoint === 'relay') return relay(exchange)
  if (endpoint === 'portal') return parts.portal(exchange)
  if (endpoint === 'signInPage') return signInPages.handle(exchange)
  if (isApi) return api.handle(exchange)
  return identity.handle(req, res)
}

/** The rule that a practice hosts: 302 to the app's own scheme, query untouched. */
const relay = (exchange: Exchange): void => {
  const query = (exchange.req.url ?? '').split('?').slice(1).join('?')
  redirect(exchange, `keyward://oauth/callback${query === '' ? '' : `?${query}`}`, 302)
}

const openExchange = (req: IncomingMessage, res: ServerResponse): Exchange | undefined => {
  const url = URL.parse(req.url ?? '', 'http://localhost')
  if (url !== null) return { req, res, method: req.method ?? 'GET', url }
  res.statusCode = 400
  res.end()
  return undefined
}

/** Listens on one port of 127.0.0.1 and, where the machine has it, ::1; nowhere else. */
export const listenOnLoopback = async (
  port: number,
  handle: (req: IncomingMessage, res: ServerResponse) => void,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> => {
  const first = createServer(handle)
  await listen(first, '127.0.0.1', port)
  const address = first.address()
  const taken = typeof address === 'object' && address !== null ? address.port : port
  const second = createServer(handle)
  const hasSecond = await listen(second, '::1', taken).then(
    () => true,
    () => false,
  )
  return {
    port: taken,
    close: async () => {
      await Promise.all((hasSecond ? [first, second] : [first]).map(shut))
    },
  }
}

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, ipv6Only: host === '::1' }, () => {
      server.off('error', reject)
      resolve()
    })
  })

const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
