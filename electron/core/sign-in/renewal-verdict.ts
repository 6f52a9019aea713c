import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { ClaimedPerson } from '../ports/xero.ts'

/**
 * Whether what a renewal says is about somebody other than whose sign-in it is: the subject must be the same (OpenID
 * Connect Core §12.2), and Xero's own id where no subject was kept. What cannot be compared is no other person.
 */
export const isSomebodyElse = (
  signIn: Pick<SignIn, 'userId' | 'subject'>,
  claimed: ClaimedPerson | null | undefined,
): boolean => {
  if (claimed === null || claimed === undefined) return false
  const { userId, subject } = claimed
  if (typeof signIn.subject === 'string' && subject !== null) return subject !== signIn.subject
  return userId !== null && signIn.userId !== '' && ![userId, subject].includes(signIn.userId)
}
