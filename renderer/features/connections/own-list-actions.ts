import { isSpent, type SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { OwnLists } from '../../../shared/connections/own-list.ts'

/** Whether no sign-in here can ask about it any more. */
export const isWithoutSignIn = (signIn: SignIn | undefined, now: Instant): boolean =>
  signIn === undefined || isSpent(signIn, now)

/** Whether the app's own list can be asked about it: it held it once. */
export const isTold = ({ inOwnListAt }: Connection): boolean => inOwnListAt !== undefined

/** Whether it may be ended by the app's own list, as far as Xero has said. */
export const mayEndByOwnList = (connection: Connection, lists: OwnLists): boolean =>
  isTold(connection) && lists[connection.appId]?.mayDisconnect !== false
