import type { lockCalls } from '../../shared/lock/calls.ts'
import { isFitPassphrase, NO_LOCK, type LockCause, type LockFacts } from '../../shared/lock/lock.ts'
import type { Api } from '../../shared/contract/contract.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'

type Needs = {
  readonly announce: (part: Partial<Snapshot>) => void
  readonly snapshot: () => Snapshot
}

/** A lock whose passphrase is the one that was set, or this one. */
export const FAKE_PASSPHRASE = 'not a real passphrase'

/** What is told of a vault that is locked. */
export const lockedFor = (cause: LockCause, more: Partial<LockFacts['locked']> = {}): LockFacts => ({
  ...NO_LOCK,
  way: 'passphrase',
  locked: {
    cause,
    at: Date.now(),
    wrong: 0,
    waitsUntil: null,
    pending: 0,
    lapsesAt: null,
    ...more,
  },
})

/** The lock’s calls for the window’s tests; what the vault holds comes back as it was. */
export const fakeLock = ({ announce, snapshot }: Needs): Pick<Api, keyof typeof lockCalls> => {
  let passphrase = FAKE_PASSPHRASE
  let before: Snapshot | null = null
  const isRight = (typed: string) => typed === passphrase
  return {
    lock: async () => {
      if (snapshot().lock.way === 'off' || snapshot().vault.kind === 'locked') return done
      before = snapshot()
      announce({
        vault: { kind: 'locked' },
        apps: [],
        connections: [],
        signIns: [],
        me: null,
        lock: { ...lockedFor('asked'), settings: before.lock.settings },
      })
      return done
    },
    unlock: async ({ passphrase: typed }) => {
      const { lock } = snapshot()
      if (!isRight(typed)) {
        const wrong = (lock.locked?.wrong ?? 0) + 1
        const waitsUntil = wrong < 3 ? null : Date.now() + 5_000
        announce({ lock: { ...lock, locked: lockedFor('asked', { wrong, waitsUntil }).locked } })
        return fail('passphraseWrong')
      }
      announce({
        ...before,
        vault: { kind: 'open', readOnly: false },
        lock: { ...NO_LOCK, way: 'passphrase', locked: null },
      })
      return done
    },
    proveMe: async ({ passphrase: typed }) => (isRight(typed) ? done : fail('passphraseWrong')),
    setPassphrase: async ({ passphrase: typed }) => {
      if (!isFitPassphrase(typed)) return fail('passphraseTooShort')
      passphrase = typed
      announce({ lock: { ...snapshot().lock, way: 'passphrase' } })
      return done
    },
    changePassphrase: async ({ passphrase: typed, next }) => {
      if (!isRight(typed)) return fail('passphraseWrong')
      if (!isFitPassphrase(next)) return fail('passphraseTooShort')
      passphrase = next
      return done
    },
    dropPassphrase: async ({ passphrase: typed }) => {
      if (!isRight(typed)) return fail('passphraseWrong')
      announce({ lock: { ...snapshot().lock, way: 'off' } })
      return done
    },
    suggestPassphrase: async () => ok({ passphrase: 'amber-kettle-orbit-meadow-violin-brisk' }),
    setLock: async (settings) => {
      announce({ lock: { ...snapshot().lock, settings } })
      return done
    },
  }
}
