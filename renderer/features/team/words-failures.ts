import type { TEAM_FAILURES } from '../../../shared/team/failures.ts'
import type { FailureWords } from '../../app/message.ts'

/** What is said of failures of a team and its place. */
export const TEAM_WORDS = {
  teamPlaceGone: {
    what: 'The team’s place is not there.',
    next: 'Nothing is lost: Keyward goes on by itself once the place can be reached again.',
  },
  teamPlaceDenied: {
    what: 'The server of the team’s place does not let you in, or does not let you write.',
    next: 'Ask whoever runs it whether your user name and password there still hold.',
  },
  teamPlaceOdd: {
    what: 'The server of the team’s place answered in a way that Keyward does not know.',
    next: 'Nothing is lost: Keyward asks again by itself. If it stays so, ask whoever runs the server.',
  },
} as const satisfies FailureWords<keyof typeof TEAM_FAILURES>
