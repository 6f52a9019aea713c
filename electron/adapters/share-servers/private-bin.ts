import { createCipheriv, createDecipheriv, pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { base58 } from '@scure/base'
import * as z from 'zod'
import { SECOND } from '../../../shared/kernel/instant.ts'
import type { HandoverRefusal } from '../../../shared/handover/refusal.ts'
import { ok, type Failed } from '../../../shared/kernel/result.ts'
import type { ShareServers } from '../../core/ports/share-servers.ts'
import { spanToAsk } from './private-bin-spans.ts'
import { type AskShareServer, jsonOf, refusedBy } from './share-fetch.ts'

const ITERATIONS = 100_000
/** More than any page of PrivateBin's asks for; a server cannot make Keyward work longer. */
const MOST_ITERATIONS = 1_000_000
const LARGEST_TEXT = 256 * 1024
const TAG = 16
/** Beyond a hundred years a server keeps it for ever, for all that matters. */
const MOST_SECONDS = 100 * 366 * 86_400
const KEY_BYTES = 32
const HEADERS = {
  'x-requested-with': 'JSONHttpRequest',
  'content-type': 'application/json',
  'accept-language': 'en',
}
const derive = promisify(pbkdf2)
const inflate = promisify(inflateRaw)

const base64 = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w+/]+={0,2}$/u)
/** Cipher parameters as PrivateBin writes them; a server cannot offer weaker ones (requirement G6). */
const Cipher = z.tuple([
  base64(44),
  base64(44),
  z.int().min(ITERATIONS).max(MOST_ITERATIONS),
  z.literal(256),
  z.literal(128),
  z.literal('aes'),
  z.literal('gcm'),
  z.enum(['none', 'zlib']),
])
const AData = z.tuple([Cipher, z.string().max(40), z.literal([0, 1]), z.literal([0, 1])])
const Paste = z.object({ status: z.literal(0), ct: base64(400_000), adata: AData })
const Made = z.object({
  status: z.literal(0),
  id: z.string().regex(/^[0-9a-f]{16}$/u),
  deletetoken: z.string().min(1).max(200),
})
const Refused = z.object({ status: z.literal(1), message: z.string() })
const Plain = z.object({ paste: z.string() })
/** Seconds that are left, in what a server answers a read with. */
const Kept = z.object({
  status: z.literal(0),
  meta: z.object({ time_to_live: z.int().positive().max(MOST_SECONDS) }),
})

/** Why a server did not take something: too much of it, too soon, or it does not say. */
const whyNot = (status: number, said: unknown): HandoverRefusal => {
  const refused = Refused.safeParse(said)
  if (status === 413 || (refused.success && /limited to .* of encrypted data/iu.test(refused.data.message)))
    return 'tooLongForServer'
  if (status === 429 || (refused.success && /wait \d+ seconds?/iu.test(refused.data.message)))
    return 'serverWait'
  return refused.success ? 'serverRefused' : 'serverOdd'
}

/** Whether nothing came back at all, so that asking for more would only wait once more. */
const isNoAnswer = ({ failure }: Failed): boolean =>
  failure.code !== 'handoverRefused' || failure.why === 'serverSilent' || failure.why === 'cancelled'

/**
 * The 32 bytes of a link's key. PrivateBin's page leaves out zeros that a key begins with, and puts them back when it
 * reads one.
 */
const keyOf = (text: string): Uint8Array => {
  const bytes = base58.decode(text)
  if (bytes.length >= KEY_BYTES) return bytes
  return Buffer.concat([new Uint8Array(KEY_BYTES - bytes.length), bytes])
}

/** How long a server keeps what it has just taken, by its own word; asking uses up what is given out once. */
const keptBy = async (
  askShareServer: AskShareServer,
  address: string,
  id: string,
  signal: AbortSignal,
): Promise<number | null> => {
  const answer = await askShareServer(`${address}?${id}`, { headers: HEADERS }, signal)
  const said = answer.ok ? Kept.safeParse(jsonOf(answer.value.text)) : null
  return said?.success === true ? said.data.meta.time_to_live * SECOND : null
}

