import { setTimeout as wait } from 'node:timers/promises'
import { SECRET_MAX_BYTES } from '../../../shared/apps/app-draft.ts'
import type { FailureCode } from '../../../shared/kernel/failure.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Keychain } from '../../core/ports/keychain.ts'
import { meaningOf } from './keychain-words.ts'
import { createSecretService, type SecretService } from './secret-service.ts'

/** Long enough for a person to answer the operating system's own question. */
const DEADLINE = 30_000
/** Written and deleted to tell a locked keychain from an empty one. */
const PROBE_ACCOUNT = 'keyward-probe'
/** A refusal that took this long was somebody's; what comes at once is the system's own. */
const A_PERSON = 1_500
/** After this KeePassXC has written its file, or has lost what it was given. */
const A_MOMENT = 700

type Keytar = {
  readonly getPassword: (service: string, account: string) => Promise<string | null>
  readonly setPassword: (service: string, account: string, password: string) => Promise<void>
  readonly deletePassword: (service: string, account: string) => Promise<boolean>
}

type Options = {
  readonly service: string
  readonly deadline?: number
  readonly load?: () => Promise<Keytar>
  /** The second sign on a Linux desktop; `null` where the operating system's "not found" is a code of its own. */
  readonly secretService?: SecretService | null
}

/**
 * The OS keychain through keytar, whose only importer this is; `findCredentials` is never called (E3). A `null` of
 * keytar's is never enough (E1, E11): on Linux it stands for "none", "locked" and "somebody closed the question", so the
 * Secret Service itself is asked whether the entry is there; everywhere it takes a second reading, and an entry that was
 * seen before must still be seen.
 */
