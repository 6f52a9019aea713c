import { connectionStatus, signInFor } from '../../../shared/connections/status.ts'
import { waitingHandovers } from '../../../shared/handover/waits.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { REMINDER_KINDS, type ReminderKind } from '../../../shared/needs/reminder.ts'
import { compareScopes } from '../../../shared/apps/scopes.ts'
import { leftToDo } from '../../../shared/rotation/aftermath.ts'
import type { VisitTo } from '../../../shared/contract/visit.ts'
import type { VaultContent } from '../vault/content.ts'

/** What there is to remind of, one kind at a time: how many, since when the newest, and where they stand in the window. */
export type Reminder = {
  readonly kind: ReminderKind
  readonly amount: number
  /** When the newest came up, where it is told once and not every day. */
  readonly newest: Instant | null
  readonly place: VisitTo
}

type Facts = Pick<VaultContent, 'apps' | 'rotation' | 'signIns' | 'connections' | 'handovers'>

/** Everything that needs somebody who does not look; empty kinds are left out. `dueApps` are the apps whose secret is to be told. */
export const whatReminds = (facts: Facts, dueApps: readonly string[], now: Instant): Reminder[] =>
  REMINDER_KINDS.map((kind) => ({ kind, ...JUDGES[kind](facts, now, dueApps) })).filter(
    ({ amount }) => amount > 0,
  )

type Judged = Omit<Reminder, 'kind'>

const secrets = (_facts: Facts, _now: Instant, dueApps: readonly string[]): Judged => ({
  amount: dueApps.length,
  newest: null,
  place: onlyOf(dueApps, (appId) => ({ at: 'app', appId }), { at: 'overview' }),
})

/** Sign-ins that Xero forgets soon, of which something still depends on them. */
const signIns = ({ signIns: all, connections: rows }: Facts, now: Instant): Judged => {
  const byId = new Map(all.map((one) => [one.id, one]))
  const lapsing = new Set<string>()
  for (const connection of rows) {
    const signIn = signInFor(connection, byId, now)
    if (signIn !== undefined && connectionStatus(connection, signIn, now).code === 'lapses')
      lapsing.add(signIn.id)
  }
  return { amount: lapsing.size, newest: null, place: { at: 'needYou' } }
}

/** Connections that Xero lists no more, although nobody ended them here. */
const connections = ({ connections: all }: Facts): Judged => {
  const gone = all.flatMap(({ key, state }) => (state.kind === 'gone' ? [{ key, at: state.noticedAt }] : []))
  return {
    amount: gone.length,
    newest: gone.reduce<Instant | null>((latest, { at }) => Math.max(latest ?? at, at), null),
    place: onlyOf(
      gone.map(({ key }) => key),
      (key) => ({ at: 'connection', key }),
      { at: 'needYou' },
    ),
  }
}

const handovers = (facts: Facts, now: Instant): Judged => {
  const waiting = waitingHandovers(facts, now).map(({ sent }) => sent.id)
  return {
    amount: waiting.length,
    newest: null,
    place: onlyOf(waiting, (handoverId) => ({ at: 'handover', handoverId }), { at: 'handovers' }),
  }
}

/** What leaks and rotations have left, by the same list as Overview's. */
const aftermath = ({ rotation }: Facts): Judged => {
  const { leaks, behind } = leftToDo(rotation.aftermath)
  return { amount: leaks.length + behind.length, newest: null, place: { at: 'overview' } }
}

/** Connections that nobody here made, and sign-ins that were granted more than their app asks for; once, and not every day. */
const found = ({ apps, connections: rows, signIns: all }: Facts, now: Instant): Judged => {
  const byId = new Map(all.map((one) => [one.id, one]))
  const kinds = new Map(apps.map(({ id, kind }) => [id, kind]))
  const elsewhere = rows.filter((one) => {
    const { code } = connectionStatus(one, signInFor(one, byId, now), now, kinds.get(one.appId))
    return code === 'madeElsewhere'
  })
  const asked = new Map(apps.map(({ id, scopes }) => [id, scopes]))
  const wider = all.filter(
    (one) =>
      one.state.kind === 'live' &&
      compareScopes(asked.get(one.appId) ?? one.grantedScopes, one.grantedScopes).extra.length > 0,
  )
  const moments = [
    ...elsewhere.map(({ newSince, createdAt }) => newSince ?? createdAt),
    ...wider.map(({ signedInAt }) => signedInAt),
  ]
  return {
    amount: elsewhere.length + wider.length,
    newest: moments.length === 0 ? null : moments.reduce((a, b) => Math.max(a, b)),
    place: { at: 'overview' },
  }
}

const JUDGES = { secrets, signIns, connections, handovers, aftermath, found } as const satisfies Record<
  ReminderKind,
  (facts: Facts, now: Instant, dueApps: readonly string[]) => Judged
>

/** The place of the one that there is, or of them all. */
const onlyOf = (ids: readonly string[], one: (id: string) => VisitTo, all: VisitTo): VisitTo => {
  const [first, ...more] = ids
  return first === undefined || more.length > 0 ? all : one(first)
}
