import * as z from 'zod'
import { canonicalJson } from '../kernel/canonical.ts'
import {
  Envelope,
  ENVELOPE_MAX_BYTES,
  HANDOVER_VERSION,
  HandoverRequest,
  Receipt,
  SignedCard,
} from '../../../shared/handover/handover.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { isSigned, signDocument } from './keys.ts'

type Signer = { readonly seed: string; readonly signKey: string }

export const sealableEnvelope = (envelope: Omit<Envelope, 'signature'>, by: Signer): Envelope =>
  signDocument(envelope, 'keyward-handover', by)
export const signedReceipt = (receipt: Omit<Receipt, 'signature'>, by: Signer): Receipt =>
  signDocument(receipt, 'keyward-receipt', by)
export const signedCard = (card: Omit<SignedCard, 'signature'>, by: Signer): SignedCard =>
  signDocument(card, 'keyward-card', by)
export const signedRequest = (request: Omit<HandoverRequest, 'signature'>, by: Signer): HandoverRequest =>
  signDocument(request, 'keyward-request', by)

/** The bytes that are sealed, or that travel: the canonical form itself. */
export const writeDocument = (
  document: Envelope | Receipt | SignedCard | HandoverRequest,
): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(canonicalJson(document)))

/** What was inside a sealing. Whatever does not hold up is refused whole (requirements G5, G6). */
export const readEnvelope = (bytes: Uint8Array): Result<Envelope> => {
  const read = readDocument(bytes, 'keyward-handover', Envelope)
  if (!read.ok) return read
  return isSigned(read.value, 'keyward-handover', read.value.from.signKey) ? read : refused('signatureWrong')
}

export const readReceipt = (bytes: Uint8Array): Result<Receipt> => {
  const read = readDocument(bytes, 'keyward-receipt', Receipt)
  if (!read.ok) return read
  return isSigned(read.value, 'keyward-receipt', read.value.by.signKey) ? read : refused('signatureWrong')
}

export const readCard = (bytes: Uint8Array): Result<SignedCard> => {
  const read = readDocument(bytes, 'keyward-card', SignedCard)
  if (!read.ok) return read
  return isSigned(read.value, 'keyward-card', read.value.card.signKey) ? read : refused('signatureWrong')
}

export const readRequest = (bytes: Uint8Array): Result<HandoverRequest> => {
  const read = readDocument(bytes, 'keyward-request', HandoverRequest)
  if (!read.ok) return read
  return isSigned(read.value, 'keyward-request', read.value.from.signKey) ? read : refused('signatureWrong')
}

const refused = (why: 'notOurs' | 'newer' | 'damaged' | 'signatureWrong' | 'tooLong') =>
  fail({ code: 'handoverRefused', why })

const Head = z.looseObject({ format: z.string(), version: z.int().positive() })

const readDocument = <Document>(
  bytes: Uint8Array,
  format: string,
  schema: z.ZodType<Document>,
): Result<Document> => {
  if (bytes.length > ENVELOPE_MAX_BYTES) return refused('tooLong')
  const raw = parseJson(bytes)
  const head = Head.safeParse(raw)
  if (!head.success || head.data.format !== format) return refused('notOurs')
  if (head.data.version > HANDOVER_VERSION) return refused('newer')
  const parsed = schema.safeParse(raw)
  return parsed.success ? ok(parsed.data) : refused('damaged')
}

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
