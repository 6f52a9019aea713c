import * as z from 'zod'

/** Crockford's base32 in small letters: no i, l, o, u. */
const CODED = /^[0-9a-hjkmnp-tv-z]+$/u
const coded = (length: number) => z.string().length(length).regex(CODED)

/** A team, by the first 130 bits of what founded it. */
export const TeamId = coded(26)
export type TeamId = z.infer<typeof TeamId>

/** A device in one team, by the first 80 bits of its signing key's hash: it proves the key, and differs per team. */
export const DeviceId = coded(16)
export type DeviceId = z.infer<typeof DeviceId>

/** An epoch, by the first 130 bits of its two keys' hash: it proves both. */
export const EpochId = coded(26)
export type EpochId = z.infer<typeof EpochId>

/** SHA-256, 32 bytes as base64url. */
export const Hash = z
  .string()
  .length(43)
  .regex(/^[\w-]+$/u)
export type Hash = z.infer<typeof Hash>

/** The number of a segment among its device's, from 1; five bytes hold it. */
export const Seq = z
  .int()
  .min(1)
  .max(2 ** 40 - 1)

/** What a file of a store holds: a segment, a segment that carries keys, a summary, or many segments word for word. */
export const FileKind = z.enum(['kws', 'kwk', 'kwn', 'kwp'])
export type FileKind = z.infer<typeof FileKind>

/** One file as a store lists it: its name in the place, with slashes, and its bytes as far as they are there. */
export const Listed = z.strictObject({ name: z.string(), size: z.int().min(0) })
export type Listed = z.infer<typeof Listed>

/** What a name says: whose file it is, what it holds, and the first 80 bits of its SHA-256. */
export type FileName = {
  readonly team: string
  readonly dev: DeviceId
  readonly kind: FileKind
  readonly from: number
  /** The last segment in a pack; else as `from`. */
  readonly to: number
  readonly hash: string
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const SEQ_LENGTH = 8

/** A number in eight characters, so that names sort as the numbers do. */
export const seqText = (seq: number): string => {
  let text = ''
  for (let left = seq; text.length < SEQ_LENGTH; left = Math.floor(left / 32))
    text = `${ALPHABET[left % 32] ?? ''}${text}`
  return text
}

const seqOf = (text: string): number =>
  Array.from(text).reduce((sum, one) => sum * 32 + ALPHABET.indexOf(one), 0)

/** The folder of a team in its place. */
export const teamFolder = (team: TeamId): string => `keyward-${team.slice(0, 16)}`

/** A file's name in the place of its team, `keyward-…/<device>/<seq>-<hash>.kws`; 80 characters at most. */
export const writeFileName = ({ team, dev, kind, from, to, hash }: FileName): string =>
  `keyward-${team}/${dev}/${seqText(from)}${kind === 'kwp' ? `-${seqText(to)}` : ''}-${hash}.${kind}`

const C = '[0-9a-hjkmnp-tv-z]'
const NAME = new RegExp(
  `^keyward-(?<team>${C}{16})/(?<dev>${C}{16})/(?<from>${C}{8})(?:-(?<to>${C}{8}))?-(?<hash>${C}{16})\\.(?<kind>kws|kwk|kwn|kwp)$`,
  'u',
)

/** What a name says; `null` where it is none of a team's, such as a conflict copy's. */
export const readFileName = (name: string): FileName | null => {
  const { team, dev, from, to, hash, kind } = NAME.exec(name)?.groups ?? {}
  if (team === undefined || dev === undefined || from === undefined || hash === undefined) return null
  if ((kind === 'kwp') !== (to !== undefined)) return null
  return {
    team,
    dev,
    kind: FileKind.parse(kind),
    from: seqOf(from),
    to: seqOf(to ?? from),
    hash,
  }
}
