import { ageOf } from '../../language/ages.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { count, grouped, listOf, noun } from '../../language/plural.ts'
import { dayAndTime } from '../../language/moments.ts'
import type { Need } from './need.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'

type Words = {
  readonly [Kind in 'pending' | 'disconnectsOpen' | 'revoking' | 'madeElsewhere' | 'listsDiffer']: (
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
  disconnectsOpen: ({ open, of, at }, now) => ({
    title: `${grouped(open)} of ${count(of, 'organisation')} that were to be disconnected ${noun(open, 'is', 'are')} not yet`,
    means:
      'What Xero was asked for and nobody could prove counts as still connected; what was not begun is as it was. The list goes on from where it stopped, or is put away.',
    facts: `Begun ${ageOf(at, now)}`,
    action: 'Show the list',
  }),
  revoking: ({ signIn, app, failure, triedAt }, now) => ({
    title: `${signIn.name}’s sign-in with ${app.name} is not yet revoked`,
    means: `${failure === null ? 'Xero has not answered yet.' : describeFailure(failure).what} Treat everything that it reaches as still connected; nothing is asked with it meanwhile.`,
    facts: `Tried ${ageOf(triedAt, now)}`,
    action: 'Try again',
  }),
  madeElsewhere: ({ app, connections }, now) => ({
    title:
      connections.length === 1
        ? `${connections[0]?.tenantName ?? ''} was connected to ${app.name} elsewhere`
        : `${count(connections.length, 'connection')} of ${app.name} were made elsewhere`,
    means: `Xero lists ${connections.length === 1 ? 'it' : listOf(connections.map(({ tenantName }) => tenantName))} for the app, and nobody here signed in for ${noun(connections.length, 'it', 'them')}: a leaver, a vendor or another tool may have. Find out who uses ${noun(connections.length, 'it', 'them')}, or disconnect.`,
    facts: `In Xero’s list for the app ${ageOf(
      oldestOf(connections, ({ inOwnListAt, checkedAt }) => inOwnListAt ?? checkedAt),
      now,
    )}`,
    action: connections.length === 1 ? 'Show it' : 'Show them',
  }),
  listsDiffer: ({ app, connections }, now) => ({
    title: `Two lists of ${app.name} differ`,
    means: `About ${listOf(connections.map(({ tenantName }) => tenantName))}, Xero’s list for the app and that of a sign-in here do not say the same. One of the two is older; ask for both again.`,
    facts: `Last seen connected ${ageOf(
      oldestOf(connections, ({ checkedAt }) => checkedAt),
      now,
    )}`,
    action: 'Show the app',
  }),
}

const oldestOf = (connections: readonly Connection[], atOf: (connection: Connection) => Instant): Instant =>
  connections.reduce((oldest, one) => Math.min(oldest, atOf(one)), Infinity)
