import type { BackupLabel } from '../../core/ports/backup.ts'

const INTRO = 'age-encryption.org/v1\n'
/** No header of Keyward's is longer; one that others made may be, and is none of Keyward's then. */
const HEADER_MAX = 4_096
/** Before the chunks of the payload: a nonce (age v1, https://c2sp.org/age). */
const NONCE = 16
const CHUNK = 64 * 1_024
const TAG = 16

/** The stanza's name and arguments. age leaves out of account what it does not know, and seals it with the header. */
export const LABEL = 'keyward-backup'

export const writeLabel = (label: Omit<BackupLabel, 'size' | 'others'>, packed: number): string[] => [
  LABEL,
  String(label.version),
  String(label.kit),
  label.kitFingerprint,
  String(packed),
]

/** The largest work factor of scrypt that is tried: a gibibyte, and some seconds. Keyward writes 18. */
const WORK_MAX = 20

export type ReadLabel =
  | { readonly kind: 'label'; readonly label: Omit<BackupLabel, 'size'>; readonly wanted: number }
  /** Sealed by a passphrase, as what is taken along is: age has no other stanza beside that. */
  | { readonly kind: 'passphrase' }
  /** The same, with more work than anything of Keyward’s asks for. */
  | { readonly kind: 'tooHard' }
  /** An age file of somebody else’s, or none. */
  | { readonly kind: 'other' }
  /** It begins like one, and ends before its header does. */
  | { readonly kind: 'cut' }

/** A whole header whose only stanza is a passphrase’s: salt, work factor, the sealed key, and age’s own code. */
const SCRYPT =
  /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9]\d{0,8})\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/u

/** What a backup's first bytes say: which kit, and how long the whole file is. */
export const readLabel = (start: Uint8Array): ReadLabel => {
  const text = Buffer.from(start.subarray(0, HEADER_MAX)).toString('latin1')
  if (!text.startsWith(INTRO)) return { kind: INTRO.startsWith(text) && text !== '' ? 'cut' : 'other' }
  const end = /\n--- [A-Za-z0-9+/]{43}\n/u.exec(text)
  const byPassphrase = SCRYPT.exec(text)
  if (byPassphrase !== null) {
    if (start.length < byPassphrase[0].length + NONCE + TAG) return { kind: 'cut' }
    return { kind: Number(byPassphrase[1]) > WORK_MAX ? 'tooHard' : 'passphrase' }
  }
  const stanza = /\n-> keyward-backup (\d{1,4}) (\d{1,4}) ([0-9a-f]{8}) (\d{1,15})\n/u.exec(text)
  if (end === null) return { kind: start.length < HEADER_MAX ? 'cut' : 'other' }
  if (stanza === null || stanza.index > end.index) return { kind: 'other' }
  const [, version, kit, kitFingerprint = '', packed] = stanza
  const header = end.index + end[0].length
  const plain = Number(packed)
  return {
    kind: 'label',
    label: {
      version: Number(version),
      kit: Number(kit),
      kitFingerprint,
      others: Math.max(0, (text.slice(0, end.index).match(/\n-> X25519 /gu)?.length ?? 0) - 1),
    },
    wanted: header + NONCE + plain + Math.max(1, Math.ceil(plain / CHUNK)) * TAG,
  }
}
