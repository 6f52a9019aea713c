import type { Connection, OddPart } from '../../../shared/connections/connection.ts'
import { type ConnectionStatus, LAPSE_LEAD } from '../../../shared/connections/status.ts'
import { DAY, type Instant } from '../../../shared/kernel/instant.ts'
import type { SecretFacts } from '../../../shared/apps/xero-app.ts'
import { ageOf, daysBetween } from '../../language/ages.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { fullDay, isSameDay, longDay, shortDay, timeOf } from '../../language/moments.ts'
import { count, listOf } from '../../language/plural.ts'
import { TENANT_KINDS } from '../../../shared/connections/words.ts'

/** How a state is drawn: icon, colour, and whether it shows a clock. */
export type Mood = 'fine' | 'attention' | 'urgent' | 'unknown'

type Worded = { readonly row: string; readonly pane: string; readonly means: string }

type Words = {
  readonly [Code in ConnectionStatus['code']]: (
    status: Extract<ConnectionStatus, { code: Code }>,
    connection: Connection,
    now: Instant,
  ) => Worded
}

/** A connection's status in the few words of a row, in those of the pane, and what it means. */
export const describeStatus = (status: ConnectionStatus, connection: Connection, now: Instant): Worded => {
  const words = WORDS[status.code] as (
    status: ConnectionStatus,
    connection: Connection,
    now: Instant,
  ) => Worded
  return words(status, connection, now)
}

/** What a row says of the sign-in; nothing of the connection is needed for that. */
export const statusInRow = (status: ConnectionStatus, now: Instant): string => {
  switch (status.code) {
    case 'fineUntil':
      return `Fine until ${isSameDay(status.at, now) ? timeOf(status.at) : shortDay(status.at, now)}`
    case 'lapses':
      return status.days < 1 ? 'Lapses within a day' : `Lapses in ${count(status.days, 'day')}`
    case 'notYetDisconnected':
      return 'Not yet disconnected'
    case 'notYetRevoked':
      return 'Not yet revoked'
    case 'endNotProven':
      return 'Revoked, end not proven'
    case 'expiredStillConnected':
      return 'Expired, still connected'
    case 'gone':
      return 'Gone at Xero'
    case 'madeElsewhere':
      return 'Made elsewhere'
    case 'onlyInOwnList':
      return 'The lists differ'
    case 'ownConnection':
      return status.mood === 'attention' ? 'Not authorised now' : 'Custom connection'
    case 'noSignIn':
      return 'No sign-in known'
    case 'disconnected':
      return `Disconnected ${isSameDay(status.at, now) ? timeOf(status.at) : shortDay(status.at, now)}`
  }
}

/** What was last heard: an answer of its own, or that Xero lists it. */
const heard = ({ answered, checkedAt }: Connection, now: Instant) =>
  answered === null
    ? `Xero listed it ${ageOf(checkedAt, now)}.`
    : answered.failure === null
      ? `Answered ${ageOf(answered.at, now)}.`
      : `Xero listed it ${ageOf(checkedAt, now)}; asked itself ${ageOf(answered.at, now)}, it did not answer.`

const seen = (connection: Connection, now: Instant) =>
  `Last seen connected ${ageOf(connection.checkedAt, now)}.`

