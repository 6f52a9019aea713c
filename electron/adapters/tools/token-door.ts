import { chmod } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import type { ToolAnswers } from '../../core/ports/tools.ts'
import type { FoundEndpoint } from './found-endpoint.ts'
import { createFrameReader, writeFrame } from './frames.ts'
import { freshNonce, isProof, openFrame, proofOf, sealFrame } from './session.ts'
import { programMark } from './program-mark.ts'
import { Introduction, readAs, ToolAsk, type ToolAnswer } from './wire.ts'
import { LARGE_FRAME, SMALL_FRAME, WIRE_VERSION } from './wire-limits.ts'

/** So many at once are listened to; whoever comes while they talk is turned away unheard (K5). */
export const CONNECTIONS_MAX = 32
/** Whoever says nothing for so long, or says it so slowly, is hung up on. */
export const SPEAK_WITHIN = 3_000

/** What the server is told when it closes. */
export const HANG_UP = 'hang up'

/** Listens for tools at an endpoint, and answers who proves its key. */
export const openTokenDoor = async (
  endpoint: FoundEndpoint,
  answers: Pick<ToolAnswers, 'token' | 'standing'>,
): Promise<Server> => {
  const server = createServer((socket) => {
    // whoever talks when it closes is hung up on
    const hangUp = () => socket.destroy()
    server.once(HANG_UP, hangUp)
    socket.once('close', () => server.off(HANG_UP, hangUp))
    void talk(socket, endpoint.key, answers)
  })
  server.setMaxListeners(CONNECTIONS_MAX + 10)
  server.maxConnections = CONNECTIONS_MAX
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    // on Windows, by default, everybody of the computer may read a pipe (nodejs/node#47086)
    server.listen({ path: endpoint.path, readableAll: false, writableAll: false }, resolve)
  })
  server.on('error', () => {})
  if (process.platform !== 'win32') await chmod(endpoint.path, 0o600)
  return server
}

/** One connection: Keyward's greeting, the tool's proof, Keyward's own, and then one question and its answer. */
const talk = async (
  socket: Socket,
  key: Buffer,
  answers: Pick<ToolAnswers, 'token' | 'standing'>,
): Promise<void> => {
  const gone = new AbortController()
  socket.on('error', () => {})
  socket.once('close', () => gone.abort())
  try {
    const read = createFrameReader(socket)
    const ours = freshNonce()
    writeFrame(socket, json({ v: WIRE_VERSION, nonce: ours.toString('base64') }))
    const introduction = readAs(Introduction, await read(SMALL_FRAME, SPEAK_WITHIN))
    if (introduction === null || introduction.v !== WIRE_VERSION) return
    const nonces = { keyward: ours, tool: Buffer.from(introduction.nonce, 'base64') }
    if (!isProof(key, 'tool', nonces, Buffer.from(introduction.proof, 'base64'))) return
    writeFrame(socket, json({ proof: proofOf(key, 'keyward', nonces).toString('base64') }))
    const sealed = await read(LARGE_FRAME, SPEAK_WITHIN)
    const ask = readAs(ToolAsk, sealed === null ? null : openFrame(key, 'tool', nonces, sealed))
    if (ask === null) return
    socket.resume() // so that it is heard when the other side hangs up
    const answer = await answerTo(ask, answers, gone.signal)
    if (gone.signal.aborted) return
    writeFrame(socket, sealFrame(key, 'keyward', nonces, JSON.stringify(answer)))
    socket.end()
    // whoever does not take it in time has hung up
    socket.setTimeout(SPEAK_WITHIN, () => socket.destroy())
    await new Promise((resolve) => socket.once('close', resolve))
  } finally {
    socket.destroy()
  }
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value))

const answerTo = async (
  ask: ToolAsk,
  answers: Pick<ToolAnswers, 'token' | 'standing'>,
  signal: AbortSignal,
): Promise<ToolAnswer> => {
  if (ask.kind === 'standing') {
    const { state, tools } = answers.standing()
    return { kind: 'standing', state, tools: [...tools] }
  }
  const { kind: _token, ...wish } = ask
  const given = await answers.token({ ...wish, programMark: await programMark(wish.program) }, signal)
  if (!given.ok) return { kind: 'failed', code: given.failure.code }
  return { kind: 'token', ...given.value, scopes: [...given.value.scopes] }
}
