import { gunzipSync } from 'node:zlib'
import type { BackupRefusal } from '../../../shared/backup/backup.ts'
import { ageLibrary, isNoMatch } from '../sealing/age.ts'
import { byPassphrase, toPassphrase } from '../sealing/passphrase-stanza.ts'
import { readLabel, writeLabel } from './label.ts'

/** More than a million lines of log and 10,000 connections come to; what unpacks to more is not unpacked. */
export const UNPACKED_MAX = 480 * 1_024 * 1_024
/** The largest file that is looked into. */
export const SEALED_MAX = 256 * 1_024 * 1_024

export type To = {
  readonly recipient: string
  readonly kit: number
  readonly kitFingerprint: string
  readonly others?: readonly string[]
}

/** Seals what was packed to a kit, and to colleagues, with a label that says which kit. */
export const sealPacked = async (
  packed: Uint8Array,
  { recipient, others = [], ...label }: To,
  version: number,
): Promise<Uint8Array> => {
  const { Encrypter, Stanza } = await ageLibrary()
  const encrypter = new Encrypter()
  for (const one of [recipient, ...others]) encrypter.addRecipient(one)
  encrypter.addRecipient({
    wrapFileKey: () => [new Stanza(writeLabel({ version, ...label }, packed.length), new Uint8Array(0))],
  })
  return encrypter.encrypt(packed)
}

/** Rounds of scrypt that `age -p` takes as well: about a second. */
const WORK_FACTOR = 18

/** Seals what was packed by a passphrase. Such a file has one stanza and no label: age allows no other beside it. */
export const sealPackedBy = async (
  packed: Uint8Array,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<Uint8Array> => {
  const { Encrypter, Stanza } = await ageLibrary()
  const encrypter = new Encrypter()
  encrypter.addRecipient(toPassphrase(Stanza, passphrase, workFactor))
  return encrypter.encrypt(packed)
}

type Decrypter = InstanceType<Awaited<ReturnType<typeof ageLibrary>>['Decrypter']>

type Opened =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: BackupRefusal }

/** The JSON text in a sealed backup. Nothing of it comes out unless all of it is as it was written. */
export const openSealed = async (
  bytes: Uint8Array,
  identity: string,
  largest = UNPACKED_MAX,
): Promise<Opened> => {
  const read = readLabel(bytes)
  if (read.kind === 'other' || read.kind === 'passphrase') return { ok: false, why: 'notABackup' }
  if (read.kind === 'tooHard') return { ok: false, why: read.kind }
  if (read.kind === 'cut' || bytes.length < read.wanted) return { ok: false, why: 'cut' }
  const packed = await unsealed(bytes, (decrypter) => decrypter.addIdentity(identity))
  if (typeof packed === 'string') return { ok: false, why: packed === 'noMatch' ? 'otherKit' : 'altered' }
  return unpacked(packed, largest, 'altered')
}

/** The JSON text in what was taken along under a passphrase, by the same rule. */
export const openSealedBy = async (
  bytes: Uint8Array,
  passphrase: string,
  largest = UNPACKED_MAX,
): Promise<Opened> => {
  const { kind } = readLabel(bytes)
  if (kind !== 'passphrase')
    return { ok: false, why: kind === 'label' || kind === 'other' ? 'notABackup' : kind }
  const packed = await unsealed(bytes, (decrypter) => decrypter.addIdentity(byPassphrase(passphrase)))
  if (typeof packed === 'string')
    return { ok: false, why: packed === 'noMatch' ? 'wrongPassphrase' : 'damaged' }
  // what another program sealed by a passphrase is whole, and no vault of Keyward’s
  return unpacked(packed, largest, 'notABackup')
}

/** What an identity opens, sealed by a passphrase instead. */
export const resealed = async (
  bytes: Uint8Array,
  identity: string,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<Uint8Array | BackupRefusal> => {
  const packed = await unsealed(bytes, (decrypter) => decrypter.addIdentity(identity))
  if (typeof packed === 'string') return packed === 'noMatch' ? 'otherKit' : 'altered'
  return sealPackedBy(packed, passphrase, workFactor)
}

const unpacked = (packed: Uint8Array, largest: number, otherwise: BackupRefusal): Opened => {
  try {
    return { ok: true, text: gunzipSync(packed, { maxOutputLength: largest }).toString('utf8') }
  } catch (error) {
    const isHuge =
      error instanceof RangeError || (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
    return { ok: false, why: isHuge ? 'tooLarge' : otherwise }
  }
}

const unsealed = async (
  bytes: Uint8Array,
  giveKey: (decrypter: Decrypter) => void,
): Promise<Uint8Array | 'noMatch' | 'damaged'> => {
  try {
    const decrypter = new (await ageLibrary()).Decrypter()
    giveKey(decrypter)
    return await decrypter.decrypt(bytes)
  } catch (error) {
    return isNoMatch(error) ? 'noMatch' : 'damaged'
  }
}