const WORDS: Words = {
  fineUntil: (status, connection, now) => ({
    row: statusInRow(status, now),
    pane: `Fine until ${isSameDay(status.at, now) ? timeOf(status.at) : longDay(status.at, now)}`,
    means:
      connection.failure === null
        ? `${heard(connection, now)} ${
            status.at - now > LAPSE_LEAD
              ? 'Any check before then moves the date on by 60 days.'
              : 'This sign-in was not asked to last longer.'
          }`
        : `Asked ${ageOf(connection.triedAt, now)} without an answer. ${describeFailure(connection.failure).what} ${seen(connection, now)}`,
  }),
  lapses: (status, connection, now) => ({
    row: statusInRow(status, now),
    pane: statusInRow(status, now),
    means: `After ${longDay(status.at, now)} somebody would have to sign in again. A check before then moves the date on by 60 days. ${seen(connection, now)}`,
  }),
  notYetDisconnected: (status, { state }, now) => ({
    row: statusInRow(status, now),
    pane: 'Not yet disconnected',
    means: `${
      state.kind === 'pending' && state.failure !== null
        ? describeFailure(state.failure).what
        : 'Xero has not answered yet.'
    } Until Keyward has asked again, treat it as still connected. Tried ${ageOf(status.at, now)}.`,
  }),
  expiredStillConnected: (status, connection, now) => ({
    row: statusInRow(status, now),
    pane: 'Expired, still connected',
    means: `The sign-in ended on ${longDay(status.at, now)}. Xero keeps a connection when its sign-in runs out. ${connection.inOwnListAt === undefined ? 'Keyward can neither check nor end this one until somebody signs in again.' : `The app’s own list held it ${ageOf(connection.inOwnListAt, now)}, and can be asked again.`} ${seen(connection, now)}`,
  }),
  notYetRevoked: (status, connection, now) => ({
    row: statusInRow(status, now),
    pane: 'Sign-in not yet revoked',
    means: `Its sign-in is to be revoked, and Xero has not confirmed it. Until then, treat it as still connected. Tried ${ageOf(status.at, now)}. ${seen(connection, now)}`,
  }),
  endNotProven: (status, connection, now) => ({
    row: statusInRow(status, now),
    pane: 'Sign-in revoked, end not proven',
    means: `The sign-in was revoked ${ageOf(status.at, now)}, and Xero refuses it since. Revoking ends every connection of that person to the app, but Keyward could no longer ask whether this one has gone. Xero shows it under Connected apps. ${seen(connection, now)}`,
  }),
  gone: (status, connection, now) => ({
    row: statusInRow(status, now),
    pane: 'Gone at Xero',
    means: `Xero no longer lists it, and it was not Keyward that ended it. Noticed ${ageOf(status.at, now)}. ${seen(connection, now)}`,
  }),
  madeElsewhere: (status, connection, now) => ({
    row: statusInRow(status, now),
    pane: 'Made elsewhere',
    means: `Xero’s list for the app held it ${ageOf(status.at, now)}, and no sign-in here ever saw it: somebody made it with another tool, or before Keyward was used. ${connection.failure === null ? '' : `Asked again ${ageOf(connection.triedAt, now)} without an answer. ${describeFailure(connection.failure).what}`}`,
  }),
  onlyInOwnList: (status, connection, now) => ({
    row: statusInRow(status, now),
    pane: 'The two lists differ',
    means: `Xero’s list for the app held it ${ageOf(status.at, now)}. The sign-in that saw it lists it no more. Ask for the app’s list again: one of the two is older. ${seen(connection, now)}`,
  }),
  ownConnection: (status, connection, now) => ({
    row: statusInRow(status, now),
    pane: status.mood === 'attention' ? 'Not authorised now' : 'Custom connection',
    means: `Nobody signs in to it: Xero lists it to the app’s own token, which is had with the secret alone. ${
      connection.failure === null
        ? heard(connection, now)
        : `Asked ${ageOf(connection.triedAt, now)} without an answer. ${describeFailure(connection.failure).what} ${seen(connection, now)}`
    }`,
  }),
  noSignIn: (status, connection, now) => ({
    row: statusInRow(status, now),
    pane: 'No sign-in known',
    means: `Keyward holds no sign-in that reaches it, so it can neither check nor end it. ${seen(connection, now)}`,
  }),
  disconnected: (status, _connection, now) => ({
    row: statusInRow(status, now),
    pane: 'Disconnected',
    means: `Ended from here, and proven: Xero was asked again ${isSameDay(status.at, now) ? `at ${timeOf(status.at)}` : `on ${longDay(status.at, now)}`} and no longer lists it.`,
  }),
}

/** Xero's tenant types in words; `null` for one that Keyward has not heard of. */
export const kindWords = (tenantType: string): string | null => TENANT_KINDS.get(tenantType) ?? null

/** The state of an app's secret in a few words. */
export const describeSecret = (secret: SecretFacts | null, now: Instant): { mood: Mood; words: string } => {
  if (secret === null) return { mood: 'fine', words: 'Has no secret' }
  if (secret.state === 'missing') return { mood: 'urgent', words: 'Secret missing' }
  if (secret.state === 'altered') return { mood: 'urgent', words: 'Secret altered' }
  if (secret.createdAt === null) return { mood: 'unknown', words: 'Secret of unknown age' }
  const days = daysBetween(secret.createdAt, now)
  if (secret.createdAt > now + DAY) return { mood: 'unknown', words: 'Secret dated ahead of now' }
  return { mood: 'fine', words: days < 1 ? 'Secret made today' : `Secret ${count(days, 'day')} old` }
}

/** "Created at Xero on 1 September 2026, so 83 days old." */
export const secretAge = (secret: SecretFacts, now: Instant): string => {
  if (secret.createdAt === null) return 'When it was generated at Xero is not known.'
  if (secret.createdAt > now + DAY)
    return `Recorded as created at Xero on ${fullDay(secret.createdAt)}, which has not come yet.`
  const days = Math.max(0, daysBetween(secret.createdAt, now))
  return `Created at Xero on ${fullDay(secret.createdAt)}, so ${days === 0 ? 'new' : `${count(days, 'day')} old`}.`
}

/** What of Xero's row is not as it should be, in words. */
export const oddWords = (odd: readonly OddPart[]): string => {
  const words = odd.includes('row') ? [ODD.row] : odd.map((part) => ODD[part])
  return `Xero’s list has this one with ${listOf(words, 4)}`
}

const ODD = {
  row: 'nothing that Keyward can read',
  id: 'no id that can be used',
  idForm: 'a number for an id',
  tenant: 'no organisation id that can be used',
  name: 'no usable name',
  dates: 'dates that are not dates',
} as const satisfies Record<OddPart, string>
