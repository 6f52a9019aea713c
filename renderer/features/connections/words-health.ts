import { type Failure, traitsOf } from '../../../shared/kernel/failure.ts'
import type { FailureTraits } from '../../../shared/kernel/failure-kind.ts'
import type { HealthCheck, Probe } from '../../../shared/connections/health.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { count, grouped } from '../../language/plural.ts'
import type { Mood } from './words-status.ts'

/** One past check in a few words. */
export const describeCheck = ({ asked, failure, tookMs }: HealthCheck): { mood: Mood; words: string } => {
  if (failure !== null) return { mood: 'attention', words: describeFailure(failure).what }
  return {
    mood: 'fine',
    words: asked === 'listing' ? 'Xero listed it' : `Answered in ${seconds(tookMs)}`,
  }
}

/** What was asked, the status, and how much more Xero would take: for whoever looks closely. */
export const checkDetails = ({ asked, status, left }: HealthCheck): string =>
  [
    ASKED[asked],
    status === null ? 'nothing came back' : `HTTP ${status}`,
    ...(left === null
      ? []
      : [
          ...(left.minute === null ? [] : [`${count(left.minute, 'call')} left in that minute`]),
          ...(left.day === null ? [] : [`${grouped(left.day)} left on that day`]),
          ...(left.appMinute === null ? [] : [`${grouped(left.appMinute)} left in that minute for the app`]),
        ]),
  ].join(', ')

const ASKED = {
  listing: 'Xero’s list of connections',
  organisation: 'The organisation itself',
  practice: 'Practice Manager itself',
} as const satisfies Record<HealthCheck['asked'], string>

/** How far a check reaches where the connection itself may be asked. */
export const HOW_FAR = {
  organisation: 'A check asks Xero for its list, and the organisation for its name.',
  practice: 'A check asks Xero for its list, and Practice Manager for its staff list.',
} as const satisfies Record<Probe, string>

type Remedy = NonNullable<FailureTraits['remedy']> | 'check'

/** The one action that mends a failure, where the person has one; asking again is always one. */
export const remedyFor = (failure: Failure): Remedy => traitsOf(failure).remedy ?? 'check'

const seconds = (ms: number): string => (ms < 50 ? 'under 0.1 s' : `${(ms / 1_000).toFixed(1)} s`)
