import { connect, type Socket } from 'node:net'
import { readEndpoint } from './endpoint.ts'
import { createFrameReader, writeFrame } from './frames.ts'
import { freshNonce, isProof, openFrame, proofOf, sealFrame } from './session.ts'
import {
  Greeting,
  LARGE_FRAME,
  Proven,
  readAs,
  SMALL_FRAME,
  ToolAnswer,
  WIRE_VERSION,
  type ToolAsk,
} from './wire.ts'

/** Keyward greets at once, whatever else it does. */
const GREETS_WITHIN = 5_000
/** A person has a minute to answer, behind others that wait; then Keyward asks Xero. */
const ANSWERS_WITHIN = 400_000

/** What came of asking: `notRunning`, nothing listens; `otherVersion`, or `notKeyward`: what listens cannot prove the key. */
export type Asked = ToolAnswer | { readonly kind: 'notRunning' | 'otherVersion' | 'notKeyward' }

/** Asks the Keyward of a profile. Nothing is said to anybody who has not proven that they are it. */
export const askKeyward = async (profile: string, ask: ToolAsk): Promise<Asked> => {
  const endpoint = await readEndpoint(profile)
  if (endpoint === null) return { kind: 'notRunning' }
  const socket = await connected(endpoint.path)
  if (socket === null) return { kind: 'notRunning' }
  try {
    return await talk(socket, endpoint.key, ask)
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

const talk = async (socket: Socket, key: Buffer, ask: ToolAsk): Promise<Asked> => {
  const read = createFrameReader(socket)
  const first = await read(SMALL_FRAME, GREETS_WITHIN)
  const greeting = readAs(Greeting, first)
  if (greeting === null) return { kind: 'notKeyward' }
  if (greeting.v !== WIRE_VERSION) return { kind: 'otherVersion' }
  const nonces = { keyward: Buffer.from(greeting.nonce, 'base64'), tool: freshNonce() }
  const proof = proofOf(key, 'tool', nonces).toString('base64')
  const introduction = { v: WIRE_VERSION, nonce: nonces.tool.toString('base64'), proof }
  writeFrame(socket, Buffer.from(JSON.stringify(introduction)))
  const proven = readAs(Proven, await read(SMALL_FRAME, GREETS_WITHIN))
  if (proven === null || !isProof(key, 'keyward', nonces, Buffer.from(proven.proof, 'base64')))
    return { kind: 'notKeyward' }
  writeFrame(socket, sealFrame(key, 'tool', nonces, JSON.stringify(ask)))
  const sealed = await read(LARGE_FRAME, ANSWERS_WITHIN)
  const answer = readAs(ToolAnswer, sealed === null ? null : openFrame(key, 'keyward', nonces, sealed))
  return answer ?? { kind: 'notRunning' } // it hung up: it was quit meanwhile
}
