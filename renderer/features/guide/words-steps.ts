import type { Area, AreaAnswer } from '../../../shared/guide/assessment.ts'
import { ANSWER_WORDS } from '../../../shared/guide/words.ts'
import type { StepStanding, whoseMove } from '../../../shared/guide/journey.ts'
import type { Measurement } from '../../../shared/guide/measurement.ts'
import { ageOf } from '../../language/ages.ts'
import { fullDay, longDay } from '../../language/moments.ts'
import { count, grouped } from '../../language/plural.ts'
import type { Mood } from '../connections/words-status.ts'

/** How a step stands, in a line. */
export const describeStanding = (standing: StepStanding, now: number): string => {
  switch (standing.state) {
    case 'notStarted':
      return 'Not started'
    case 'open':
      return 'Open'
    case 'waiting':
      return `With Xero since ${longDay(standing.since, now)}`
    case 'sentBack':
      return `Sent back on ${longDay(standing.at, now)}`
    case 'done':
      return standing.isSeen ? `Seen ${ageOf(standing.at, now)}` : `Done ${longDay(standing.at, now)}`
  }
}

export const TURN_WORDS = {
  practice: (step: string) => `Over to you: ${step}`,
  xero: (step: string) => `Over to Xero: ${step}`,
  vendor: (step: string) => `Over to the vendor: ${step}`,
  nobody: () => 'It works',
} as const satisfies Record<ReturnType<typeof whoseMove>, (step: string) => string>

export const ANSWER_MARKS = {
  met: { mood: 'fine', words: ANSWER_WORDS.met },
  partly: { mood: 'attention', words: ANSWER_WORDS.partly },
  notMet: { mood: 'urgent', words: ANSWER_WORDS.notMet },
  notForUs: { mood: 'unknown', words: ANSWER_WORDS.notForUs },
} as const satisfies Record<AreaAnswer['answer'], { mood: Mood; words: string }>

/** What Keyward itself can show for an area, with its age. */
export const describeMeasurement = (measured: Measurement, now: number): { mood: Mood; words: string } => {
  const age = ageOf(measured.at, now)
  switch (measured.area) {
    case 'keys':
      return {
        mood: measured.missing === 0 ? 'fine' : 'urgent',
        words:
          measured.missing === 0
            ? `${count(measured.secrets, 'secret')} read back from the keychain ${age}`
            : `${grouped(measured.missing)} of ${count(measured.secrets, 'secret')} missing in the keychain, ${age}`,
      }
    case 'atRest':
      return { mood: 'fine', words: `Sealed with AES-256-GCM, opened with the keychain’s key; seen ${age}` }
    case 'auditLog':
      return {
        mood: measured.isWhole ? 'fine' : 'urgent',
        words: measured.isWhole
          ? `${count(measured.lines, 'line')}${measured.from === null ? '' : ` since ${fullDay(measured.from)}`}, chain whole, checked ${age}`
          : `The chain is not whole, checked ${age}`,
      }
  }
}

/** Words to begin an answer with, where Keyward itself is the evidence. */
export const PREFILLED: Partial<Record<Area, string>> = {
  keys: 'Client secrets are in the operating system’s keychain, tokens in a sealed file whose key is in the keychain. A secret is shown only when somebody asks for it; tokens never are.',
  atRest: 'Records are sealed with AES-256-GCM under a 256-bit key that is kept apart from them.',
  auditLog:
    'Each time that a secret is shown, copied, handed over or replaced, and each sign-in, check and disconnection, is logged with person, time, device and result. Lines are chained under a key; a change shows.',
}
