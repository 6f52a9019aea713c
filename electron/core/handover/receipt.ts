import { fingerprintOf } from '../kernel/card-fingerprint.ts'
import type { Api, CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import type { Receipt } from '../../../shared/handover/handover.ts'
import { readIncomingLink } from '../../../shared/handover/incoming-text.ts'
import { receiptsOf, type ReceiptRecord, type SentHandover } from '../../../shared/handover/record.ts'
import { isDateOdd } from '../../../shared/kernel/sender-date.ts'
import type { HandoverRefusal } from '../../../shared/handover/refusal.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { readReceipt } from './envelope.ts'
import { receiptCodeOf, typedCode } from './keys.ts'
import type { HandoverRecords } from './records.ts'
import { signerLabel, signerOf } from './sender-standing.ts'
import type { Vault } from '../vault/vault.ts'

type Rooms = {
  readonly vault: Vault
  readonly desk: Desk
  readonly records: HandoverRecords
}

/** The recipient's word that a handover has arrived: signed, or as a short code read out. */
export const createHandoverReceipts = ({ vault, desk, records }: Rooms) => {
  const seen = desk.held<Receipt>()

  /** For which handover a receipt is: only for what was sealed here, and only from whom it was sealed for. */
  const sentFor = ({ handover, digest, by }: Receipt): Result<SentHandover> => {
    const sent = records.find(handover)
    if (sent === undefined) return refused('receiptUnknown')
    if (sent.digest !== digest) return refused('receiptOther')
    if (sent.fingerprint !== null && sent.fingerprint !== fingerprintOf(by)) return refused('receiptSigner')
    return ok(sent)
  }

  /** Looks at a receipt; nothing is kept before the person has seen who signed it. */
  const look = async ({ text }: CallInput<'readReceipt'>): Promise<Result<CallOutput<'readReceipt'>>> => {
    const link = readIncomingLink(text)
    if (link.kind === 'refused') return refused(link.why)
    if (link.kind !== 'receipt') return refused('otherKind')
    const receipt = readReceipt(link.bytes)
    if (!receipt.ok) return receipt
    const sent = sentFor(receipt.value)
    if (!sent.ok) return sent
    const { by, at } = receipt.value
    const { id, app, to, sealedAt } = sent.value
    const signer = signerOf(by, vault.content())
    const signed = receiptsOf(sent.value).filter(({ isCode }) => !isCode)
    return ok({
      ...signer,
      seenId: seen.put(receipt.value),
      handoverId: id,
      app,
      to,
      sealedAt,
      at,
      isDateOdd: isDateOdd(at, sealedAt, vault.now()),
      others: signed.map(({ fingerprint }) => fingerprint).filter((one) => one !== signer.from.fingerprint),
      isThere: signed.some(({ fingerprint }) => fingerprint === signer.from.fingerprint),
    })
  }

  const addReceipt = async ({
    seenId,
  }: CallInput<'addReceipt'>): Promise<Result<CallOutput<'addReceipt'>>> => {
    const receipt = seen.get(seenId)
    if (receipt === undefined) return refused('gone')
    const sent = sentFor(receipt)
    if (!sent.ok) return sent
    const signer = signerOf(receipt.by, vault.content())
    const { name, fingerprint } = signer.from
    const kept = await keep(
      sent.value,
      {
        at: receipt.at,
        addedAt: vault.now(),
        name,
        fingerprint,
        isKnown: signer.sender === 'known' || signer.claims !== null,
        isCode: false,
      },
      signerLabel(signer),
    )
    if (kept.ok) seen.drop(seenId)
    return kept
  }

  const addReceiptCode = async ({
    handoverId,
    code,
  }: CallInput<'addReceiptCode'>): Promise<Result<CallOutput<'addReceiptCode'>>> => {
    const sent = records.find(handoverId)
    if (sent === undefined) return refused('unknownHandover')
    if (typedCode(code) !== receiptCodeOf(sent.digest)) return refused('codeWrong')
    const at = vault.now()
    return keep(
      sent,
      { at, addedAt: at, name: sent.to.name, fingerprint: '', isKnown: false, isCode: true },
      personLabel(sent.to),
    )
  }

  /** Every signer's first one stays, and none is dropped for another's; a signed one stands before a code. */
  const keep = async (sent: SentHandover, receipt: ReceiptRecord, person: string) => {
    const saved = await records.change(sent.id, (before) => withReceipt(before, receipt))
    if (!saved.ok) return saved
    await desk.log('receiptAdded', { app: { id: sent.appId, name: sent.app }, person })
    return ok({ handoverId: sent.id, name: receipt.name, at: receipt.at })
  }

  const calls = { readReceipt: look, addReceipt, addReceiptCode } satisfies Partial<Api>
  return {
    calls,
    /** Whether it answers to what was sealed here; whose it is is judged when somebody opens it. */
    isOurs: (bytes: Uint8Array<ArrayBuffer>): boolean => {
      const receipt = readReceipt(bytes)
      return receipt.ok && records.find(receipt.value.handover)?.digest === receipt.value.digest
    },
  }
}

const withReceipt = (sent: SentHandover, receipt: ReceiptRecord): SentHandover => {
  const there = receiptsOf(sent)
  const isThere = there.some(
    ({ isCode, fingerprint }) => isCode === receipt.isCode && fingerprint === receipt.fingerprint,
  )
  const [first = null, ...more] = (isThere ? there : [...there, receipt]).toSorted(
    (a, b) => Number(a.isCode) - Number(b.isCode) || a.addedAt - b.addedAt,
  )
  return { ...sent, receipt: first, moreReceipts: more }
}

const refused = (why: HandoverRefusal) => fail({ code: 'handoverRefused', why })
