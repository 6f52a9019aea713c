import { createHash } from 'node:crypto'
import * as z from 'zod'
import { fromBase64url, toBase64url } from '../../../shared/handover/link.ts'
import { Instant } from '../../../shared/kernel/instant.ts'
import { fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import { CODE_LONGEST, type MoveRefusal } from '../../../shared/move/move.ts'
import { isSigned, signDocument } from '../handover/keys.ts'
import { canonicalJson } from '../kernel/canonical.ts'

const VERSION = 1
const id = z.string().regex(/^[a-z0-9]{8,40}$/u)
/** No control or direction characters, which could make a name look like another. */
const device = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u)
const base64url = (length: number) =>
  z
    .string()
    .length(length)
    .regex(/^[\w-]+$/u)

/** The new computer's card for one move: to which key the vault is sealed, and which key signs the receipt. */
const MoveCard = z.strictObject({
  format: z.literal('keyward-move-card'),
  version: z.literal(VERSION),
  id,
  device,
  recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/u),
  /** Ed25519 public key, 32 bytes. */
  signKey: base64url(43),
  at: Instant,
  signature: base64url(86),
})
export type MoveCard = z.infer<typeof MoveCard>

/** The new computer's word: it has the vault, and proves that it opened the file; or it never will. */
const MoveReceipt = z.strictObject({
  format: z.literal('keyward-move-receipt'),
  version: z.literal(VERSION),
  id,
  says: z.enum(['arrived', 'declined']),
  /** SHA-256 of what only the file tells; empty where it was declined. */
  proof: z.union([base64url(43), z.literal('')]),
  at: Instant,
  signature: base64url(86),
})
export type MoveReceipt = z.infer<typeof MoveReceipt>

type Signer = { readonly seed: string; readonly signKey: string }

const MARK = 'keyward-move'
export const refused = (why: MoveRefusal): Failed => fail({ code: 'moveRefused', why })

const write = (document: object): string =>
  `${MARK}-${VERSION}-${toBase64url(Buffer.from(canonicalJson(document)))}`

export const writeMoveCard = (card: Omit<MoveCard, 'format' | 'version' | 'signature'>, by: Signer): string =>
  write(signDocument({ format: 'keyward-move-card', version: VERSION, ...card }, 'keyward-move-card', by))

export const writeMoveReceipt = (
  receipt: Omit<MoveReceipt, 'format' | 'version' | 'signature'>,
  by: Signer,
): string =>
  write(
    signDocument(
      { format: 'keyward-move-receipt', version: VERSION, ...receipt },
      'keyward-move-receipt',
      by,
    ),
  )

/** What a receipt proves that its writer has read. */
export const proofOf = (token: string): string =>
  createHash('sha256').update(`keyward-move-proof\n${token}`).digest('base64url')

/** Reads a card; it is signed with the key that it names, so that a slip in copying shows. */
export const readMoveCard = (text: string): Result<MoveCard> => {
  const read = readCode(text, 'keyward-move-card', MoveCard)
  if (!read.ok) return read
  return isSigned(read.value, 'keyward-move-card', read.value.signKey) ? read : refused('damaged')
}

/** Reads a receipt by the key on the card that was sealed to. */
export const readMoveReceipt = (text: string, signKey: string): Result<MoveReceipt> => {
  const read = readCode(text, 'keyward-move-receipt', MoveReceipt)
  if (!read.ok) return read
  return isSigned(read.value, 'keyward-move-receipt', signKey) ? read : refused('damaged')
}

/** Of which move a receipt is, before anybody knows by which key to judge it. */
export const moveOfReceipt = (text: string): Result<string> => {
  const read = readCode(text, 'keyward-move-receipt', MoveReceipt)
  return read.ok ? ok(read.value.id) : read
}

const Head = z.looseObject({ format: z.string(), version: z.int().positive() })

const readCode = <Document>(text: string, format: string, schema: z.ZodType<Document>): Result<Document> => {
  // it may have been wrapped on its way, by whatever carried it
  const found = /^keyward-move-(?<version>\d{1,4})-(?<payload>[\w-]+)$/u.exec(
    text.slice(0, CODE_LONGEST).replaceAll(/\s+/gu, ''),
  )
  if (found?.groups === undefined) return refused('notACode')
  if (Number(found.groups['version']) > VERSION) return refused('newer')
  const head = Head.safeParse(jsonIn(found.groups['payload'] ?? ''))
  if (!head.success) return refused('damaged')
  if (head.data.version > VERSION) return refused('newer')
  if (head.data.format !== format) return refused('otherCode')
  const parsed = schema.safeParse(head.data)
  return parsed.success ? ok(parsed.data) : refused('damaged')
}

const jsonIn = (payload: string): unknown => {
  const bytes = fromBase64url(payload)
  if (bytes === null) return null
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
