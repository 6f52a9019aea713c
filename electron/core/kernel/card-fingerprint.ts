import { createHash } from 'node:crypto'
import type { Card } from '../../../shared/handover/handover.ts'
import { spelled } from './spelled.ts'

/** Eighty bits of both public keys, in four groups of four letters to compare by voice. */
export const fingerprintOf = ({ recipient, signKey }: Pick<Card, 'recipient' | 'signKey'>): string => {
  const hash = createHash('sha256').update(`keyward-fingerprint-1\n${recipient}\n${signKey}`).digest()
  return (spelled(hash, 80).match(/.{4}/gu) ?? []).join('-')
}