export const createKeychain = ({
  service,
  deadline = DEADLINE,
  load = loadKeytar,
  secretService = process.platform === 'linux' ? createSecretService() : null,
}: Options): Keychain & { readonly rest: (patience: number) => Promise<void> } => {
  /** Calls of keytar's that have not come back, those that were given up among them. */
  const underWay = new Set<Promise<unknown>>()
  let isResting = false
  const noted = <Value>(acting: Promise<Value>): Promise<Value> => {
    underWay.add(acting)
    const forget = () => void underWay.delete(acting)
    acting.then(forget, forget)
    return acting
  }

  /** Accounts that were read or written in this run, and not taken out. */
  const seen = new Set<string>()

  const isKeePassXC = async () => (await secretService?.isKeePassXC()) ?? false

  const within = async <Value>(acting: Promise<Result<Value>>): Promise<Result<Value>> => {
    const late = Promise.withResolvers<Result<Value>>()
    const timer = setTimeout(() => late.resolve(fail('keychainTimedOut')), deadline)
    try {
      return await Promise.race([acting, late.promise])
    } finally {
      clearTimeout(timer)
    }
  }

  const run = <Value>(act: (keytar: Keytar) => Promise<Value>): Promise<Result<Value>> => {
    if (isResting) return Promise.resolve(fail('keychainUnavailable'))
    const began = performance.now()
    // it may have come to rest while keytar was loaded
    const acting = noted(
      load().then((keytar) => (isResting ? Promise.reject(new Error('at rest')) : act(keytar))),
    )
    return within(
      acting.then(ok, async (error: unknown) => fail(await codeOf(error, performance.now() - began))),
    )
  }

  /**
   * What went wrong: by the words where they are known; else by how the keychain behaves. One that still says that it
   * does not hold what nobody ever put there is there, and did not let Keyward in: at once, or when somebody said so.
   */
  const codeOf = async (error: unknown, took: number): Promise<PlainKeychainCode> => {
    const known = meaningOf(error instanceof Error ? error.message : '')
    if (known !== null) return known
    const answers = await isAnswering()
    if (!answers) return 'keychainUnavailable'
    return took >= A_PERSON ? 'keychainDenied' : 'keychainLocked'
  }

  const isAnswering = async (): Promise<boolean> => {
    if (isResting) return false
    try {
      const keytar = await load()
      await noted(keytar.getPassword(service, PROBE_ACCOUNT))
      return true
    } catch {
      return false
    }
  }

  const read = async (account: string): Promise<Result<string | null>> => {
    const found = await run((keytar) => keytar.getPassword(service, account))
    if (found.ok && found.value !== null) seen.add(account)
    return found
  }

  /** Proves that the keychain is there and unlocked. */
  const probe = async (): Promise<Result<null>> => {
    const written = await run((keytar) => keytar.setPassword(service, PROBE_ACCOUNT, 'probe'))
    if (!written.ok) return written
    const removed = await run((keytar) => keytar.deletePassword(service, PROBE_ACCOUNT))
    return removed.ok ? done : removed
  }

  /** Whether another entry that was seen before is still seen; where there is none to look at, nothing speaks against it. */
  const isNeighbourThere = async (account: string): Promise<boolean> => {
    const neighbour = [...seen].find((other) => other !== account)
    if (neighbour === undefined) return !(await isKeePassXC())
    if (secretService !== null) return (await secretService.presenceOf(service, neighbour)) === 'there'
    const found = await read(neighbour)
    return found.ok && found.value !== null
  }

  const get: Keychain['get'] = async (account) => {
    const first = await read(account)
    if (!first.ok || first.value !== null) return first
    const presence = (await secretService?.presenceOf(service, account)) ?? 'none'
    if (presence !== 'none' || secretService === null) {
      const alive = presence === 'there' ? done : await probe() // its own question may unlock it
      if (!alive.ok) return alive
    }
    const second = await read(account)
    if (!second.ok || second.value !== null) return second
    const after = (await secretService?.presenceOf(service, account)) ?? 'none'
    if (after === 'there') return fail('keychainDenied')
    if (after === 'locked') return fail('keychainLocked')
    return after === 'none' && (await isNeighbourThere(account)) ? ok(null) : fail('keychainUnsure')
  }

  const set: Keychain['set'] = async (account, value) => {
    if (Buffer.byteLength(value, 'utf8') > SECRET_MAX_BYTES) return fail('secretTooLong')
    if (value === '' || value.includes('\0') || !value.isWellFormed()) return fail('secretNotText')
    const isSlow = await isKeePassXC() // asked before: it may be gone right afterwards
    const written = await run((keytar) => keytar.setPassword(service, account, value))
    if (!written.ok) return written
    const back = await isStill(account, value)
    if (!back.ok || !isSlow) return back
    await wait(A_MOMENT) // it takes an entry before it has written its file
    return isStill(account, value)
  }

  const isStill = async (account: string, value: string): Promise<Result<null>> => {
    const back = await read(account)
    if (!back.ok) return back
    return back.value === value ? done : fail('keychainChangedIt')
  }

  const remove: Keychain['remove'] = async (account) => {
    const isSlow = await isKeePassXC()
    const removed = await run((keytar) => keytar.deletePassword(service, account))
    if (!removed.ok) return removed
    const left = removed.value ? await read(account) : await get(account)
    if (!left.ok) return left
    if (left.value !== null) return fail('secretNotDeleted')
    // both its word and the reading may come of a question that somebody closed
    if (isSlow) await wait(A_MOMENT)
    const presence = (await secretService?.presenceOf(service, account)) ?? 'none'
    if (presence === 'there' || presence === 'locked') return fail('secretNotDeleted')
    if (isSlow && presence !== 'none') return fail('secretNotDeleted')
    seen.delete(account)
    return done
  }

  /**
   * Before the process ends: begins nothing more, and waits for what is under way, because keytar ends the process by an
   * abort when an answer comes back while it is being taken down.
   */
  const rest = async (patience: number): Promise<void> => {
    isResting = true
    const late = new AbortController()
    await Promise.race([
      Promise.allSettled(underWay),
      wait(patience, undefined, { signal: late.signal }).catch(() => undefined),
    ])
    late.abort()
  }

  return { get, set, remove, rest, keepsDeleted: isKeePassXC }
}

const loadKeytar = async (): Promise<Keytar> => {
  const { default: keytar } = await import('keytar')
  return keytar
}

type PlainKeychainCode = Extract<FailureCode, 'keychainLocked' | 'keychainDenied' | 'keychainUnavailable'>
