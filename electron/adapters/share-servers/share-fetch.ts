import type { HandoverRefusal } from '../../../shared/handover/refusal.ts'
import { SECOND } from '../../../shared/kernel/instant.ts'
import { fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import { TransportError, type Http } from '../network/http.ts'

/** Sealed handovers are a few thousand characters; twice wrapped and as JSON they stay far below. */
const LARGEST = 512 * 1024
const DEADLINE = 15 * SECOND

export type ShareAnswer = { readonly status: number; readonly text: string }

export const refusedBy = (why: HandoverRefusal): Failed => fail({ code: 'handoverRefused', why })

/** One request to a share server, and what came back of it. */
export type AskShareServer = (
  url: string,
  init: RequestInit,
  signal?: AbortSignal,
) => Promise<Result<ShareAnswer>>

/** What is wrong with the way out of this network, whichever server it is: told as such, not as the server's silence. */
const ON_THE_WAY: readonly string[] = ['tlsRefused', 'proxyAsksPassword', 'proxySilent']

/**
 * Requests to share servers: no redirect is followed, no cookie kept, and no more is read than any handover needs.
 * Failures are `serverSilent`, `serverMoved`, `serverSignIn`, `serverOdd`, `cancelled`, or one of the way there.
 */
export const createAskShareServer =
  ({ limitedFetch }: Http): AskShareServer =>
  async (url, init, signal) => {
    try {
      const response = await limitedFetch(
        url,
        { ...init, credentials: 'omit', referrerPolicy: 'no-referrer' },
        { deadline: DEADLINE, largest: LARGEST, ...(signal === undefined ? {} : { signal }) },
      )
      if (response.status >= 300 && response.status < 400) return refusedBy('serverMoved')
      if (response.status === 401 || response.status === 403) return refusedBy('serverSignIn')
      return ok({ status: response.status, text: await response.text() })
    } catch (error) {
      if (!(error instanceof TransportError)) throw error
      if (signal?.aborted === true) return refusedBy('cancelled')
      const { code } = error.failed.failure
      if (ON_THE_WAY.includes(code)) return error.failed
      return code === 'xeroUnexpected' ? refusedBy('serverOdd') : refusedBy('serverSilent')
    }
  }

/** What a JSON answer says; `undefined` where it is none. */
export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The first span that a server knows which is not shorter than the one wished for; else the longest. */
export const spanFor = <Span extends { readonly ms: number }>(
  spans: readonly [Span, ...Span[]],
  wished: number,
) => spans.find(({ ms }) => ms >= wished) ?? spans.at(-1) ?? spans[0]
