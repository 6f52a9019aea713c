import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }
type Commands = Protocol.CommandParameters
type Answers = Protocol.CommandReturnValues
type Events = Protocol.Events

/** One conversation with the browser itself or with one of its targets, in the protocol's own types. */
export type CdpSession = {
  readonly send: <Method extends keyof Commands & keyof Answers>(
    method: Method,
    params?: Commands[Method],
  ) => Promise<Answers[Method]>
  readonly on: <Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void) => void
}

export type CdpConnection = {
  readonly browser: CdpSession
  /** The conversation with a target that was attached in flat mode. */
  readonly session: (sessionId: string) => CdpSession
  /** Whether the browser has gone; every question then fails. */
  readonly isClosed: () => boolean
}

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void }
type Message = {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
  readonly result?: never
  readonly error?: { readonly message: string }
}

/**
 * Speaks the Chrome DevTools Protocol over `--remote-debugging-pipe`: JSON messages that end in NUL. Chromium ends
 * itself when the pipe closes, so that it never outlives this process, however that ended.
 */
export const connectPipe = (input: Writable, output: Readable, onClosed: () => void): CdpConnection => {
  const waiting = new Map<number, Waiting>()
  const emitters = new Map<string, EventEmitter>()
  let lastId = 0
  let closed = false

  const close = () => {
    if (closed) return
    closed = true
    for (const { reject } of waiting.values()) reject(new Error('Chromium has gone'))
    waiting.clear()
    onClosed()
  }
  const emitterOf = (sessionId: string): EventEmitter => {
    const known = emitters.get(sessionId) ?? new EventEmitter().setMaxListeners(0)
    emitters.set(sessionId, known)
    return known
  }
  const take = (text: string) => {
    const message = JSON.parse(text) as Message
    if (message.id === undefined) {
      emitterOf(message.sessionId ?? '').emit(message.method ?? '', message.params)
      return
    }
    const waiter = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error !== undefined) waiter?.reject(new Error(message.error.message))
    else waiter?.resolve(message.result as never)
  }

  let parts: Buffer[] = []
  output.on('data', (chunk: Buffer) => {
    let from = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      take(Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8'))
      parts = []
      from = end + 1
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
  })
  output.on('close', close)
  output.on('error', close)
  input.on('error', close)

  const session = (sessionId: string): CdpSession => ({
    send: (method, params) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Error('Chromium has gone'))
          return
        }
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        const address = sessionId === '' ? {} : { sessionId }
        input.write(`${JSON.stringify({ id: lastId, method, params: params ?? {}, ...address })}\0`)
      }),
    on: (name, listener) => void emitterOf(sessionId).on(name, listener),
  })
  return { browser: session(''), session, isClosed: () => closed }
}
