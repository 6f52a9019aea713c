import type { ReviewChange } from '../../../shared/review/review.ts'
import { fullDay } from '../../language/moments.ts'
import { count } from '../../language/plural.ts'
import type { Mood } from '../connections/words-status.ts'

/** One change between two reviews: what it is, about what, and how it is drawn. */
export const describeChange = (
  change: ReviewChange,
): { readonly mood: Mood; readonly what: string; readonly about: string; readonly more: string } => {
  switch (change.kind) {
    case 'appNew':
      return { mood: 'unknown', what: 'New app', about: change.app, more: '' }
    case 'appGone':
      return { mood: 'unknown', what: 'App gone from the vault', about: change.app, more: '' }
    case 'secretReplaced':
      return {
        mood: 'fine',
        what: 'Secret replaced',
        about: change.app,
        more: `put in on ${fullDay(change.at)}`,
      }
    case 'connectionNew':
      return {
        mood: 'unknown',
        what: change.wasThere ? 'Connection found' : 'New connection',
        about: change.organisation,
        more: [foundWords(change), ...(change.wasThere ? ['it was there before'] : [])].join('; '),
      }
    case 'connectionGone':
      return {
        mood: change.how === 'disconnected' ? 'fine' : 'unknown',
        what: 'Connection gone',
        about: change.organisation,
        more: HOW_GONE[change.how],
      }
    case 'reauthorised':
      return {
        mood: 'unknown',
        what: 'Authorised by somebody else',
        about: change.organisation,
        more: `${change.before}, now ${change.after}`,
      }
    case 'claimed':
      return {
        mood: 'fine',
        what: 'Now reached by a sign-in',
        about: change.organisation,
        more: `${change.by}; before, only Xero’s list for the app knew of it`,
      }
    case 'unclaimed':
      return {
        mood: 'attention',
        what: 'No longer reached by a sign-in',
        about: change.organisation,
        more: `was ${change.by}’s; Xero’s list for the app held it on ${fullDay(change.asOf)}`,
      }
    case 'listFirst':
      return {
        mood: 'unknown',
        what: 'Xero’s own list known',
        about: change.app,
        more: `${count(change.amount, 'connection')} on ${fullDay(change.at)}; none was known before`,
      }
    case 'lapsed':
      return {
        mood: 'urgent',
        what: 'Sign-in expired, still connected',
        about: change.organisation,
        more: change.by,
      }
    case 'scopesWidened':
      return {
        mood: 'attention',
        what: 'Scopes widened',
        about: change.person,
        more: change.scopes.join(', '),
      }
    case 'scopesNarrowed':
      return { mood: 'fine', what: 'Scopes narrowed', about: change.person, more: change.scopes.join(', ') }
    case 'handedOver':
      return {
        mood: 'attention',
        what: 'Handed over',
        about: change.person,
        more: `On ${fullDay(change.at)}`,
      }
    case 'personNew':
      return { mood: 'unknown', what: 'Signed in for the first time', about: change.person, more: '' }
    case 'personGone':
      return { mood: 'unknown', what: 'Sign-in no longer kept', about: change.person, more: '' }
  }
}

/** Who authorised it, or which list tells of it, as of when. */
const foundWords = ({
  by,
  knownBy,
  asOf,
  isCustom,
}: Extract<ReviewChange, { kind: 'connectionNew' }>): string => {
  if (isCustom) return `a custom connection’s, seen ${fullDay(asOf)}`
  if (by !== '') return `authorised by ${by}`
  return knownBy === 'ownList'
    ? `no sign-in here; in Xero’s list for the app on ${fullDay(asOf)}`
    : 'no sign-in known'
}

const HOW_GONE = {
  disconnected: 'disconnected from here, and proven',
  atXero: 'ended at Xero, not from here',
  offList: 'no longer on the list of this vault',
} as const