/** PrivateBin, API version 2 (PrivateBin wiki, "API" and "Encryption format"). */
export const createPrivateBin = (askShareServer: AskShareServer): Omit<ShareServers, 'readPage'> => ({
  publish: async ({ address }, text, { keepFor, isOneTime }, signal) => {
    const key = randomBytes(KEY_BYTES)
    const page = await askShareServer(address, { headers: { accept: 'text/html' } }, signal)
    if (!page.ok && isNoAnswer(page)) return page
    const { span, isOffered } = spanToAsk(page.ok ? page.value.text : null, keepFor)
    const body = { v: 2, ...(await wrap(text, key, isOneTime)), meta: { expire: span.name } }
    const answer = await askShareServer(
      address,
      { method: 'POST', headers: HEADERS, body: JSON.stringify(body) },
      signal,
    )
    if (!answer.ok) return answer
    const said = jsonOf(answer.value.text)
    const made = Made.safeParse(said)
    if (!made.success) return refusedBy(whyNot(answer.value.status, said))
    const { id, deletetoken: token } = made.data
    const told = isOneTime ? null : await keptBy(askShareServer, address, id, signal)
    return ok({ id, token, key: base58.encode(key), keptFor: told ?? (isOffered ? span.ms : null) })
  },

  fetch: async ({ server: { address }, id, key }, signal) => {
    const answer = await askShareServer(`${address}?${id}`, { headers: HEADERS }, signal)
    if (!answer.ok) return answer
    const said = jsonOf(answer.value.text)
    // PrivateBin says 200 and `status: 1` for what is not there
    if (Refused.safeParse(said).success || answer.value.status === 404) return refusedBy('notOnServer')
    const paste = Paste.safeParse(said)
    if (!paste.success) return refusedBy('serverOdd')
    const text = await unwrap(paste.data, key)
    return text === null ? refusedBy('serverFalse') : ok(text)
  },

  // Reading what may be read once deletes it, and so does a wrong deletion token: there is no way to ask
  status: async ({ address }, id, isOneTime) => {
    if (isOneTime) return ok('unknown')
    const answer = await askShareServer(`${address}?${id}`, { headers: HEADERS })
    if (!answer.ok) return answer
    const said = jsonOf(answer.value.text)
    if (Paste.safeParse(said).success) return ok('there')
    return ok(Refused.safeParse(said).success ? 'gone' : 'unknown')
  },

  revoke: async ({ address }, id, token) => {
    const answer = await askShareServer(address, {
      method: 'POST',
      headers: HEADERS,
      body: JSON.stringify({ pasteid: id, deletetoken: token ?? '' }),
    })
    if (!answer.ok) return answer
    const said = jsonOf(answer.value.text)
    if (z.object({ status: z.literal(0) }).safeParse(said).success) return ok('there')
    return Refused.safeParse(said).success ? ok('gone') : refusedBy('serverOdd')
  },
})

const wrap = async (text: string, key: Uint8Array, isOneTime: boolean) => {
  const iv = randomBytes(16)
  const salt = randomBytes(8)
  const cipher = [iv.toString('base64'), salt.toString('base64'), ITERATIONS, 256, 128, 'aes', 'gcm', 'none']
  const adata = [cipher, 'plaintext', 0, isOneTime ? 1 : 0]
  const sealer = createCipheriv('aes-256-gcm', await derive(key, salt, ITERATIONS, 32, 'sha256'), iv)
  sealer.setAAD(Buffer.from(JSON.stringify(adata)))
  const bytes = [sealer.update(JSON.stringify({ paste: text }), 'utf8'), sealer.final(), sealer.getAuthTag()]
  return { adata, ct: Buffer.concat(bytes).toString('base64') }
}

/** `null` for whatever does not open with this key, or is no text: the server altered it, or the link is not whole. */
const unwrap = async ({ ct, adata }: z.infer<typeof Paste>, key: string): Promise<string | null> => {
  try {
    const [[iv, salt, iterations, , , , , compression]] = adata
    const bytes = Buffer.from(ct, 'base64')
    const derived = await derive(keyOf(key), Buffer.from(salt, 'base64'), iterations, 32, 'sha256')
    const opener = createDecipheriv('aes-256-gcm', derived, Buffer.from(iv, 'base64'), { authTagLength: TAG })
    opener.setAAD(Buffer.from(JSON.stringify(adata)))
    opener.setAuthTag(bytes.subarray(-TAG))
    const open = Buffer.concat([opener.update(bytes.subarray(0, -TAG)), opener.final()])
    const plain = compression === 'none' ? open : await inflate(open, { maxOutputLength: LARGEST_TEXT })
    return Plain.parse(JSON.parse(plain.toString('utf8'))).paste
  } catch {
    return null
  }
}
