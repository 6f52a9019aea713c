import { randomBytes, timingSafeEqual } from 'node:crypto'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { KeyLock, Stretcher } from '../../core/ports/lock.ts'
import type { Keychain } from '../../core/ports/keychain.ts'
import { KEY_BYTES, unwrapKey, wrapKey, type PassphraseLock } from './key-wrap.ts'
import { keyCheckOf, type SealHeader } from './sealed-box.ts'

/** What a header says of the key. */
type Kept = {
  readonly account: string
  readonly lock?: PassphraseLock | undefined
  readonly gate?: true | undefined
}

type Options = {
  readonly keychain: Keychain
  readonly newId: () => string
  readonly stretcher: Stretcher
  /** The headers of the sealed file and of its previous generation, where they have one. */
  readonly headers: () => Promise<readonly SealHeader[]>
}

/** The 256-bit key of the sealed file: held while the vault is open, and how it is had when it is not. */
export const createVaultKey = ({ keychain, newId, stretcher, headers }: Options) => {
  let key: Buffer | null = null
  /** The computer's person was asked, and the key may be taken out of the keychain. */
  let isPassed = false
  /** As the file that is there says. */
  let kept: Kept | null = null
  /** As the next save will say. */
  let coming: Kept | null = null
  /** Accounts under which the keychain was twice seen to hold nothing. */
  const gone = new Set<string>()

  /** Twice, where the keychain says that it has none: on one such word nobody's vault is called lost (E11). */
  const entryOf = async (account: string): Promise<Result<Buffer | 'missing' | 'other'>> => {
    const first = await keychain.get(account)
    const found = first.ok && first.value === null ? await keychain.get(account) : first
    if (!found.ok) return found
    if (found.value === null) return ok('missing')
    const read = Buffer.from(found.value, 'base64')
    // memory of its own: what Node lends to many is let go of when the last of them is, and a key is kept long (H1)
    const bytes = Buffer.alloc(read.length)
    read.copy(bytes)
    read.fill(0)
    return ok(bytes.length === KEY_BYTES ? bytes : 'other')
  }

  /** The key that a file needs; `sealed` where a passphrase has to come first. */
  const of = async (header: SealHeader): Promise<Result<Buffer | 'missing' | 'other' | 'sealed'>> => {
    const { keyAccount, keyCheck, lock, gate } = header
    if (key !== null && (kept?.account === keyAccount || keyCheck === keyCheckOf(key))) return ok(key)
    if (lock !== undefined) {
      kept = { account: keyAccount, lock }
      return ok(gone.has(keyAccount) ? 'missing' : 'sealed')
    }
    if (gate === true && !isPassed) {
      kept = { account: keyAccount, gate }
      return ok('sealed')
    }
    const found = await entryOf(keyAccount)
    if (!found.ok || typeof found.value === 'string') return found
    key = found.value
    kept = { account: keyAccount, gate }
    return ok(key)
  }

  /** The first save of a new vault makes its key; it must be in the keychain before anything is sealed with it. */
  const make = async (): Promise<Result<Kept & { readonly bytes: Buffer }>> => {
    if (key !== null && kept !== null) return ok({ ...(coming ?? kept), bytes: key })
    const fresh = { account: newId(), bytes: randomBytes(KEY_BYTES) }
    const stored = await keychain.set(fresh.account, fresh.bytes.toString('base64'))
    if (!stored.ok) return stored
    key = fresh.bytes
    kept = { account: fresh.account }
    return ok({ ...kept, bytes: key })
  }

  const unlock: KeyLock['unlock'] = async (passphrase) => {
    const locked = (await headers()).flatMap(({ keyAccount, lock }) =>
      lock === undefined ? [] : [{ account: keyAccount, lock }],
    )
    const distinct = locked.filter(
      ({ lock }, at) => locked.findIndex((other) => other.lock.wrapped === lock.wrapped) === at,
    )
    const [newest] = distinct
    let isMissing = distinct.length === 0
    for (const one of distinct) {
      // a switch that was cut off leaves two keepings, of which the newest is in force; else the newest may be damaged
      if (one.account !== newest?.account && !isMissing) break
      const opened = await openBy(one, passphrase)
      if (!opened.ok) return opened
      isMissing = opened.value === 'missing'
      if (opened.value !== null && opened.value !== 'missing') return take(opened.value)
    }
    return isMissing ? fail('keychainUnsure') : fail('passphraseWrong')
  }

  const take = (bytes: Buffer): Result<null> => {
    const isSame = key === null || timingSafeEqual(key, bytes)
    if (key === null) key = bytes
    else bytes.fill(0)
    return isSame ? done : fail('passphraseWrong')
  }

  const openBy = async (
    { account, lock }: Kept & { readonly lock: PassphraseLock },
    passphrase: string,
  ): Promise<Result<Buffer | 'missing' | null>> => {
    const half = await entryOf(account)
    if (!half.ok) return half
    if (half.value === 'other') return ok(null)
    if (half.value === 'missing') {
      gone.add(account)
      return ok('missing')
    }
    gone.delete(account)
    const stretched = await stretcher.stretch(passphrase, Buffer.from(lock.salt, 'base64'), lock)
    if (!stretched.ok) return stretched
    const halves = { kept: half.value, stretched: stretched.value }
    const opened = unwrapKey(lock.wrapped, halves, { account, ...lock })
    halves.kept.fill(0)
    halves.stretched.fill(0)
    return ok(opened)
  }

  const keepUnder: KeyLock['keepUnder'] = async (account, passphrase, isGated = false) => {
    if (key === null) throw new Error('there is no key that could be kept')
    if (passphrase === null) {
      const stored = await keychain.set(account, key.toString('base64'))
      if (stored.ok) coming = { account, ...(isGated ? { gate: true } : {}) }
      return stored
    }
    const cost = await stretcher.calibrate()
    if (!cost.ok) return cost
    const salt = randomBytes(16)
    const stretched = await stretcher.stretch(passphrase, salt, cost.value)
    if (!stretched.ok) return stretched
    const halves = { kept: randomBytes(KEY_BYTES), stretched: stretched.value }
    const stored = await keychain.set(account, halves.kept.toString('base64'))
    if (!stored.ok) return stored
    const { memory, passes } = cost.value
    const about = { account, salt: salt.toString('base64'), memory, passes }
    const wrapped = wrapKey(key, halves, about)
    halves.kept.fill(0)
    halves.stretched.fill(0)
    coming = { account, lock: { kind: 'passphrase', salt: about.salt, memory, passes, wrapped } }
    return done
  }

  const forget = () => {
    key?.fill(0)
    key = null
    coming = null
    isPassed = false
  }

  const lock: KeyLock = {
    keeping: () =>
      kept === null
        ? null
        : { account: kept.account, isSealed: kept.lock !== undefined, isGated: kept.gate === true },
    unlock,
    pass: () => void (isPassed = true),
    keepUnder,
    keepAsBefore: () => void (coming = null),
  }

  return {
    of,
    make,
    lock,
    forget,
    bytes: () => key,
    /** The file with this header was opened: its keeping is the one that is in force. */
    opened: ({ keyAccount, lock: by, gate }: SealHeader) =>
      void (kept = { account: keyAccount, lock: by, gate }),
    /** What `make` answered stands in the file now. */
    saved: (header: Kept) => {
      kept = { account: header.account, lock: header.lock, gate: header.gate }
      if (coming?.account === header.account) coming = null
    },
    /** Another vault begins here. */
    leave: () => {
      forget()
      kept = null
      gone.clear()
    },
  }
}
