import { isSpent, type SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import { mayEndByOwnList, type OwnLists } from '../../../shared/connections/own-list.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'

/** Whether no sign-in here can ask about it any more. */
export const isWithoutSignIn = (signIn: SignIn | undefined, now: Instant): boolean =>
  signIn === undefined || isSpent(signIn, now)

/** Whether its end is asked for by the app's own list: no sign-in here can, and as far as is known Xero lets the app. */
export const isEndedByOwnList = (
  { connection, signIn }: { readonly connection: Connection; readonly signIn: SignIn | undefined },
  lists: OwnLists,
  now: Instant,
): boolean => isWithoutSignIn(signIn, now) && mayEndByOwnList(connection, lists)
