import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import { count } from '../../language/plural.ts'

/** Nothing ran out: the vault came out of a backup, and no backup holds a sign-in. */
const isNotInBackup = ({ state }: SignIn): boolean => state.kind === 'refused' && state.why === 'restored'

/** What is said of connections whose sign-in is spent, by how many they are and the name of the first. */
export const expiredTitle = (signIn: SignIn, amount: number, names: string): string => {
  const what = isNotInBackup(signIn) ? 'was not in the backup' : 'expired'
  return amount === 1
    ? `${names}: sign-in ${what}, still connected`
    : `${signIn.name}’s sign-in ${what}; ${count(amount, 'organisation')} still connected`
}

/** Why they are connected all the same. */
export const whyExpired = (signIn: SignIn): string =>
  isNotInBackup(signIn)
    ? 'A backup holds no sign-in, and Xero keeps the connections.'
    : 'Xero keeps a connection when its sign-in runs out.'

/** Before the day from which on it is so. */
export const expiredSince = (signIn: SignIn): string => (isNotInBackup(signIn) ? 'Restored' : 'Expired')
