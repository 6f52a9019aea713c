import type { Failure } from '../../../shared/kernel/failure.ts'
import { fail, type Failed } from '../../../shared/kernel/result.ts'
import type { RenewalProof, SecretProof } from '../../../shared/rotation/rotation.ts'

/** How a secret stands at Xero, as far as anybody knows; `gone`: the keychain holds it no more. */
export type Standing = 'works' | 'refused' | 'unknown' | 'gone'

type Exit = Extract<Failure, { code: 'wouldLoseSecret' }>['exit']
type Proof = SecretProof | RenewalProof | null

/**
 * The law of leaving: a secret is taken out of the keychain only where Xero refuses it, or where another one that stays
 * is known to work. So the last secret that was proven to work never goes, and where nothing is clear, both stay. Answers
 * why it may not; `null` where it may.
 */
export const objectionTo = (exit: Exit, leaving: Standing, staying: Standing): Failed | null =>
  leaving === 'refused' || leaving === 'gone' || staying === 'works'
    ? null
    : fail({ code: 'wouldLoseSecret', exit, leaving, staying })

/** The last clear answer of Xero's; without one, nobody knows. */
export const standingBy = (...proofs: readonly Proof[]): Standing => {
  const clear = proofs.filter((one) => one?.result === 'works' || one?.result === 'refused')
  const last = clear.reduce<Proof>(
    (newest, one) => ((one?.at ?? 0) >= (newest?.at ?? 0) ? one : newest),
    null,
  )
  return last?.result === 'refused' ? 'refused' : last === null ? 'unknown' : 'works'
}
