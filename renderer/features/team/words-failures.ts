import type { TEAM_FAILURES } from '../../../shared/team/failures.ts'
import type { FailureWords } from '../../app/message.ts'

/** What is said of failures of a team and its place. */
export const TEAM_WORDS = {
  teamPlaceGone: {
    what: 'The team’s place is not there.',
    next: 'Nothing is lost: Keyward goes on by itself once the folder can be reached again.',
  },
} as const satisfies FailureWords<keyof typeof TEAM_FAILURES>
