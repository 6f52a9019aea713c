import { connect, type Socket } from 'node:net'
import { readEndpoint } from './found-endpoint.ts'
import { createFrameReader, writeFrame } from './frames.ts'
import { bytesOf, isObject, isTexts, readObject } from './plain-json.ts'
import { freshNonce, isProof, openFrame, proofOf, sealFrame } from './session.ts'
import type { ToolAnswer, ToolAsk } from './wire.ts'
import { LARGE_FRAME, SMALL_FRAME, WIRE_VERSION } from './wire-limits.ts'

/** Keyward greets at once, whatever else it does. */
const GREETS_WITHIN = 5_000
/** A person has a minute to answer, behind others that wait; then Keyward asks Xero. */
const ANSWERS_WITHIN = 400_000

/**
 * What came of asking. `notRunning`: nothing listens; `hungUp`: it did, and said nothing more; `notKeyward`: what
 * listens cannot prove the key.
 */
export type Asked = ToolAnswer | { readonly kind: 'notRunning' | 'hungUp' | 'otherVersion' | 'notKeyward' }

/**
 * Asks the Keyward of a profile. The question goes out with this side's proof, sealed, so that only who has the key can
 * read it; no answer is believed from anybody who has not proven that they have it.
 */
export const askKeyward = async (profile: string, ask: ToolAsk): Promise<Asked> => {
  const endpoint = readEndpoint(profile)
  if (endpoint === null) return { kind: 'notRunning' }
  const connecting = connected(endpoint.path)
  const nonce = freshNonce() // which loads what the proofs need, while the other side greets
  const socket = await connecting
  if (socket === null) return { kind: 'notRunning' }
  try {
    return await talk(socket, { key: endpoint.key, nonce, ask })
  } finally {
    socket.destroy()
  }
}

const connected = (path: string): Promise<Socket | null> =>
  new Promise((resolve) => {
    const socket = connect({ path })
    socket.once('connect', () => resolve(socket))
    socket.on('error', () => resolve(null))
  })

type Own = { readonly key: Buffer; readonly nonce: Buffer; readonly ask: ToolAsk }

const talk = async (socket: Socket, { key, nonce, ask }: Own): Promise<Asked> => {
  const read = createFrameReader(socket)
  const greeted = await read(SMALL_FRAME, GREETS_WITHIN)
  if (greeted === null) return { kind: 'hungUp' }
  const greeting = readObject(greeted)
  const theirs = bytesOf(greeting?.['nonce'])
  if (theirs === null) return { kind: 'notKeyward' }
  if (greeting?.['v'] !== WIRE_VERSION) return { kind: 'otherVersion' }
  const nonces = { keyward: theirs, tool: nonce }
  const proof = proofOf(key, 'tool', nonces).toString('base64')
  const introduction = { v: WIRE_VERSION, nonce: nonces.tool.toString('base64'), proof }
  const question = sealFrame(key, 'tool', nonces, JSON.stringify(ask))
  writeFrame(socket, Buffer.from(JSON.stringify(introduction)), question)
  const proven = bytesOf(readObject(await read(SMALL_FRAME, GREETS_WITHIN))?.['proof'])
  if (proven === null || !isProof(key, 'keyward', nonces, proven)) return { kind: 'notKeyward' }
  const sealed = await read(LARGE_FRAME, ANSWERS_WITHIN)
  const answer = answerOf(readObject(sealed === null ? null : openFrame(key, 'keyward', nonces, sealed)))
  return answer ?? { kind: 'hungUp' }
}

/** What a Keyward of this version says; `null` for anything else. */
const answerOf = (told: Readonly<Record<string, unknown>> | null): ToolAnswer | null => {
  const { kind, accessToken, expiresIn, scopes, tenantId, state, tools, code } = told ?? {}
  if (kind === 'failed' && typeof code === 'string') return { kind, code }
  if (kind === 'standing' && (state === 'off' || state === 'locked' || state === 'open'))
    return Array.isArray(tools) ? { kind, state, tools: tools.flatMap(standingOf) } : null
  if (kind !== 'token' || typeof accessToken !== 'string' || !isTexts(scopes)) return null
  if (typeof expiresIn !== 'number' || !Number.isSafeInteger(expiresIn) || expiresIn < 0) return null
  if (tenantId !== null && typeof tenantId !== 'string') return null
  return { kind, accessToken, expiresIn, scopes: [...scopes], tenantId }
}

const standingOf = (one: unknown) => {
  if (!isObject(one)) return []
  const { name, app, isAllowed } = one
  return typeof name === 'string' && typeof app === 'string' && typeof isAllowed === 'boolean'
    ? [{ name, app, isAllowed }]
    : []
}
