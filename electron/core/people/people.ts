import { HANDED } from '../handover/handed.ts'
import type { ActivityKind } from '../../../shared/activity/activity.ts'
import { outcomeOf } from '../../../shared/activity/outcome.ts'
import { isConnected } from '../../../shared/connections/impact.ts'
import type { HeldSecret, KnownPerson, PersonTrail } from '../../../shared/people/leaver.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import { whoFlags } from '../activity/filter.ts'
import { kindNumber, type ActivityIndex } from '../activity/index.ts'
import { type Holding, heldByBackups } from './holding.ts'
import { authorisedBy, reachOf } from './reach.ts'
import { receivingsOf } from './receivings.ts'
import { toolsOf } from './tool-trail.ts'
import { recordInForce } from '../secrets/held.ts'
import type { VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

/** Actions after which a person knows a secret: they typed it in, saw it, took it along, or handed it over. */
const HOLDING: readonly ActivityKind[] = [
  'appAdded',
  'appImported',
  'secretStored',
  'secretSwitched',
  'secretRevealed',
  'secretCopied',
  ...Object.values(HANDED),
]

/** Whom this vault knows, and what each has known and done. */
export type People = ReturnType<typeof createPeople>

export const createPeople = ({
  vault,
  activity,
}: {
  readonly vault: Vault
  readonly activity: ActivityJournal
}) => {
  const listPeople = async (): Promise<Result<{ people: KnownPerson[] }>> => {
    const index = await activity.indexed()
    return index.ok ? ok({ people: peopleOf(vault.content(), index.value) }) : index
  }

  const tracePerson = async (key: string): Promise<Result<PersonTrail>> => {
    const read = await activity.indexed()
    if (!read.ok) return read // without the log nobody can say what somebody knows
    const index = read.value
    const person = peopleOf(vault.content(), index).find((one) => one.key === key)
    if (person === undefined) return fail('unknownPerson')
    const content = vault.content()
    const { secrets, replaced, workedWith } = heldBy(content, index, key)
    return ok({
      key,
      name: person.name,
      email: person.email,
      secrets,
      replaced,
      received: receivingsOf(content)
        .filter((one) => one.key === key)
        .map(({ thing }) => thing)
        .toSorted((a, b) => b.at - a.at),
      authorised: authorisedBy(content, key, vault.now()),
      ...reachOf(content, key, { known: secrets.map(({ appId }) => appId), workedWith }),
      tools: toolsOf(content, index, key),
      lastSeenAt: person.lastSeenAt,
    })
  }

  return { listPeople, tracePerson }
}

const peopleOf = (content: VaultContent, index: ActivityIndex | null): KnownPerson[] => {
  const people = new Map<string, KnownPerson>()
  const meet = (who: { readonly name: string; readonly email: string }, more: Partial<KnownPerson>) => {
    const key = personKey(who)
    if (key === '') return
    const known = people.get(key) ?? {
      key,
      name: who.name,
      email: who.email,
      isMe: content.me !== null && personKey(content.me) === key,
      signIns: 0,
      connections: 0,
      handovers: 0,
      lines: 0,
      lastSeenAt: null,
    }
    people.set(key, {
      ...known,
      signIns: known.signIns + (more.signIns ?? 0),
      connections: known.connections + (more.connections ?? 0),
      handovers: known.handovers + (more.handovers ?? 0),
      lines: known.lines + (more.lines ?? 0),
      lastSeenAt: latest(known.lastSeenAt, more.lastSeenAt ?? null),
    })
  }
  if (content.me !== null) meet(content.me, {})
  for (const signIn of content.signIns)
    meet(signIn, {
      signIns: 1,
      connections: content.connections.filter((one) => isConnected(one) && one.signInIds.includes(signIn.id))
        .length,
      lastSeenAt: signIn.signedInAt,
    })
  for (const one of receivingsOf(content)) meet(one, { handovers: 1 })
  for (const one of content.backup.colleagues) meet(one, {})
  for (const writer of writersOf(index)) meet(writer, { lines: writer.lines, lastSeenAt: writer.lastAt })
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name))
}

const latest = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b))

const writersOf = (index: ActivityIndex | null) => {
  if (index === null) return []
  const { who, sound } = index.columns()
  const { at } = index.times()
  const found = index.words.who.texts.map((text) => {
    const [name = '', email = ''] = text.split('\0')
    return { name, email, lines: 0, lastAt: 0 }
  })
  for (let line = 0; line < index.size(); line += 1) {
    const writer = found[who[line] ?? 0]
    if (writer === undefined || sound[line] !== 1) continue
    writer.lines += 1
    writer.lastAt = Math.max(writer.lastAt, at[line] ?? 0)
  }
  return found.filter(({ lines }) => lines > 0) // a line that Keyward never wrote makes nobody known
}

/**
 * The secrets in force that a person has had in their hands: by what they did here, as the log tells, and by handovers,
 * as their records do; and each app whose secret they have ever had, in force or not.
 */
