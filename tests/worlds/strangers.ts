import { createHash, randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import {
  sealableEnvelope,
  signedCard,
  signedReceipt,
  signedRequest,
  writeDocument,
} from '../../electron/core/handover/envelope.ts'
import type { Envelope, HandoverRequest, Receipt } from '../../shared/handover/handover.ts'
import { writeLink } from '../../shared/handover/link.ts'
import { sampleBody, sampleSigner } from '../core/handover-samples.ts'
import { DAY, LATEST } from '../../shared/kernel/instant.ts'
import { value } from './fakes.ts'
import { STRANGE, STRANGE_NUMBER, STRANGE_TEXT } from './arbitrary.ts'

/** Of this kind a stranger makes one, signed as it should be, with these fields whatever they like. */
export type Stranger = {
  readonly kind: 'stranger'
  readonly makes: 'card' | 'request' | 'receipt' | 'handover'
  readonly fields: Readonly<Record<string, unknown>>
  readonly app: Readonly<Record<string, unknown>>
}

const NOW = Date.UTC(2026, 10, 24, 9, 0)

export const PASSPHRASE = 'abacus abdomen abide ability ablaze abroad'

/** Mostly a moment that can be kept, though seldom one that anybody would write. */
const MOMENT = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 1, NOW - DAY, NOW, NOW + DAY, NOW + 400 * DAY, LATEST) },
  { weight: 1, arbitrary: STRANGE_NUMBER },
)

const some = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record(fields, { requiredKeys: [] })

export const stranger: fc.Arbitrary<Stranger> = fc.record({
  kind: fc.constant('stranger'),
  makes: fc.constantFrom('card', 'request', 'receipt', 'handover', 'handover'),
  fields: some({
    sealedAt: MOMENT,
    usableUntil: MOMENT,
    at: MOMENT,
    asks: STRANGE_TEXT,
    why: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('vendor', 'colleague') },
      { weight: 1, arbitrary: STRANGE },
    ),
  }),
  app: some({
    name: fc.oneof(fc.constant('Debtor Letters'), STRANGE_TEXT),
    clientId: fc.oneof(fc.constantFrom('A'.repeat(32), 'B'.repeat(32)), STRANGE_TEXT),
    secretCreatedAt: MOMENT,
    note: STRANGE_TEXT,
    redirectUri: fc.oneof(fc.constant('https://brackenmoor.example/xero/callback'), STRANGE_TEXT),
    scopes: fc.array(STRANGE_TEXT, { maxLength: 3 }),
  }),
})

const sealer = createSealer({
  worker: new URL('../../electron/adapters/sealing/age-worker.ts', import.meta.url),
  workFactor: 8,
})

/** The text that would arrive; what cannot even be written by the format's own means is nothing to anybody. */
export const write = async ({ makes, fields, app }: Stranger): Promise<string | null> => {
  const { key, card } = sampleSigner()
  const id = randomBytes(18)
    .toString('base64url')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, 'x')
  try {
    if (makes === 'card') return linkOf('card', signedCard({ format: 'keyward-card', version: 1, card }, key))
    if (makes === 'request') {
      const request = {
        format: 'keyward-request',
        version: 1,
        id,
        from: card,
        asks: 'an app',
        at: 5,
        ...fields,
      }
      return linkOf(
        'request',
        signedRequest(only(request, ['sealedAt', 'usableUntil', 'why']) as HandoverRequest, key),
      )
    }
    if (makes === 'receipt') {
      const digest = createHash('sha256').update(id).digest('base64url')
      const receipt = {
        format: 'keyward-receipt',
        version: 1,
        handover: id,
        digest,
        by: card,
        at: 5,
        ...fields,
      }
      return linkOf(
        'receipt',
        signedReceipt(only(receipt, ['sealedAt', 'usableUntil', 'why', 'asks']) as Receipt, key),
      )
    }
    const usual = sampleBody(card, { id })
    const body = only({ ...usual, ...fields, app: { ...usual.app, ...app } }, ['at', 'asks'])
    const bytes = writeDocument(sealableEnvelope(body as Envelope, key))
    const sealed = value(await sealer.sealWith(bytes, PASSPHRASE, new AbortController().signal))
    return sealer.armor(sealed)
  } catch {
    return null
  }
}

const linkOf = (kind: 'card' | 'request' | 'receipt', document: Parameters<typeof writeDocument>[0]) =>
  writeLink(kind, writeDocument(document))

const only = (fields: Readonly<Record<string, unknown>>, without: readonly string[]): unknown =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !without.includes(name)))
