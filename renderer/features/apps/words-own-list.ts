import type { Tally } from '../../../shared/connections/tally.ts'
import { count, grouped, noun } from '../../language/plural.ts'

const PARTS = {
  both: 'in Xero’s list for the app and a sign-in’s',
  ownList: 'in Xero’s list for the app alone',
  signIn: 'in a sign-in’s list alone',
  remembered: 'only remembered',
} as const

/** From which lists connections are counted. */
export const tallyParts = (tally: Tally): string => {
  const parts = (['both', 'ownList', 'signIn', 'remembered'] as const).filter((how) => tally[how] > 0)
  const [only] = parts
  return parts.length === 1 && only !== undefined
    ? PARTS[only]
    : parts.map((how) => `${grouped(tally[how])} ${PARTS[how]}`).join(', ')
}

/** The same with their age; `ago`: when the one that was seen longest ago was listed. */
export const tallyWords = (tally: Tally, ago: string): string =>
  `${tallyParts(tally)}, ${tally.all === 1 ? 'seen' : 'the oldest seen'} ${ago}`

/** What `app-own-list.tsx` says. */
export const APP_OWN_LIST = {
  ask: 'Ask Xero for its list',
  asking: 'Asking Xero…',
  askCustom: 'Ask Xero for its organisation',
  neverCustom:
    'Xero tells which organisation this custom connection reaches, once somebody has authorised it. It is asked with the secret alone; nothing of the organisation is read.',
  heardCustom: (amount: number, ago: string) =>
    amount === 0
      ? `Xero listed no organisation of it ${ago}: nobody has authorised it, or a change has ended that.`
      : `Xero listed ${count(amount, 'organisation')} of it ${ago}.`,
  never:
    'Xero can list everything connected to this app, whoever made it. It is asked with the secret alone; nobody signs in, and nothing of an organisation is read.',
  heard: (amount: number, ago: string) =>
    `Xero listed ${amount === 0 ? 'nothing connected to it' : `${count(amount, 'connection')} of it`} ${ago}, whoever made ${noun(amount, 'it', 'them')}.`,
  elsewhere: (amount: number) =>
    `${grouped(amount)} of them ${noun(amount, 'was', 'were')} made elsewhere: no sign-in here ever saw ${noun(amount, 'it', 'them')}.`,
  differ: (amount: number) =>
    `About ${count(amount, 'connection')}, this list and that of a sign-in here differ.`,
  failed: (ago: string, what: string, next: string) => `Asked ${ago} without a list. ${what} ${next}`,
  mayEnd: 'Xero has let this app end a connection by this list.',
  mayNotEnd: 'Xero does not let this app end a connection by this list.',
  listed: (name: string, amount: number) => `Xero listed ${count(amount, 'connection')} of ${name}.`,
} as const
