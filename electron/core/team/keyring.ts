import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Link } from '../../../shared/team/acts.ts'
import type { EpochId, TeamId } from '../../../shared/team/names.ts'
import { epochIdOf, secretsHash } from './ids.ts'

/** The keys of one epoch, 32 bytes each; a reviewer has the hash of `secrets` in its place. */
export type EpochKeys = {
  readonly id: EpochId
  readonly facts: Uint8Array
  readonly secrets: Uint8Array | null
  readonly hash: Uint8Array
}

const KEY = 32
const BOTH = 1
const FACTS = 2
const NONCE = 12
const TAG = 16

/** Fresh keys, and the id that proves them. */
export const newEpoch = (team: TeamId): EpochKeys & { readonly secrets: Uint8Array } => {
  const [facts, secrets] = [randomBytes(KEY), randomBytes(KEY)]
  const hash = secretsHash(secrets)
  return { id: epochIdOf(team, facts, hash), facts, secrets, hash }
}

/** The 65 bytes that are sealed for those who get both keys, or the key of facts alone. */
export const writeKeys = (
  { facts, secrets, hash }: EpochKeys,
  what: 'secrets' | 'facts',
): Uint8Array<ArrayBuffer> | null => {
  if (what === 'facts') return new Uint8Array(Buffer.concat([Buffer.from([FACTS]), facts, hash]))
  return secrets === null ? null : new Uint8Array(Buffer.concat([Buffer.from([BOTH]), facts, secrets]))
}

/** The keys in such 65 bytes, where they are those of the epoch that they are said to be; else `null`. */
export const readKeys = (team: TeamId, id: EpochId, bytes: Uint8Array): EpochKeys | null => {
  if (bytes.length !== 1 + 2 * KEY) return null
  const [facts, second] = [bytes.slice(1, 1 + KEY), bytes.slice(1 + KEY)]
  if (bytes[0] !== BOTH && bytes[0] !== FACTS) return null
  const secrets = bytes[0] === BOTH ? second : null
  const hash = secrets === null ? second : secretsHash(secrets)
  return epochIdOf(team, facts, hash) === id ? { id, facts, secrets, hash } : null
}

/**
 * All epochs that one device has the keys of. What brings more of an epoch replaces what had less; nothing is ever
 * taken out, because what it opens was read before.
 */
export const createKeyring = (team: TeamId) => {
  const held = new Map<EpochId, EpochKeys>()
  const add = (keys: EpochKeys): boolean => {
    const had = held.get(keys.id)
    if (had !== undefined && (had.secrets !== null || keys.secrets === null)) return false
    held.set(keys.id, keys)
    return true
  }
  return {
    of: (id: EpochId): EpochKeys | null => held.get(id) ?? null,
    ids: (): readonly EpochId[] => [...held.keys()],
    /** Whether anything became known by it. */
    add,
    /** What the links of an epoch bring, for whoever has that epoch. */
    follow: (id: EpochId, links: readonly Link[]): boolean => {
      const keys = held.get(id)
      if (keys === undefined) return false
      return links.map((link) => openLink(team, keys, link)).some((found) => found !== null && add(found))
    },
  }
}
export type Keyring = ReturnType<typeof createKeyring>

/** An older epoch under a newer one: its facts and its secrets' hash under the facts, its secrets under the secrets. */
export const sealLink = (team: TeamId, under: EpochKeys, older: EpochKeys): Link => ({
  epoch: older.id,
  facts: seal(
    under.facts,
    `keyward-team-1 link facts ${team} ${older.id}`,
    Buffer.concat([older.facts, older.hash]),
  ),
  secrets:
    under.secrets === null || older.secrets === null
      ? null
      : seal(under.secrets, `keyward-team-1 link secrets ${team} ${older.id}`, older.secrets),
})

const openLink = (team: TeamId, under: EpochKeys, { epoch, facts, secrets }: Link): EpochKeys | null => {
  const both = open(under.facts, `keyward-team-1 link facts ${team} ${epoch}`, facts)
  if (both === null || both.length !== 2 * KEY) return null
  const opened =
    under.secrets === null || secrets === null
      ? null
      : open(under.secrets, `keyward-team-1 link secrets ${team} ${epoch}`, secrets)
  const [known, hash] = [both.subarray(0, KEY), both.subarray(KEY)]
  if (epochIdOf(team, known, hash) !== epoch) return null
  const isWhole = opened !== null && secretsHash(opened).equals(hash)
  return { id: epoch, facts: known, secrets: isWhole ? opened : null, hash }
}

/** An app's secret for a team, base64 of salt and sealed text; it opens for no other app and in no other team. */
export const sealSecret = (team: TeamId, app: string, keys: EpochKeys, secret: string): string | null =>
  keys.secrets === null ? null : seal(keys.secrets, secretContext(team, app), Buffer.from(secret))

/** The secret of an app; `null` where the key is not held, or it was sealed for something else. */
export const openSecret = (team: TeamId, app: string, keys: EpochKeys, sealed: string): string | null =>
  keys.secrets === null ? null : (open(keys.secrets, secretContext(team, app), sealed)?.toString() ?? null)

const secretContext = (team: TeamId, app: string) => `keyward-team-1 secret ${team} ${app}`

/** AES-256-GCM with a key and nonce derived from a random salt, so that no two sealings share one. */
const seal = (key: Uint8Array, context: string, plain: Uint8Array): string => {
  const salt = randomBytes(KEY)
  const cipher = createCipheriv('aes-256-gcm', ...derived(key, salt, context))
  cipher.setAAD(Buffer.from(context))
  return Buffer.concat([salt, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

const open = (key: Uint8Array, context: string, text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length < KEY + TAG) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', ...derived(key, bytes.subarray(0, KEY), context))
    decipher.setAAD(Buffer.from(context))
    decipher.setAuthTag(bytes.subarray(-TAG))
    return Buffer.concat([decipher.update(bytes.subarray(KEY, -TAG)), decipher.final()])
  } catch {
    return null
  }
}

/** A key of 32 bytes and a nonce of 12, by HKDF-SHA-256 (RFC 5869). */
export const derived = (key: Uint8Array, salt: Uint8Array, info: string): [Buffer, Buffer] => {
  const bytes = Buffer.from(hkdfSync('sha256', key, salt, info, KEY + NONCE))
  return [bytes.subarray(0, KEY), bytes.subarray(KEY)]
}
