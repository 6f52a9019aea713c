import { done, fail, type Result } from '../../../shared/kernel/result.ts'
import { samePassphrase } from '../../../shared/lock/lock.ts'
import type { CheckReason } from '../ports/owner-check.ts'
import type { Ports } from '../ports/ports.ts'
import type { Freshness } from './fresh.ts'
import type { Owner } from './owner.ts'
import type { Tries } from './tries.ts'

type Needs = {
  readonly keyLock: Ports['records']['keyLock']
  readonly tries: Tries
  readonly freshness: Freshness
  readonly owner: Owner
  readonly isLocked: () => boolean
  /** What is known of the lock has changed. */
  readonly tell: () => void
  readonly log: (what: 'passphraseRefused' | 'checkRefused', result: string) => Promise<unknown>
}

/** How somebody shows who they are: by the passphrase, or by what the computer hears. Each no is counted before it is known. */
export const createProofs = ({ keyLock, tries, freshness, owner, isLocked, tell, log }: Needs) => {
  let lastTry: Promise<Result<null>> = Promise.resolve(done)
  /** No's before the yes that are not written down yet. */
  let wrongBefore: { readonly times: number; readonly what: 'passphraseRefused' | 'checkRefused' } | null =
    null

  const proven = (what: 'passphraseRefused' | 'checkRefused'): Result<null> => {
    wrongBefore = { times: tries.end(), what }
    freshness.prove()
    return done
  }

  /** One try after the other; a wrong one makes the next one wait. */
  const tried = (passphrase: string): Promise<Result<null>> => {
    const tryNow = () => tryOnce(passphrase)
    const trying = lastTry.then(tryNow, tryNow)
    lastTry = trying
    return trying
  }

  const tryOnce = async (passphrase: string): Promise<Result<null>> => {
    const retryAt = tries.waitsUntil()
    if (retryAt !== null) return fail({ code: 'passphraseWaits', retryAt })
    tries.begin()
    const found = await keyLock.unlock(samePassphrase(passphrase))
    if (!found.ok && found.failure.code !== 'passphraseWrong') tries.takeBack()
    if (!found.ok) {
      if (isLocked()) tell()
      return found
    }
    return proven('passphraseRefused')
  }

  /** A question that was not answered with yes counts as a try, also where the plug was pulled. */
  const asked = async (reason: CheckReason): Promise<Result<null>> => {
    const wasLocked = isLocked()
    tries.begin()
    const found = await owner.ask(reason)
    if (!found.ok && found.failure.code !== 'checkRefused') tries.takeBack()
    if (!found.ok) {
      tell()
      return found
    }
    // what locked meanwhile wants to be asked anew
    if (isLocked() !== wasLocked) return fail('locked')
    return proven('checkRefused')
  }

  /** Who has not just shown it is asked by the computer. */
  const provenBy = async (reason: CheckReason): Promise<Result<null>> => {
    const found = freshness.isFresh() ? done : await asked(reason)
    if (found.ok) await tellWrong()
    return found
  }

  /** Wrong ones are written down as soon as the log can be: by whoever gives the right one. */
  const tellWrong = async () => {
    const before = wrongBefore
    wrongBefore = null
    if (before !== null && before.times > 0) await log(before.what, String(before.times))
  }

  /** The screen's own lock was the question. */
  const byScreen = async (): Promise<Result<null>> => {
    tries.begin()
    return proven('checkRefused')
  }

  return { tried, asked, provenBy, byScreen, tellWrong }
}

export type Proofs = ReturnType<typeof createProofs>
