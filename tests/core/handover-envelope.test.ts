import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../electron/core/kernel/canonical.ts'
import {
  readEnvelope,
  readReceipt,
  sealableEnvelope,
  writeDocument,
} from '../../electron/core/handover/envelope.ts'
import { fingerprintOf } from '../../electron/core/kernel/card-fingerprint.ts'
import { sealingOf } from '../../electron/core/handover/sealing.ts'
import { isSeen, plainText } from '../../shared/kernel/person.ts'
import { ownWork } from '../own-work.ts'
import { RECIPIENT, sampleBody, sampleEnvelope, sampleSigner } from './handover-samples.ts'

const text = (value: string) => new TextEncoder().encode(value)
const why = (bytes: Uint8Array) => {
  const read = readEnvelope(bytes)
  if (read.ok) return 'taken'
  return read.failure.code === 'handoverRefused' ? read.failure.why : read.failure.code
}

describe('an envelope', () => {
  it('G6 is read back as it was signed', () => {
    const envelope = sampleEnvelope()
    expect(readEnvelope(writeDocument(envelope))).toEqual({ ok: true, value: envelope })
  })

  it('G6 any app that the schema allows comes back the same', () => {
    const { key, card } = sampleSigner()
    fc.assert(
      fc.property(
        // as it is sent: an app is never named with what cannot be seen, and what could turn a line is taken out
        fc
          .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
          .filter(isSeen)
          .map((name) => plainText(name, 100)),
        fc.array(fc.string({ maxLength: 30 }), { maxLength: 8 }),
        fc.string({ maxLength: 200 }),
        (name, scopes, note) => {
          const envelope = sealableEnvelope(sampleBody(card, { app: { name, scopes, note } }), key)
          const bytes = writeDocument(envelope)
          // A lone surrogate has no bytes of its own; such a text cannot have been typed
          if ([name, note, ...scopes].every((part) => part.isWellFormed()))
            expect(readEnvelope(bytes)).toEqual({ ok: true, value: envelope })
        },
      ),
      { numRuns: 60 },
    )
  })

  it('G14 to whom it is addressed comes back the same, or that it is addressed to nobody', () => {
    const { key, card } = sampleSigner()
    const named = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme-ascii' })
    fc.assert(
      fc.property(
        named,
        fc.option(fc.constant(RECIPIENT)),
        fc.option(fc.constant('abcdefgh')),
        (name, recipient, answers) => {
          const to = { name, email: '', ...(recipient === null ? {} : { recipient }) }
          const envelope = sealableEnvelope(
            sampleBody(card, { to, ...(answers === null ? {} : { answers }) }),
            key,
          )
          const read = readEnvelope(writeDocument(envelope))
          expect(read).toEqual({ ok: true, value: envelope })
          // Neither can be put in, taken out or exchanged
          for (const other of [
            { ...to, recipient: RECIPIENT.replace('q', 'p') },
            { name, email: '' },
          ])
            if (JSON.stringify(other) !== JSON.stringify(to))
              expect(why(text(JSON.stringify({ ...envelope, to: other })))).toBe('signatureWrong')
        },
      ),
      { numRuns: 40 },
    )
  })

  it('G5 G6 one changed byte anywhere is refused', () => {
    const bytes = writeDocument(
      sampleEnvelope({ to: { name: 'Owen Marsh', email: '', recipient: RECIPIENT } }),
    )
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(why(changed), `byte ${at}`).not.toBe('taken')
    }
  })

  it('G5 cut off anywhere is refused', () => {
    const bytes = writeDocument(sampleEnvelope())
    for (let length = 0; length < bytes.length; length += 1)
      expect(why(bytes.slice(0, length)), `${length} bytes`).toBe('notOurs')
  })

  it.each([
    ['a later version', { version: 2 }, 'newer'],
    ['another format', { format: 'something' }, 'notOurs'],
    ['a field that nobody knows', { tokens: 'x' }, 'damaged'],
    ['a made-up prototype', JSON.parse('{"__proto__":{"ok":true}}') as object, 'damaged'],
    ['another signature', { signature: 'A'.repeat(86) }, 'signatureWrong'],
    ['another sender', { from: sampleSigner().card }, 'signatureWrong'],
    ['a later end', { usableUntil: Date.UTC(2036, 1, 1) }, 'signatureWrong'],
    ['half a millisecond', { usableUntil: 1.5 }, 'damaged'],
  ])('G5 %s is refused', (_name, change, expected) => {
    const envelope = { ...sampleEnvelope() } as Record<string, unknown>
    for (const [key, value] of Object.entries(change))
      Object.defineProperty(envelope, key, { value, enumerable: true })
    expect(why(text(JSON.stringify(envelope)))).toBe(expected)
  })

  it.each([
    ['not JSON', text('hello'), 'notOurs'],
    ['not UTF-8', new Uint8Array([0xff, 0xfe, 0x7b]), 'notOurs'],
    ['nested thirty thousand deep', text('['.repeat(30_000) + ']'.repeat(30_000)), 'notOurs'],
    [
      'nested inside the app',
      text(JSON.stringify(sampleEnvelope()).replace('"openid"', `${'['.repeat(9_000)}1${']'.repeat(9_000)}`)),
      'damaged',
    ],
    ['ten megabytes', text(`{"a":"${'a'.repeat(10_000_000)}"}`), 'tooLong'],
    ['a receipt', text('{"format":"keyward-receipt","version":1}'), 'notOurs'],
  ])('G5 %s is refused in a moment', (_name, bytes, expected) => {
    let refused: unknown
    const worked = ownWork(() => (refused = why(bytes)))
    expect(refused).toBe(expected)
    expect(worked).toBeLessThan(1_000)
  })

  it('an envelope’s signature is no receipt’s', () => {
    const envelope = sampleEnvelope()
    const posing = {
      format: 'keyward-receipt',
      version: 1,
      handover: envelope.id,
      digest: 'A'.repeat(43),
      by: envelope.from,
      at: 1,
      signature: envelope.signature,
    }
    expect(readReceipt(text(JSON.stringify(posing)))).toMatchObject({ failure: { why: 'signatureWrong' } })
  })

  it('the canonical form does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      }),
    )
  })
})

