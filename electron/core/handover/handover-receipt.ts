import type { CallOutput } from '../../../shared/contract.ts'
import { readLink } from '../../../shared/handover-link.ts'
import type { SentHandover } from '../../../shared/handover-record.ts'
import type { HandoverRefusal } from '../../../shared/handover-refusal.ts'
import { personLabel } from '../../../shared/person.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import { readReceipt } from './handover-envelope.ts'
import type { HandoverIdentity } from './handover-identity.ts'
import { fingerprintOf, receiptCodeOf, typedCode } from './handover-keys.ts'
import type { HandoverRecords } from './handover-records.ts'
import type { Vault } from '../vault/vault.ts'

type Rooms = {
  readonly vault: Vault
  readonly activity: ActivityJournal
  readonly identity: HandoverIdentity
  readonly records: HandoverRecords
}
type Receipt = NonNullable<SentHandover['receipt']>

/** The recipient's word that a handover has arrived: signed, or as a short code read out. */
export const createHandoverReceipts = ({ vault, activity, identity, records }: Rooms) => {
  /** Takes a receipt only for what was sealed here, and only from whom it was sealed for. */
  const addReceipt = async (text: string): Promise<Result<CallOutput<'addReceipt'>>> => {
    const link = readLink(text)
    if (link.kind === 'refused') return refused(link.why)
    if (link.kind !== 'receipt') return refused('otherKind')
    const receipt = readReceipt(link.bytes)
    if (!receipt.ok) return receipt
    const { handover, digest, by, at } = receipt.value
    const sent = records.find(handover)
    if (sent === undefined) return refused('receiptUnknown')
    if (sent.digest !== digest) return refused('receiptOther')
    const fingerprint = fingerprintOf(by)
    if (sent.fingerprint !== null && sent.fingerprint !== fingerprint) return refused('receiptSigner')
    const isKnown = identity.knownAs(by) !== undefined
    return keep(
      sent,
      { at, addedAt: vault.now(), name: by.name, fingerprint, isKnown, isCode: false },
      by.email,
    )
  }

  const addReceiptCode = async (
    handoverId: string,
    code: string,
  ): Promise<Result<CallOutput<'addReceiptCode'>>> => {
    const sent = records.find(handoverId)
    if (sent === undefined) return refused('unknownHandover')
    if (typedCode(code) !== receiptCodeOf(sent.digest)) return refused('codeWrong')
    const at = vault.now()
    const { name, email } = sent.to
    return keep(sent, { at, addedAt: at, name, fingerprint: '', isKnown: false, isCode: true }, email)
  }

  /** The first stays, except that a signed one takes the place of a code. */
  const keep = async (sent: SentHandover, receipt: Receipt, email: string) => {
    const saved = await records.change(sent.id, (before) => ({
      ...before,
      receipt:
        before.receipt === null || (before.receipt.isCode && !receipt.isCode) ? receipt : before.receipt,
    }))
    if (!saved.ok) return saved
    await activity.record({
      what: 'receiptAdded',
      app: sent.app,
      appId: sent.appId,
      organisation: '',
      person: personLabel({ name: receipt.name, email }),
      result: 'ok',
    })
    return ok({ handoverId: sent.id, name: receipt.name, at: receipt.at })
  }

  return { addReceipt, addReceiptCode }
}

const refused = (why: HandoverRefusal) => fail({ code: 'handoverRefused', why })
