import { createHmac } from 'node:crypto'

/** A short keyed hash by which two secrets are told apart, and never guessed: HMAC-SHA-256, 12 hex digits kept. */
export const fingerprintSecret = (key: Uint8Array, secret: string): string =>
  createHmac('sha256', key).update(secret).digest('hex').slice(0, 12)
