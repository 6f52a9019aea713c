import type { CdpSession, Protocol } from './cdp.ts'
import { toProduct } from './origins.ts'
import type { SessionInside } from './session.ts'

type Paused = Protocol.Fetch.requestPausedPayload
/** Whether a document may be loaded: what the product's navigation handlers say. */
export type MayNavigate = (to: string, paused: Paused) => boolean

/**
 * Stands between the page and the network: asks before each document, answers the product's own schemes through its
 * handlers with their real headers, and lets the rest pass to Chromium's network.
 */
export const guardNetwork = async (
  cdp: CdpSession,
  inside: SessionInside,
  contentsId: number,
  mayNavigate: MayNavigate,
): Promise<void> => {
  const block = (requestId: string, errorReason: 'Aborted' | 'BlockedByClient') =>
    cdp.send('Fetch.failRequest', { requestId, errorReason })

  const decide = async (paused: Paused): Promise<unknown> => {
    const { request, requestId } = paused
    const address = toProduct(request.url, inside.schemes)
    if (paused.resourceType === 'Document' && !mayNavigate(address, paused))
      return block(requestId, 'Aborted')
    if (await isCancelled(inside, paused, address, contentsId)) return block(requestId, 'BlockedByClient')
    const handler = inside.handlerOf(new URL(address).protocol.slice(0, -1))
    if (handler === undefined) return cdp.send('Fetch.continueRequest', { requestId })
    const response = await handler(
      new Request(address, {
        method: request.method,
        headers: request.headers as Record<string, string>,
        ...(request.postData === undefined ? {} : { body: request.postData }),
      }),
    )
    const headers = await headersOf(inside, response, paused, address, contentsId)
    return cdp.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: headers,
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    })
  }

  cdp.on('Fetch.requestPaused', (paused) => {
    decide(paused).catch((error: unknown) => {
      // A handler that throws is a failed request in Electron too.
      if (!String(error).includes('Chromium has gone')) process.stderr.write(`stand-in: ${String(error)}\n`)
      block(paused.requestId, 'BlockedByClient').catch(() => undefined)
    })
  })
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] })
}

const RESOURCE_TYPES: Partial<Record<string, Electron.OnBeforeRequestListenerDetails['resourceType']>> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  Media: 'media',
  WebSocket: 'webSocket',
}

const detailsOf = (paused: Paused, url: string, webContentsId: number) => ({
  id: Number(paused.requestId.split('.').at(-1)) || 0,
  url,
  method: paused.request.method,
  webContentsId,
  resourceType: RESOURCE_TYPES[paused.resourceType] ?? ('other' as const),
  referrer: '',
  timestamp: Date.now(),
})

const isCancelled = (inside: SessionInside, paused: Paused, address: string, id: number): Promise<boolean> =>
  new Promise((resolve) => {
    const listener = inside.beforeRequest()
    if (listener === null) resolve(false)
    else {
      const details = { ...detailsOf(paused, address, id), uploadData: [] }
      listener(details, ({ cancel }) => resolve(cancel === true))
    }
  })

const headersOf = async (
  inside: SessionInside,
  response: Response,
  paused: Paused,
  address: string,
  id: number,
) => {
  const listener = inside.headersReceived()
  const given: Record<string, string[]> = {}
  for (const [name, value] of response.headers) (given[name] ??= []).push(value)
  const changed = await new Promise<Electron.HeadersReceivedResponse>((resolve) => {
    if (listener === null) resolve({})
    else {
      const details = {
        ...detailsOf(paused, address, id),
        statusLine: `HTTP/1.1 ${response.status}`,
        statusCode: response.status,
        responseHeaders: given,
      }
      listener(details, resolve)
    }
  })
  return Object.entries(changed.responseHeaders ?? given).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: one })),
  )
}
