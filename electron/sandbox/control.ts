import { timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { AppInput } from './apps.ts'
import { readBody, sendJson, type Exchange } from './exchange.ts'
import type { Sandbox } from './running.ts'
import { Fault, setSwitches } from './switches.ts'

const text = z.string()
/** What another process may ask for: the state changes of `Sandbox`, by name. */
const Act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('failNext'), fault: Fault }),
  z.strictObject({ act: z.literal('disconnectAtXero'), tenantName: text }),
  z.strictObject({ act: z.literal('setPrivilege'), person: text, on: z.boolean() }),
  z.strictObject({ act: z.literal('leave'), person: text }),
  z.strictObject({ act: z.literal('expireRefreshTokens'), person: text.optional() }),
  z.strictObject({ act: z.literal('revokeAccess'), person: text.optional(), clientId: text.optional() }),
  z.strictObject({ act: z.literal('advance'), seconds: z.number() }),
  z.strictObject({ act: z.literal('addConnections'), clientId: text, person: text, count: z.int() }),
  z.strictObject({
    act: z.literal('connectElsewhere'),
    clientId: text,
    person: text,
    tenantNames: z.array(text),
  }),
  z.strictObject({
    act: z.literal('authoriseConnection'),
    clientId: text,
    person: text,
    tenantName: text,
  }),
  z.strictObject({ act: z.literal('changeConnection'), clientId: text, scopes: z.array(text) }),
  z.strictObject({ act: z.literal('registerApp'), app: AppInput }),
  z.strictObject({ act: z.literal('addRedirectUri'), clientId: text, uri: text }),
  z.strictObject({ act: z.literal('rotateSecret'), clientId: text, secret: text.optional() }),
  z.strictObject({ act: z.literal('removeApp'), clientId: text }),
  z.strictObject({ act: z.literal('clearRequests') }),
])
type Act = z.infer<typeof Act>

/** `/_sandbox/*` for other processes: switches, acts, state and the request log, all behind the control token. */
export const createControl =
  (sandbox: () => Sandbox) =>
  async (exchange: Exchange): Promise<void> => {
    const { controlToken } = sandbox()
    if (!isToken(exchange.req.headers.authorization, controlToken))
      return sendJson(exchange, 401, { error: 'Send Authorization: Bearer <control token>' })
    const what = `${exchange.method} ${exchange.url.pathname.slice('/_sandbox/'.length)}`
    try {
      const body = exchange.method === 'POST' ? JSON.parse(await readBody(exchange)) : undefined
      sendJson(exchange, 200, answer(sandbox(), what, body))
    } catch (error) {
      sendJson(exchange, 400, { error: error instanceof Error ? error.message : 'Not understood' })
    }
  }

const answer = (sandbox: Sandbox, what: string, body: unknown): unknown => {
  switch (what) {
    case 'GET switches':
      return sandbox.switches
    case 'POST switches':
      setSwitches(sandbox.switches, body)
      return sandbox.switches
    case 'POST act':
      return { result: act(sandbox, Act.parse(body)) ?? null }
    case 'GET requests':
      return sandbox.requests
    case 'GET connections':
      return sandbox.connections()
    default:
      throw new Error(`There is no ${what}`)
  }
}

const act = (sandbox: Sandbox, asked: Act): unknown => {
  switch (asked.act) {
    case 'failNext':
      return sandbox.failNext(asked.fault)
    case 'disconnectAtXero':
      return sandbox.disconnectAtXero(asked.tenantName)
    case 'setPrivilege':
      return sandbox.setPrivilege(asked.person, asked.on)
    case 'leave':
      return sandbox.leave(asked.person)
    case 'expireRefreshTokens':
      return sandbox.expireRefreshTokens(asked.person)
    case 'revokeAccess':
      return sandbox.revokeAccess({
        ...(asked.person === undefined ? {} : { person: asked.person }),
        ...(asked.clientId === undefined ? {} : { clientId: asked.clientId }),
      })
    case 'advance':
      return sandbox.advance(asked.seconds)
    case 'addConnections':
      return sandbox.addConnections(asked.clientId, asked.person, asked.count)
    case 'connectElsewhere':
      return sandbox.connectElsewhere(asked.clientId, asked.person, asked.tenantNames)
    case 'authoriseConnection':
      return sandbox.authoriseConnection(asked.clientId, asked.person, asked.tenantName)
    case 'changeConnection':
      return sandbox.changeConnection(asked.clientId, asked.scopes)
    case 'registerApp':
      return sandbox.registerApp(asked.app)
    case 'addRedirectUri':
      return sandbox.addRedirectUri(asked.clientId, asked.uri)
    case 'rotateSecret':
      return sandbox.rotateSecret(asked.clientId, asked.secret)
    case 'removeApp':
      return sandbox.removeApp(asked.clientId)
    case 'clearRequests':
      return sandbox.clearRequests()
  }
}

const isToken = (header: string | undefined, token: string): boolean => {
  const [given, wanted] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
