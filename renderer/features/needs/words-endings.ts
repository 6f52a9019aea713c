import { ageOf } from '../../language/ages.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { dayAndTime } from '../../language/moments.ts'
import type { Need } from './need.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'

type Words = {
  readonly [Kind in 'pending' | 'revoking']: (
    need: Extract<Need, { kind: Kind }>,
    now: Instant,
  ) => Readonly<Record<'title' | 'means' | 'facts' | 'action', string>>
}

/** What was asked to end at Xero and is not proven to have. */
export const ENDING_NEEDS: Words = {
  pending: ({ connection, failure, triedAt }, now) => ({
    title: `${connection.tenantName} is not yet disconnected`,
    means: `${failure === null ? 'Xero has not answered yet.' : describeFailure(failure).what} Until Keyward has asked again, treat it as still connected.`,
    facts: `Tried ${dayAndTime(triedAt, now)}, last seen connected ${ageOf(connection.checkedAt, now)}`,
    action: 'Try again',
  }),
  revoking: ({ signIn, app, failure, triedAt }, now) => ({
    title: `${signIn.name}’s sign-in with ${app.name} is not yet revoked`,
    means: `${failure === null ? 'Xero has not answered yet.' : describeFailure(failure).what} Treat everything that it reaches as still connected; nothing is asked with it meanwhile.`,
    facts: `Tried ${ageOf(triedAt, now)}`,
    action: 'Try again',
  }),
}
