import type { UpdateRefusal } from '../../../shared/updates/update.ts'
import { fail, type Failed } from '../../../shared/kernel/result.ts'
import { errorCode } from '../disk/durable-file.ts'
import type { Fetch } from '../network/network.ts'

/** What a server said, before its body is read. No redirect has been followed. */
export type Answer = {
  readonly status: number
  /** A header by its lower-case name; `null` where it is not there. */
  readonly header: (name: string) => string | null
  readonly body: AsyncIterable<Uint8Array>
  /** Ends the connection; whatever has not been read is not wanted. */
  readonly end: () => void
}

/** Asks once, and follows nothing. Throws a `TransferError`, or whatever the network layer throws. */
export type Ask = (
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<Answer>

/** Asks by `fetch`, and sends nothing about anybody: no cookie, no credentials, no language, no version. */
export const askBy =
  (fetch: Fetch): Ask =>
  async (url, headers, signal) => {
    const own = new AbortController()
    const response = await fetch(url, {
      headers: {
        'user-agent': 'Keyward',
        'accept-language': '*',
        'accept-encoding': 'identity',
        ...headers,
      },
      redirect: 'manual',
      credentials: 'omit',
      signal: AbortSignal.any([signal, own.signal]),
    })
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      body: response.body ?? NOTHING,
      end: () => own.abort(),
    }
  }

const NOTHING: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: async function* () {} }

/** A transfer that came to nothing, already translated; thrown only inside this folder. */
export class TransferError extends Error {
  readonly why: UpdateRefusal
  constructor(why: UpdateRefusal) {
    super(why) // never the cause
    this.why = why
  }
}

/** Time limits, in ms, and the least that has to come in a window of time. */
export type Pace = {
  readonly answer: number
  readonly silence: number
  readonly window: number
  readonly leastInWindow: number
}

/** Eight kilobytes a second: a file that comes slower is held back, not slow, and would take longer than a morning. */
export const PACE: Pace = { answer: 20_000, silence: 30_000, window: 60_000, leastInWindow: 480 * 1024 }

export type Roads = {
  readonly ask: Ask
  readonly pace: Pace
  /** Only in tests and unpackaged builds: plain http to this computer. */
  readonly allowsLoopback: boolean
}

const REDIRECTS_MAX = 5
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]
const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** https only, without a user name in it; compared parsed. */
export const isSafeAddress = (url: URL, allowsLoopback: boolean): boolean =>
  url.username === '' &&
  url.password === '' &&
  (url.protocol === 'https:' ||
    (allowsLoopback && url.protocol === 'http:' && LOOPBACK.includes(url.hostname)))

/** Asks, and follows a few redirects as long as each leads to https. */
export const askSafely = async (
  { ask, pace, allowsLoopback }: Roads,
  start: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer> => {
  let url = start
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    if (!isSafeAddress(url, allowsLoopback)) throw new TransferError('redirectUnsafe')
    const answer = await withinTime(ask(url, headers, signal), pace.answer)
    if (!REDIRECTS.includes(answer.status)) return answer
    answer.end()
    const location = answer.header('location')
    if (location === null || !URL.canParse(location, url)) throw new TransferError('serverTrouble')
    url = new URL(location, url)
  }
  throw new TransferError('redirectEndless')
}

/**
 * A body in pieces, as long as it keeps its pace: neither silent nor dripping. Only the time spent waiting counts, so a
 * slow disk is not taken for a slow server. Ends the connection however it is left.
 */
export const paced = async function* (answer: Answer, pace: Pace): AsyncGenerator<Uint8Array> {
  const pieces = answer.body[Symbol.asyncIterator]()
  let windowLeft = pace.window
  let inWindow = 0
  try {
    for (;;) {
      const next = pieces.next()
      let silenceLeft = pace.silence
      let piece: IteratorResult<Uint8Array> | null = null
      while (piece === null) {
        const span = Math.max(1, Math.min(silenceLeft, windowLeft))
        const since = performance.now()
        piece = await orNothing(next, span)
        const waited = performance.now() - since
        silenceLeft -= waited
        windowLeft -= waited
        if (piece === null && silenceLeft <= 0) throw new TransferError('timedOut')
        if (windowLeft > 0) continue
        if (inWindow < pace.leastInWindow && piece?.done !== true) throw new TransferError('tooSlow')
        windowLeft = pace.window
        inWindow = 0
      }
      if (piece.done === true) return
      inWindow += piece.value.length
      yield piece.value
    }
  } finally {
    answer.end()
  }
}

/** What came within so many ms; `null` where nothing did. */
const orNothing = async <Value>(waited: Promise<Value>, ms: number): Promise<Value | null> => {
  try {
    return await withinTime(waited, ms)
  } catch (error) {
    if (error instanceof TransferError && error.why === 'timedOut') return null
    throw error
  }
}

/** A whole small body; no more than `largest` bytes are ever held. */
export const readSmall = async (answer: Answer, pace: Pace, largest: number): Promise<Buffer> => {
  const until = performance.now() + pace.silence
  const parts: Uint8Array[] = []
  let size = 0
  for await (const piece of paced(answer, pace)) {
    size += piece.length
    if (size > largest) throw new TransferError('listTooLarge')
    if (performance.now() > until) throw new TransferError('tooSlow')
    parts.push(piece)
  }
  return Buffer.concat(parts)
}

const withinTime = async <Value>(waited: Promise<Value>, ms: number): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TransferError('timedOut')), ms)
  })
  try {
    return await Promise.race([waited, late])
  } finally {
    clearTimeout(timer)
    waited.catch(() => undefined) // it may still fail after nobody waits for it
  }
}

/** What went wrong, as one of our words; `isBegun` where some of a body had come. */
export const whyNot = (error: unknown, signal: AbortSignal, isBegun = false): UpdateRefusal => {
  if (error instanceof TransferError) return error.why
  if (signal.aborted) return 'cancelled'
  const said = `${codesOf(error)} ${error instanceof Error ? error.message : ''}`
  if (/ENOSPC|EDQUOT/u.test(said)) return 'diskFull'
  if (/\b(?:EACCES|EPERM|EROFS)\b/u.test(said)) return 'diskDenied'
  if (/PROXY_AUTH/u.test(said)) return 'proxyAsksPassword'
  if (/PROXY|TUNNEL|ERR_PAC_/u.test(said)) return 'proxySilent'
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/u.test(said)) return 'tlsRefused'
  if (/TIMED_?OUT|UND_ERR_\w+_TIMEOUT/u.test(said)) return 'timedOut'
  if (/\b(?:EIO|EMFILE|ENOENT|EISDIR|ENOTDIR)\b/u.test(said)) return 'diskFailed'
  return isBegun ? 'fileCutShort' : 'offline'
}

const codesOf = (error: unknown): string =>
  `${errorCode(error)} ${error instanceof Error ? errorCode(error.cause) : ''}`

export const refusedFor = (why: UpdateRefusal): Failed => fail({ code: 'updateRefused', why })
