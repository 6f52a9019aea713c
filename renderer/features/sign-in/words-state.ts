import type { Instant } from '../../../shared/kernel/instant.ts'
import type { AfterRevoking, SignIn } from '../../../shared/sign-in/sign-in.ts'
import { ageOf } from '../../language/ages.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { longDay } from '../../language/moments.ts'
import type { Mood } from '../connections/words-status.ts'

/** One person's sign-in with an app: its state in few words, and what it means. */
export const describeSignIn = (
  { state, revoking, signedInAt, lapsesAt }: SignIn,
  now: Instant,
): { readonly mood: Mood; readonly words: string; readonly means: string } => {
  if (state.kind === 'revoked')
    return {
      mood: state.connections === 'none' ? 'fine' : 'unknown',
      words: `Revoked ${ageOf(state.at, now)}`,
      means: `Xero refuses it since. ${AFTERWARDS[state.connections]}`,
    }
  if (revoking !== undefined)
    return {
      mood: 'attention',
      words: 'Not yet revoked',
      means: `${
        revoking.failure === null ? 'Xero has not answered yet.' : describeFailure(revoking.failure).what
      } Until Keyward has asked again, treat everything as still connected. Tried ${ageOf(revoking.triedAt, now)}.`,
    }
  if (state.kind === 'refused' && state.why === 'restored')
    return {
      mood: 'attention',
      words: 'Sign in again',
      means: 'This vault was restored from a backup, which never holds sign-ins. Xero keeps the connections.',
    }
  if (state.kind === 'refused')
    return {
      mood: 'urgent',
      words: `Refused by Xero since ${longDay(state.at, now)}`,
      means: 'There is nothing left to revoke. Xero keeps the connections of a sign-in that has run out.',
    }
  return now >= lapsesAt
    ? {
        mood: 'urgent',
        words: `Lapsed ${longDay(lapsesAt, now)}`,
        means: 'Counted from when it was last used; Xero keeps the connections.',
      }
    : {
        mood: 'fine',
        words: `Fine until ${longDay(lapsesAt, now)}`,
        means: `Signed in ${ageOf(signedInAt, now)}.`,
      }
}

const AFTERWARDS = {
  none: 'Asked afterwards, it listed no connection of this sign-in any more.',
  some: 'Asked afterwards, it still listed connections: look under Connected apps at Xero.',
  refused:
    'Results connections could not be asked: Xero refused the access from before as well. See Connected apps at Xero.',
  unasked:
    'Results connections could not be asked: the access from before had ended. See Connected apps at Xero.',
} as const satisfies Record<AfterRevoking, string>