describe('a fingerprint', () => {
  it('is four groups of four that depend on both keys', () => {
    const { card } = sampleSigner()
    expect(fingerprintOf(card)).toMatch(/^[0-9a-z]{4}(?:-[0-9a-z]{4}){3}$/u)
    expect(fingerprintOf({ ...card, recipient: card.recipient.replace('q', 'p') })).not.toBe(
      fingerprintOf(card),
    )
    expect(fingerprintOf(sampleSigner().card)).not.toBe(fingerprintOf(card))
  })
})

describe('how something is sealed', () => {
  it.each([
    ['nothing', '', { kind: 'notAge' }],
    ['a text', 'hello', { kind: 'notAge' }],
    ['a later age', 'age-encryption.org/v2\n-> scrypt AAAA 18\n', { kind: 'notAge' }],
    ['a passphrase', 'age-encryption.org/v1\n-> scrypt AAAA 18\n', { kind: 'passphrase', workFactor: 18 }],
    ['a costly one', 'age-encryption.org/v1\n-> scrypt AAAA 30\n', { kind: 'passphrase', workFactor: 30 }],
    ['a cost with a nought before it', 'age-encryption.org/v1\n-> scrypt AAAA 018\n', { kind: 'notAge' }],
    ['an absurd cost', 'age-encryption.org/v1\n-> scrypt AAAA 999\n', { kind: 'notAge' }],
    ['recipients', 'age-encryption.org/v1\n-> X25519 AAAA\n', { kind: 'recipients' }],
    [
      'a few recipients',
      `age-encryption.org/v1\n${'-> X25519 AAAA\nBBBB\n'.repeat(5)}--- CCCC\n\n-> `,
      { kind: 'recipients' },
    ],
    [
      'recipients without end',
      `age-encryption.org/v1\n${'-> X25519 AAAA\nBBBB\n'.repeat(1_500)}`,
      { kind: 'tooMany' },
    ],
  ])('G5 %s is known before anything is computed', (_name, head, expected) => {
    expect(sealingOf(text(head))).toEqual(expected)
  })
})
