import { hash, hkdfSync } from 'node:crypto'
import { bytesOf, rowsOf } from '../../../shared/backup/kit-rows.ts'
import type { Ports } from '../ports/ports.ts'

/** Bytes of a kit's key: 240 bits, four rows. */
const KIT_BYTES = 30
/** What the key is derived for (RFC 5869, `info`); `docs/backup-format.md` says the same. */
const PURPOSE = 'keyward recovery kit 1'

/** A new kit: its rows for the paper, and what seals to it. */
export const newKit = async (ports: Pick<Ports, 'random' | 'sealer'>) => {
  const bytes = Buffer.from(ports.random.token(KIT_BYTES), 'base64url')
  if (bytes.length !== KIT_BYTES) throw new Error('a kit of another length')
  const recipient = await ports.sealer.recipientOf(identityOf(ports, bytes))
  if (recipient === null) throw new Error('a kit without a recipient')
  return { rows: rowsOf(bytes), recipient, fingerprint: kitFingerprint(recipient) }
}

/** The age identity behind four rows; `null` where a row does not add up. */
export const identityOfRows = (ports: Pick<Ports, 'sealer'>, rows: readonly string[]): string | null => {
  const bytes = bytesOf(rows)
  return bytes === null ? null : identityOf(ports, bytes)
}

/** HKDF-SHA-256 without salt, as the private key of X25519, as age writes it. */
const identityOf = ({ sealer }: Pick<Ports, 'sealer'>, bytes: Uint8Array): string =>
  sealer.identityOf(new Uint8Array(hkdfSync('sha256', bytes, '', PURPOSE, 32)))

/** By which a person tells one kit from another: eight hexadecimal digits of the recipient's SHA-256. */
export const kitFingerprint = (recipient: string): string => hash('sha256', recipient, 'hex').slice(0, 8)
