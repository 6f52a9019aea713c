import type { FailureCode } from '../../shared/failure.ts'
import { SECRET_MAX_BYTES } from '../../shared/app-draft.ts'
import { done, fail, ok, type Result } from '../../shared/result.ts'
import type { Keychain } from '../core/ports.ts'

/** Long enough for a person to answer the operating system's own question. */
const DEADLINE = 30_000
/** Written and deleted to tell a locked keychain from an empty one. */
const PROBE_ACCOUNT = 'keyward-probe'

type Keytar = {
  readonly getPassword: (service: string, account: string) => Promise<string | null>
  readonly setPassword: (service: string, account: string, password: string) => Promise<void>
  readonly deletePassword: (service: string, account: string) => Promise<boolean>
}

type Options = { readonly service: string; readonly deadline?: number; readonly load?: () => Promise<Keytar> }

/**
 * The OS keychain through keytar, whose only importer this is; `findCredentials` is never called (E3). keytar
 * answers `null` both for "none" and for "locked", so a `null` is believed only after a probe could be written (E1).
 */
export const createKeychain = ({ service, deadline = DEADLINE, load = loadKeytar }: Options): Keychain => {
  const run = async <Value>(act: (keytar: Keytar) => Promise<Value>): Promise<Result<Value>> => {
    const late = Promise.withResolvers<Result<Value>>()
    const timer = setTimeout(() => late.resolve(fail('keychainTimedOut')), deadline)
    try {
      const acting = load()
        .then(act)
        .then(ok, (error: unknown) => fail(codeOf(error)))
      return await Promise.race([acting, late.promise])
    } finally {
      clearTimeout(timer)
    }
  }

  const read = (account: string) => run((keytar) => keytar.getPassword(service, account))

  /** Proves that the keychain is there and unlocked. */
  const probe = async (): Promise<Result<null>> => {
    const written = await run((keytar) => keytar.setPassword(service, PROBE_ACCOUNT, 'probe'))
    if (!written.ok) return written
    const removed = await run((keytar) => keytar.deletePassword(service, PROBE_ACCOUNT))
    return removed.ok ? done : removed
  }

  const get: Keychain['get'] = async (account) => {
    const first = await read(account)
    if (!first.ok || first.value !== null) return first
    const alive = await probe()
    return alive.ok ? read(account) : alive // it may have been unlocked by the probe's own question
  }

  const set: Keychain['set'] = async (account, value) => {
    if (Buffer.byteLength(value, 'utf8') > SECRET_MAX_BYTES) return fail('secretTooLong')
    if (value === '' || value.includes('\0') || !value.isWellFormed()) return fail('secretNotText')
    const written = await run((keytar) => keytar.setPassword(service, account, value))
    if (!written.ok) return written
    const back = await read(account)
    if (!back.ok) return back
    return back.value === value ? done : fail('keychainChangedIt')
  }

  const remove: Keychain['remove'] = async (account) => {
    const removed = await run((keytar) => keytar.deletePassword(service, account))
    if (!removed.ok) return removed
    const left = removed.value ? await read(account) : await get(account)
    if (!left.ok) return left
    return left.value === null ? done : fail('secretNotDeleted')
  }

  return { get, set, remove }
}

const loadKeytar = async (): Promise<Keytar> => {
  const { default: keytar } = await import('keytar')
  return keytar
}

/** keytar's errors carry only the operating system's own words; they are told apart here and go no further. */
const codeOf = (error: unknown): Extract<FailureCode, `keychain${string}`> & PlainKeychainCode => {
  const words = error instanceof Error ? error.message : ''
  if (/locked|interaction is not allowed/iu.test(words)) return 'keychainLocked'
  if (/cancell?ed|denied|dismissed|not correct|authorization/iu.test(words)) return 'keychainDenied'
  return 'keychainUnavailable'
}

type PlainKeychainCode = 'keychainLocked' | 'keychainDenied' | 'keychainUnavailable'