const heldBy = (
  content: VaultContent,
  index: ActivityIndex | null,
  key: string,
): { secrets: HeldSecret[]; replaced: number; workedWith: ReadonlySet<string> } => {
  const secrets = new Map<string, HeldSecret & { held: HeldSecret['held'] }>()
  const past = new Set<string>()
  const workedWith = new Set<string>()
  for (const { appId, name, held } of [
    ...heldByLog(content, index, key),
    ...heldByHandover(content, key),
    ...heldByBackups(content, key),
  ]) {
    const app = content.apps.find((one) => (appId === '' ? one.name === name : one.id === appId))
    if (app?.secret === null) continue // it has no secret that anybody could know
    if (app !== undefined) workedWith.add(app.id)
    const place = app?.id ?? `${appId} ${name}`
    if (!held.isInForce) {
      past.add(place)
      continue
    }
    const known = secrets.get(place) ?? {
      appId: app?.id ?? '',
      app: app?.name ?? name,
      inForceSince: app?.secret?.storedAt ?? 0,
      held: [],
    }
    known.held.push({ what: held.what, at: held.at, line: held.line })
    secrets.set(place, known)
  }
  for (const place of secrets.keys()) past.delete(place)
  for (const secret of secrets.values()) secret.held.sort((a, b) => a.at - b.at)
  return { secrets: [...secrets.values()], replaced: past.size, workedWith }
}

const heldByHandover = (content: VaultContent, key: string): Holding[] =>
  receivingsOf(content).flatMap(({ key: theirs, appId, what, at, thing }) =>
    theirs === key && thing.withSecret
      ? [{ appId, name: thing.app, held: { what, at, line: null, isInForce: thing.isInForce } }]
      : [],
  )

const heldByLog = (content: VaultContent, index: ActivityIndex | null, key: string): Holding[] => {
  if (index === null) return []
  const { what, who, app: appOf, result, sound } = index.columns()
  const { at } = index.times()
  const theirs = whoFlags(index, key)
  const kinds = new Map(HOLDING.map((kind) => [kindNumber(kind), kind]))
  const found: Holding[] = []
  const pastes = pastesBy(index)
  for (let line = 0; line < index.size(); line += 1) {
    const paste = pastes(line)
    if (paste !== null && theirs[paste.who] === 1)
      found.push({
        ...paste,
        held: {
          what: 'newSecretPasted',
          at: paste.at,
          line: paste.number,
          isInForce: wasInForce(content, paste.appId, paste.name, at[line] ?? 0),
        },
      })
    const kind = kinds.get(what[line] ?? 0)
    if (kind === undefined || theirs[who[line] ?? 0] !== 1 || sound[line] !== 1) continue
    if (outcomeOf(kind, index.words.result.texts[result[line] ?? 0] ?? '') === 'failed') continue
    const [name = '', appId = ''] = (index.words.app.texts[appOf[line] ?? 0] ?? '').split('\0')
    const moment = at[line] ?? 0
    const number = index.standing(line).number
    if (isWithoutSecret(content, kind, appId, moment)) continue
    const isInForce = wasInForce(content, appId, name, moment)
    found.push({ appId, name, held: { what: kind, at: moment, line: number, isInForce } })
  }
  return found
}

/**
 * For a line at which a new secret was switched over to: who had put it in beside the old one, and when. It is in force
 * from the switch on, and whoever pasted it need not be who switched.
 */
const pastesBy = (index: ActivityIndex) => {
  const { what, who, app, result, sound } = index.columns()
  const { at } = index.times()
  const [pasting, switching] = (['newSecretPasted', 'secretSwitched'] as const).map(kindNumber)
  const last = new Map<string, { appId: string; name: string; who: number; at: number; number: number }>()
  return (line: number) => {
    if (sound[line] !== 1 || (what[line] !== pasting && what[line] !== switching)) return null
    if (index.words.result.texts[result[line] ?? 0] !== 'ok') return null
    const [name = '', appId = ''] = (index.words.app.texts[app[line] ?? 0] ?? '').split('\0')
    if (what[line] === switching) return last.get(appId) ?? null
    const { number } = index.standing(line)
    last.set(appId, { appId, name, who: who[line] ?? 0, at: at[line] ?? 0, number })
    return null
  }
}

/** Whether what was sealed then went without the secret: nobody saw it for that. */
const isWithoutSecret = (content: VaultContent, kind: ActivityKind, appId: string, at: number): boolean =>
  Object.values<ActivityKind>(HANDED).includes(kind) &&
  content.handovers.sent.findLast((one) => one.appId === appId && one.sealedAt <= at)?.withSecret === false

/** Whether the secret of an app at that moment is the one in force now; it may have been out of use in between. */
const wasInForce = ({ apps, rotation }: VaultContent, appId: string, name: string, at: number): boolean => {
  const app = apps.find((one) => (appId === '' ? one.name === name : one.id === appId))
  if (app?.secret == null || at >= app.secret.storedAt) return true
  const inForce = recordInForce(rotation, app.id)
  return rotation.records.some(
    (one) =>
      one.appId === app.id &&
      one.fingerprint === inForce?.fingerprint &&
      one.storedAt <= at &&
      one.replacedAt !== null &&
      at <= one.replacedAt,
  )
}
