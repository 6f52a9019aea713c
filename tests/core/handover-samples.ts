import type { Card, Envelope } from '../../shared/handover/handover.ts'
import { newSigningKey } from '../../electron/core/handover/keys.ts'
import { sealableEnvelope } from '../../electron/core/handover/envelope.ts'

export const RECIPIENT = 'age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq'

export const sampleSigner = () => {
  const key = newSigningKey()
  const card: Card = {
    name: 'Tessa Quillon',
    email: 'tessa@brackenmoor.example',
    recipient: RECIPIENT,
    signKey: key.signKey,
  }
  return { key, card }
}

export const sampleBody = (from: Card, more: Partial<Envelope> = {}): Omit<Envelope, 'signature'> => ({
  format: 'keyward-handover',
  version: 1,
  id: 'abcdefgh0123456789ijklmn',
  from,
  to: { name: 'Fenwick Loop', email: 'support@fenwickloop.example' },
  why: 'vendor',
  sealedAt: Date.UTC(2026, 10, 24, 9, 0),
  usableUntil: Date.UTC(2026, 10, 25, 9, 0),
  app: {
    name: 'Debtor Letters',
    clientId: '5E3A90C41D7B4F628A0CB7D2196FC07F',
    clientSecret: 'not-a-real-secret-0123456789',
    route: 'relay',
    redirectUri: 'https://brackenmoor.example/xero/callback',
    scopes: ['openid', 'profile', 'email', 'offline_access', 'accounting.contacts.read'],
  },
  ...more,
})

export const sampleEnvelope = (more: Partial<Envelope> = {}) => {
  const { key, card } = sampleSigner()
  return sealableEnvelope(sampleBody(card, more), key)
}
