import { randomInt } from 'node:crypto'
import * as z from 'zod'
import { DAY, HOUR } from '../../../shared/kernel/instant.ts'
import type { HandoverRefusal } from '../../../shared/handover/refusal.ts'
import { ok } from '../../../shared/kernel/result.ts'
import type { ShareServers } from '../../core/ports/share-servers.ts'
import type { OpenPgp } from './openpgp.ts'
import { type AskShareServer, jsonOf, refusedBy, spanFor } from './share-fetch.ts'

/** The three spans that Yopass knows. */
const SPANS = [{ ms: HOUR }, { ms: DAY }, { ms: 7 * DAY }] as const
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** 131 bits, as long as the key that Yopass's own page makes. */
const KEY_LENGTH = 22

const Made = z.object({ message: z.string().regex(/^[\w-]{8,64}$/u) })
const Found = z.object({ message: z.string().max(400_000) })
const Status = z.object({ oneTime: z.boolean() })
/** What a missing secret is answered with, apart from a page that is not there. */
const Missing = z.object({ message: z.string() })

/**
 * Yopass (its README, "API"). It takes nothing but OpenPGP messages, so that the sealed text is wrapped in one, by the
 * key in the link's fragment: Yopass's own page opens the wrapping, and age what is inside.
 */
export const createYopass = (
  askShareServer: AskShareServer,
  openPgp: OpenPgp,
): Omit<ShareServers, 'readPage'> => ({
  publish: async ({ address }, text, { keepFor, isOneTime }, signal) => {
    const key = Array.from({ length: KEY_LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('')
    const span = spanFor(SPANS, keepFor)
    const message = await openPgp({ action: 'wrap', text, key }, signal)
    if (message === null) return refusedBy(signal.aborted ? 'cancelled' : 'serverOdd')
    const body = JSON.stringify({ message, expiration: span.ms / 1_000, one_time: isOneTime })
    const answer = await askShareServer(
      `${address}create/secret`,
      { method: 'POST', headers: { 'content-type': 'application/json' }, body },
      signal,
    )
    if (!answer.ok) return answer
    const said = jsonOf(answer.value.text)
    if (answer.value.status !== 200) return refusedBy(whyNot(answer.value.status, said, message.length))
    const made = Made.safeParse(said)
    return made.success
      ? ok({ id: made.data.message, token: null, key, keptFor: span.ms })
      : refusedBy('serverOdd')
  },

  fetch: async ({ server: { address }, id, key }, signal) => {
    const answer = await askShareServer(`${address}secret/${encodeURIComponent(id)}`, {}, signal)
    if (!answer.ok) return answer
    const said = jsonOf(answer.value.text)
    if (answer.value.status === 404)
      return refusedBy(Missing.safeParse(said).success ? 'notOnServer' : 'serverOdd')
    const found = Found.safeParse(said)
    if (answer.value.status !== 200 || !found.success) return refusedBy('serverOdd')
    const text = await openPgp({ action: 'unwrap', message: found.data.message, key }, signal)
    if (text !== null) return ok(text)
    return refusedBy(signal.aborted ? 'cancelled' : 'serverFalse')
  },

  // Told without giving it out, unless the server's owner has switched that off
  status: async ({ address }, id, isOneTime) => {
    const answer = await askShareServer(`${address}secret/${encodeURIComponent(id)}/status`, {})
    if (!answer.ok) return answer
    const said = jsonOf(answer.value.text)
    const status = Status.safeParse(said)
    if (answer.value.status === 200 && status.success)
      // One that may be read often was not what it was asked to keep: whether it was read, nobody knows
      return ok(status.data.oneTime === isOneTime ? 'there' : 'unknown')
    return ok(answer.value.status === 404 && Missing.safeParse(said).success ? 'gone' : 'unknown')
  },

  revoke: async ({ address }, id) => {
    const answer = await askShareServer(`${address}secret/${encodeURIComponent(id)}`, { method: 'DELETE' })
    if (!answer.ok) return answer
    if (answer.value.status === 204) return ok('there')
    const said = jsonOf(answer.value.text)
    return answer.value.status === 404 && Missing.safeParse(said).success
      ? ok('gone')
      : refusedBy('serverOdd')
  },
})

/** As a server comes, it takes no longer messages than this (`--max-length`). */
const USUAL_LENGTH = 10_000

/** Why a server did not take something: too much of it, too soon, too often, or it does not say. */
const whyNot = (status: number, said: unknown, length: number): HandoverRefusal => {
  const refused = Missing.safeParse(said)
  if (status === 413) return 'tooLongForServer'
  if (status === 429) return 'serverWait'
  if (!refused.success) return 'serverOdd'
  if (/too long|too large/iu.test(refused.data.message)) return 'tooLongForServer'
  if (/one[- ]time/iu.test(refused.data.message)) return 'serverOnlyOnce'
  return status === 400 && length > USUAL_LENGTH ? 'tooLongForServer' : 'serverRefused'
}
