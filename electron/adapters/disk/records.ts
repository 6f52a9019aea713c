import { hkdfSync } from 'node:crypto'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Keychain } from '../../core/ports/keychain.ts'
import type { Loaded, Records } from '../../core/ports/records.ts'
import type { Stretcher } from '../../core/ports/lock.ts'
import { diskFailure, errorCode, readIfThere, replaceDurably } from './durable-file.ts'
import { whileLocked } from './file-lock.ts'
import { NO_STRETCHER } from '../sealing/stretcher.ts'
import { keyCheckOf, readHeader, seal, unseal, type SealHeader } from './sealed-box.ts'
import { createVaultKey } from './vault-key.ts'

/** The form of a content that says none. */
const FIRST_FORM = 1

type Options = {
  readonly folder: string
  readonly keychain: Keychain
  readonly newId: () => string
  /** Tries passphrases; without one no file is opened that needs one. */
  readonly stretcher?: Stretcher
}

/**
 * The sealed file and its previous generation in one folder, under a 256-bit key that only the keychain holds, or that
 * only the keychain and a passphrase together open.
 */
export const createRecords = ({ folder, keychain, newId, stretcher = NO_STRETCHER }: Options): Records => {
  const path = join(folder, 'vault.sealed')
  const previous = join(folder, 'vault.previous.sealed')
  const lock = join(folder, 'vault.lock')
  let generation = 0
  /** Where what was opened lies. */
  let opened = path

  const headers = async () => {
    const files = [await readIfThere(path), await readIfThere(previous)]
    return files.flatMap((bytes) => (bytes === null ? null : readHeader(bytes)) ?? [])
  }
  const key = createVaultKey({ keychain, newId, stretcher, headers })

  const openOne = async (
    bytes: Buffer | null,
    isReadable: (content: unknown) => boolean,
    form: number,
  ): Promise<Result<Loaded | Unopened>> => {
    if (bytes === null) return ok('absent')
    const header = readHeader(bytes)
    if (header === null) return ok('unreadable')
    const found = await key.of(header)
    if (!found.ok) return found
    if (found.value === 'missing') return ok('keyMissing')
    if (found.value === 'other') return ok('keyOther')
    if (found.value === 'sealed') return ok('sealed')
    const content = unseal(bytes, found.value)
    if (content === null) {
      if (header.keyCheck === undefined) return ok('unopened')
      return ok(header.keyCheck === keyCheckOf(found.value) ? 'damaged' : 'keyOther')
    }
    if (typeof content !== 'object' || Array.isArray(content)) return ok('damaged')
    const newer = header.version > form
    if (!newer && !isReadable(content)) return ok('damaged')
    generation = header.generation
    key.opened(header)
    return ok({ content, recovered: false, newer })
  }

  const load: Records['load'] = async (isReadable = () => true, form = FIRST_FORM) => {
    try {
      const current = await openOne(await readIfThere(path), isReadable, form)
      if (!current.ok) return current
      opened = path
      if (typeof current.value === 'object') return ok(current.value)
      // without the key nothing is known of the file, which is then no reason to go back a generation
      if (current.value === 'keyMissing') return { ok: false, closed: 'vaultKeyMissing' }
      if (current.value === 'sealed') return { ok: false, closed: 'locked' }
      const before = await openOne(await readIfThere(previous), isReadable, form)
      if (!before.ok) return before
      if (before.value === 'sealed') return { ok: false, closed: 'locked' }
      if (typeof before.value === 'object') {
        await keepAside(path)
        generation = 0
        opened = previous
        return ok({ ...before.value, recovered: true })
      }
      if (current.value === 'absent' && before.value === 'absent') return ok(null)
      return { ok: false, closed: whyClosed(current.value, before.value) }
    } catch (error) {
      return diskFailure(error)
    }
  }

  const save: Records['save'] = async (content) => {
    const usable = await key.make()
    if (!usable.ok) return usable
    const { account, lock: by, gate, bytes } = usable.value
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
    } catch (error) {
      return diskFailure(error)
    }
    return whileLocked(lock, async () => {
      try {
        const onDisk = await readIfThere(path)
        const stored = onDisk === null ? 0 : (readHeader(onDisk)?.generation ?? 0)
        if (stored !== generation) return fail('changedElsewhere')
      } catch (error) {
        return diskFailure(error)
      }
      const header = {
        kind: 'keyward-vault',
        version: formIn(content),
        keyAccount: account,
        generation: generation + 1,
        ...(by === undefined ? {} : { lock: by }),
        ...(gate === undefined ? {} : { gate }),
      } as const
      const written = await replaceDurably(path, previous, seal(header, content, bytes))
      if (written.ok) {
        generation += 1
        opened = path
        key.saved({ account, lock: by, gate })
      }
      return written
    })
  }

  const keepAside = async (file: string) => {
    const stamp = new Date().toISOString().replace(/[:.]/gu, '-')
    try {
      await rename(file, join(folder, `vault.unreadable-${stamp}-${newId().slice(0, 6)}.sealed`))
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error
    }
  }

  const keepCopy: Records['keepCopy'] = (form) =>
    whileLocked(lock, async () => {
      const copy = join(folder, `vault.form-${form}.sealed`)
      try {
        const bytes = await readIfThere(opened)
        if (bytes === null) return fail('diskFailed')
        if ((await readIfThere(copy))?.equals(bytes) === true) return done
        return await replaceDurably(copy, join(folder, `vault.form-${form}.before.sealed`), bytes)
      } catch (error) {
        return diskFailure(error)
      }
    })

  return {
    load,
    save,
    keepCopy,
    setAside: async () => {
      try {
        await keepAside(path)
        await keepAside(previous)
        key.leave()
        generation = 0
        return done
      } catch (error) {
        return diskFailure(error)
      }
    },
    askForKey: async () => {
      try {
        const bytes = (await readIfThere(path)) ?? (await readIfThere(previous))
        const header = bytes === null ? null : readHeader(bytes)
        return header === null ? ok('none') : await heldFor(keychain, header)
      } catch (error) {
        return diskFailure(error)
      }
    },
    forgetKey: key.forget,
    keyLock: {
      ...key.lock,
      unlock: async (passphrase) => {
        try {
          return await key.lock.unlock(passphrase)
        } catch (error) {
          return diskFailure(error)
        }
      },
    },
    deriveKey: (purpose) => {
      const bytes = key.bytes()
      if (bytes === null) throw new Error('the vault has no key yet')
      return new Uint8Array(hkdfSync('sha256', bytes, '', `keyward ${purpose}`, 32))
    },
  }
}

