import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { SECRET_MAX_BYTES } from '../../../shared/apps/app-draft.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Keychain } from '../ports/keychain.ts'
import type { Records } from '../ports/records.ts'
import { createTurns } from '../secrets/turns.ts'

/** What a sealed entry begins with. */
const MARK = 'keyward-sealed:1:'
const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

const associated = (account: string) => Buffer.from(`keyward-entry\n1\n${account}`)

/** A secret as the keychain holds it where there is a passphrase: AES-256-GCM, bound to the entry's account. */
export const sealEntry = (key: Uint8Array, account: string, text: string): string => {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, key, nonce)
  cipher.setAAD(associated(account))
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${MARK}${sealed.toString('base64')}`
}

/** What was sealed; `null` where it is not sealed, belongs to another account, or was altered. */
export const openEntry = (key: Uint8Array, account: string, entry: string): string | null => {
  if (!entry.startsWith(MARK)) return null
  const bytes = Buffer.from(entry.slice(MARK.length), 'base64')
  if (bytes.length < NONCE + TAG) return null
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    decipher.setAAD(associated(account))
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG))
    const plain = [decipher.update(bytes.subarray(NONCE, bytes.length - TAG)), decipher.final()]
    const whole = Buffer.concat(plain)
    const text = whole.toString('utf8')
    for (const one of [...plain, whole]) one.fill(0)
    return text
  } catch {
    return null
  }
}

type State = {
  /** Whether what goes in is sealed. */
  readonly isSealed: () => boolean
  /** Whether entries of the other kind may be there still. */
  readonly isSwitching: () => boolean
}

/** The keychain as the rooms know it: with a passphrase, nothing goes in that is not sealed under the vault key (H5). */
export type SealedEntries = Keychain & {
  /** Brings one entry into the form that is in force, and reads it back; an entry that is not there stays away. */
  readonly turn: (account: string) => Promise<Result<null>>
  /** Whether an entry can be sealed: it grows by that, and no keychain takes more than 2,560 bytes (E6). */
  readonly fits: (account: string) => Promise<Result<null>>
}

export const createSealedEntries = (
  keychain: Keychain,
  records: Pick<Records, 'deriveKey'>,
  { isSealed, isSwitching }: State,
): SealedEntries => {
  // what is taken out while it is being turned must not come back by it
  const inTurn = createTurns()
  const key = () => records.deriveKey('keychain entries')

  const read = (account: string, entry: string): Result<string> => {
    if (!isSealed() && !isSwitching()) return ok(entry)
    const opened = openEntry(key(), account, entry)
    if (opened !== null) return ok(opened)
    // in clear although everything is sealed, or sealed by somebody else: not what Keyward put there (E10)
    return isSwitching() && !entry.startsWith(MARK) ? ok(entry) : fail('secretAltered')
  }

  const written = (account: string, text: string) => (isSealed() ? sealEntry(key(), account, text) : text)

  const get: Keychain['get'] = async (account) => {
    const found = await keychain.get(account)
    return found.ok && found.value !== null ? read(account, found.value) : found
  }

  return {
    get,
    fits: async (account) => {
      const found = await keychain.get(account)
      if (!found.ok) return found
      const sealed = sealEntry(key(), account, found.value ?? '')
      return Buffer.byteLength(sealed) > SECRET_MAX_BYTES ? fail('secretTooLong') : done
    },
    keepsDeleted: () => keychain.keepsDeleted(),
    set: (account, text) => inTurn(account, () => keychain.set(account, written(account, text))),
    remove: (account) => inTurn(account, () => keychain.remove(account)),
    turn: (account) =>
      inTurn(account, async () => {
        const first = await keychain.get(account)
        // nothing is concluded from one empty answer (E11)
        const found = first.ok && first.value === null ? await keychain.get(account) : first
        if (!found.ok) return found
        if (found.value === null) return done
        const opened = openEntry(key(), account, found.value)
        if ((opened !== null) === isSealed()) return done
        // what is sealed by nobody's key that is known here is left as it is: altered, and told so where it is used
        if (opened === null && found.value.startsWith(MARK)) return done
        const set = await keychain.set(account, written(account, opened ?? found.value))
        if (!set.ok) return set
        const back = await keychain.get(account)
        if (!back.ok) return back
        const isTurned =
          back.value !== null && (openEntry(key(), account, back.value) !== null) === isSealed()
        return isTurned ? done : fail('keychainChangedIt')
      }),
  }
}
