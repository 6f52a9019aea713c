import { isConnected } from '../../../shared/connections/impact.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { NAMES_MAX, type RehearsedPart, type RehearsedWhat } from '../../../shared/backup/rehearsal.ts'
import { canonicalJson } from '../kernel/canonical.ts'
import { entriesOf, type Entry } from '../secrets/entries.ts'
import type { VaultContent } from '../vault/content.ts'
import type { ReadyBackup } from './restoring.ts'

/** One thing on either side: by what it is known, what is compared of it, and how it is called. */
type Thing = {
  readonly id: string
  readonly state: string
  readonly name: string
  readonly changedAt?: Instant
}

/** What is known of this vault beside its records. */
type Here = {
  readonly content: VaultContent
  readonly fingerprintOf: (secret: string) => string
  /** Whether anything at all was noted here since the backup. */
  readonly hasGoneOn: boolean
}

/** A backup beside the vault as it is now, one kind of thing at a time. Pure; secrets are compared by fingerprint. */
export const compare = (ready: ReadyBackup, { content, fingerprintOf, hasGoneOn }: Here): RehearsedPart[] => {
  const { madeAt } = ready.opened.frame
  const part = (what: RehearsedWhat, then: readonly Thing[], now: readonly Thing[]): RehearsedPart => {
    const [before, after] = [byId(then), byId(now)]
    const differing = [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
      const [one, other] = [before.get(id), after.get(id)]
      if (one?.state === other?.state) return []
      // what is here has a date of its own, most of it; what is gone here, only the log can have noted
      const isLater = other?.changedAt === undefined ? hasGoneOn : other.changedAt > madeAt
      return { name: other?.name ?? one?.name ?? '', isLater }
    })
    const isExplained = differing.every(({ isLater }) => isLater)
    return {
      what,
      inBackup: then.length,
      here: now.length,
      is: differing.length === 0 ? 'equal' : isExplained ? 'newer' : 'differs',
      names: differing.slice(0, NAMES_MAX).map(({ name }) => name.slice(0, 300)),
      more: Math.max(0, differing.length - NAMES_MAX),
    }
  }
  return [
    part('apps', appsOf(ready.content), appsOf(content)),
    part('secrets', secretsIn(ready, content, fingerprintOf), secretsOf(content)),
    part('card', cardIn(ready), cardOf(content)),
    part('connections', connectionsOf(ready.content), connectionsOf(content)),
    part('people', peopleOf(ready.content), peopleOf(content)),
    part('handovers', handoversOf(ready.content), handoversOf(content)),
    part('reviews', reviewsIn(ready), reviewsOf(content)),
  ]
}

const byId = (things: readonly Thing[]) => new Map(things.map((one) => [one.id, one]))

/** What of an app is compared elsewhere, or only dates it. Everything else is compared, a new field as well. */
const APART = { secret: undefined, secretAccount: undefined, changedAt: undefined, cameBack: undefined }

const appsOf = ({ apps }: VaultContent): Thing[] =>
  apps.map((app) => ({
    id: app.id,
    name: app.name,
    state: canonicalJson({ ...app, ...APART }),
    changedAt: app.changedAt,
  }))

const nameOfSecret = ({ appId, what }: Pick<Entry, 'appId' | 'what'>) => `${what} ${appId}`

/** Of a secret whose fingerprint is not known, only that it is there. */
const secretsOf = (content: VaultContent): Thing[] =>
  entriesOf(content)
    .filter(({ what }) => what !== 'ownKeys' && what !== 'other')
    .map((entry) => ({
      id: nameOfSecret(entry),
      name: entry.app,
      state: entry.fingerprint ?? '',
      changedAt: storedAt(content, entry),
    }))

/** When what lies there now was put there. */
const storedAt = ({ apps, rotation }: VaultContent, { appId, what }: Entry): Instant => {
  const open = rotation.open.find((one) => one.appId === appId)
  if (what === 'newSecret') return open?.candidate?.storedAt ?? 0
  if (what === 'previousSecret') return open?.switchedAt ?? 0
  return apps.find(({ id }) => id === appId)?.secret?.storedAt ?? 0
}

const secretsIn = (
  { content, opened }: ReadyBackup,
  now: VaultContent,
  fingerprintOf: (secret: string) => string,
): Thing[] => {
  const unknown = new Set(secretsOf(now).flatMap(({ id, state }) => (state === '' ? id : [])))
  const values = new Map(opened.frame.secrets.map(({ account, value }) => [account, value]))
  return entriesOf(content).flatMap((entry) => {
    const value = values.get(entry.account)
    if (value === undefined || entry.what === 'ownKeys' || entry.what === 'other') return []
    const id = nameOfSecret(entry)
    return { id, name: entry.app, state: unknown.has(id) ? '' : fingerprintOf(value) }
  })
}

const cardOf = ({ handovers: { identity } }: VaultContent): Thing[] =>
  identity === null ? [] : [{ id: 'card', name: '', state: `${identity.recipient} ${identity.signKey}` }]

/** A card without its private half is none. */
const cardIn = ({ content, opened }: ReadyBackup): Thing[] =>
  opened.frame.secrets.some(({ account }) => account === content.handovers.identity?.account)
    ? cardOf(content)
    : []

const connectionsOf = ({ connections }: VaultContent): Thing[] =>
  connections
    .filter(isConnected)
    .map(({ key, tenantName, state }) => ({ id: key, name: tenantName, state: state.kind }))

const peopleOf = ({ handovers: { people } }: VaultContent): Thing[] =>
  people.map(({ id, name, email, fingerprint, addedAt }) => ({
    id,
    name,
    state: JSON.stringify([name, email, fingerprint]),
    changedAt: addedAt,
  }))

const handoversOf = ({ handovers: { sent, received } }: VaultContent): Thing[] =>
  [...sent, ...received].map(({ id, app }) => ({ id, name: app, state: '' }))

const reviewsOf = ({ reviews }: VaultContent): Thing[] =>
  reviews.map(({ id, at, by, checksum }) => ({ id, name: by, state: checksum, changedAt: at }))

/** Those whose signed copies are in it. */
const reviewsIn = ({ content, opened }: ReadyBackup): Thing[] => {
  const copies = new Set(opened.frame.reviews.map(({ id }) => id))
  return reviewsOf(content).filter(({ id }) => copies.has(id))
}