/** What the keychain holds under the name that a file gives; asked twice where it says that it has none (E11). */
const heldFor = async (
  keychain: Keychain,
  header: SealHeader,
): Promise<Result<'right' | 'there' | 'missing' | 'altered'>> => {
  const first = await keychain.get(header.keyAccount)
  const found = first.ok && first.value === null ? await keychain.get(header.keyAccount) : first
  if (!found.ok) return found
  if (found.value === null) return ok('missing')
  const { keyCheck } = header
  if (header.lock !== undefined || keyCheck === undefined) return ok('there') // only half of the key, or a file of long ago
  const bytes = Buffer.from(found.value, 'base64')
  return ok(bytes.length === 32 && keyCheckOf(bytes) === keyCheck ? 'right' : 'altered')
}

const formIn = (content: unknown): number => {
  const version: unknown =
    typeof content === 'object' && content !== null && 'version' in content ? content.version : null
  return typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : FIRST_FORM
}

/**
 * `damaged`: the key is the right one, and the content is not; `unreadable`: there is not even a header; `unopened`: the
 * key does not open it, and which of the two is wrong does not stand in it; `sealed`: a passphrase has to come first.
 */
type Unopened = 'absent' | 'damaged' | 'unreadable' | 'unopened' | 'keyMissing' | 'keyOther' | 'sealed'

/** What is the matter, where neither generation opens. One wrong key explains two files better than two damages do. */
const whyClosed = (...both: readonly [Unopened, Unopened]) => {
  if (both.includes('keyMissing')) return 'vaultKeyMissing'
  if (both.includes('damaged')) return 'vaultDamaged'
  return both.includes('keyOther') || both.every((one) => one === 'unopened')
    ? 'vaultKeyOther'
    : 'vaultDamaged'
}
