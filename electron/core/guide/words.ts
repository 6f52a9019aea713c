import type { StepStanding, whoseMove } from '../../../shared/guide/journey.ts'
import type { Measurement } from '../../../shared/guide/measurement.ts'
import { ANSWER_WORDS } from '../../../shared/guide/words.ts'
import { SANDBOX_LINE } from '../paper/words.ts'
import { dayOf, momentOf } from '../paper/moments.ts'

/** A day that somebody chose is that day where they chose it; moments are told in UTC. */
const localDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** What the two pages of the guide say. */
export const PAGE_WORDS = {
  titles: { status: 'Access to Xero’s API: where it stands', worksheet: 'Security self-assessment' },
  files: { status: 'Keyward access status', worksheet: 'Keyward self-assessment' },
  sandbox: SANDBOX_LINE,
  asOf: (at: number, by: string) => `As of ${momentOf(at)}, by ${by}, from Keyward.`,
} as const

/** What is said of a journey. */
export const JOURNEY_WORDS = {
  none: 'No journey is under way.',
  about: (road: string, purpose: string) => `${road}. ${purpose}`,
  move: 'Whose move',
  moves: {
    practice: 'The practice',
    xero: 'Xero',
    vendor: 'The vendor',
    nobody: 'Nobody: it is done',
  } satisfies Record<ReturnType<typeof whoseMove>, string>,
  now: 'Now at',
  end: 'the end',
  scopes: 'Scopes',
  login: 'Adviser’s login',
  loginOf: (who: string, until: number) => `${who}, to be taken away by ${dayOf(until)}`,
  columns: ['Step', 'State', 'Notes'],
  evidence: (name: string, sha256: string) => `${name} (SHA-256 ${sha256.slice(0, 16)}…)`,
} as const

/** How a step stands. */
export const stateWords = (standing: StepStanding): string => {
  switch (standing.state) {
    case 'notStarted':
      return 'Not started'
    case 'open':
      return 'Open'
    case 'waiting':
      return `Asked on ${dayOf(standing.since)}, an answer expected by ${dayOf(standing.expectedAt)}`
    case 'sentBack':
      return `Sent back on ${dayOf(standing.at)}: plan by ${dayOf(standing.planBy)}, fixed by ${dayOf(standing.fixBy)}`
    case 'done':
      return standing.isSeen ? `Seen by Keyward on ${dayOf(standing.at)}` : `Done on ${dayOf(standing.at)}`
  }
}

/** What the worksheet says. */
export const WORKSHEET_WORDS = {
  columns: ['Area', 'Asked', 'Answer', 'Evidence', 'Owner', 'Gap and plan'],
  notAnswered: 'not answered',
  answers: ANSWER_WORDS,
  answer: (answer: string, words: string) => `${answer}. ${words}`,
  gap: (gap: string, planBy: number | null) =>
    `${gap}${planBy === null ? '' : `, by ${localDay.format(planBy)}`}`,
} as const

/** What Keyward measured by itself. */
export const measurementWords = (measured: Measurement): string => {
  const on = `measured by Keyward on ${dayOf(measured.at)}`
  switch (measured.area) {
    case 'keys':
      return `${measured.secrets - measured.missing} of ${measured.secrets} ${measured.secrets === 1 ? 'secret' : 'secrets'} read back from the operating system’s keychain; ${on}`
    case 'atRest':
      return `records sealed with AES-256-GCM, opened with a key that only the keychain holds; ${on}`
    case 'auditLog':
      return `${measured.lines} ${measured.lines === 1 ? 'line' : 'lines'}${measured.from === null ? '' : ` since ${dayOf(measured.from)}`}, chain ${measured.isWhole ? 'whole' : 'NOT whole'}; ${on}`
  }
}
