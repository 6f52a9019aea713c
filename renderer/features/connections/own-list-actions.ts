import { isSpent, type SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'

/** Whether no sign-in here can ask about it any more. */
export const isWithoutSignIn = (signIn: SignIn | undefined, now: Instant): boolean =>
  signIn === undefined || isSpent(signIn, now)
