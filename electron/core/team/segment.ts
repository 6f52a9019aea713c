import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  randomBytes,
  sign,
} from 'node:crypto'
import {
  AnyLine,
  Body,
  Line,
  LINE_MAX,
  SealedKeys,
  TEAM_FILE_MAX,
  TEAM_VERSION,
} from '../../../shared/team/segment.ts'
import * as z from 'zod'
import type { Hash, TeamId } from '../../../shared/team/names.ts'
import { canonicalJson } from '../kernel/canonical.ts'
import { fileHash } from './ids.ts'
import { derived, type EpochKeys } from './keyring.ts'

/** A segment whose clear part was read: enough to learn keys from it, and to know which epoch opens it. */
export type ClosedSegment = {
  readonly kind: 'segment'
  readonly hash: Hash
  readonly line: Line
  readonly keys: readonly SealedKeys[]
  /** Line and keys, as they stand in the file. */
  readonly clear: Uint8Array
  readonly box: Uint8Array
}

/** A segment that its epoch's key opened. Whether its author signed it is told by `message` and `signature`. */
export type OpenSegment = {
  readonly hash: Hash
  readonly line: Line
  readonly keys: readonly SealedKeys[]
  readonly body: Body
  readonly signature: Uint8Array
  readonly message: Uint8Array
}

/** `newer`: of a version that is not known here, so that the team can only be read (T8). */
export type Unreadable = { readonly kind: 'newer' } | { readonly kind: 'refused' }

const STEP = 256
const SIGNATURE = 64
const TAG = 16
const SPACE = 0x20
const LF = 0x0a
const INFO = 'keyward-team-1 segment'
const PURPOSE = Buffer.from('keyward-team-segment-1\n')

const REFUSED: Unreadable = { kind: 'refused' }
const Keys = z.array(SealedKeys).min(1).max(200)

/** Reads what is in the clear; half of a file, another team's and what is spelled otherwise are refused (T1, T8). */
export const readSegment = (team: TeamId, bytes: Uint8Array): ClosedSegment | Unreadable => {
  if (bytes.length > TEAM_FILE_MAX) return REFUSED
  const end = bytes.subarray(0, LINE_MAX).indexOf(LF)
  if (end < 0) return REFUSED
  const text = decoded(bytes.subarray(0, end))
  const raw = parsed(text)
  const any = AnyLine.safeParse(raw)
  if (!any.success || any.data.team !== team) return REFUSED
  if (any.data.v > TEAM_VERSION) return { kind: 'newer' }
  const line = Line.safeParse(raw)
  // one spelling only: else somebody could make a second file of what another has signed
  if (!line.success || canonicalJson(line.data) !== text) return REFUSED
  const begin = end + 1 + line.data.keys
  if (bytes.length < begin + STEP + TAG || (bytes.length - begin - TAG) % STEP !== 0) return REFUSED
  const keys = line.data.keys === 0 ? [] : readKeyList(bytes.subarray(end + 1, begin))
  if (keys === null) return REFUSED
  return {
    kind: 'segment',
    hash: fileHash(bytes),
    line: line.data,
    keys,
    clear: bytes.subarray(0, begin),
    box: bytes.subarray(begin),
  }
}

/** Opens a segment with its epoch's key of facts; `null` where it is damaged, or of another shape. */
export const openSegment = (
  { hash, line, keys, clear, box }: ClosedSegment,
  { facts }: Pick<EpochKeys, 'facts'>,
): OpenSegment | null => {
  const plain = opened(facts, line.salt, clear, box)
  if (plain === null) return null
  let end = plain.length
  while (end > SIGNATURE && plain[end - 1] === SPACE) end -= 1
  if (plain.length !== padded(end)) return null
  const written = plain.subarray(SIGNATURE, end)
  const body = Body.safeParse(parsed(decoded(written)))
  if (!body.success) return null
  return {
    hash,
    line,
    keys,
    body: body.data,
    signature: plain.subarray(0, SIGNATURE),
    message: messageOf(clear, written),
  }
}

/** Who writes, as what their device signs with: an Ed25519 seed and its public half, base64url. */
export type Signer = { readonly seed: string; readonly signKey: string }

/** The bytes of a segment, and its hash. */
export const sealSegment = (
  line: Omit<Line, 'v' | 'keys' | 'salt'>,
  keys: readonly SealedKeys[],
  body: Body,
  { facts }: Pick<EpochKeys, 'facts'>,
  { seed, signKey }: Signer,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly hash: Hash } => {
  const list = keys.length === 0 ? Buffer.alloc(0) : Buffer.from(canonicalJson(keys))
  const salt = randomBytes(32).toString('base64url')
  const whole: Line = { v: TEAM_VERSION, ...line, keys: list.length, salt }
  const clear = Buffer.concat([Buffer.from(`${canonicalJson(whole)}\n`), list])
  const written = Buffer.from(canonicalJson(body))
  const key = createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', d: seed, x: signKey } })
  const signature = sign(null, messageOf(clear, written), key)
  const length = SIGNATURE + written.length
  const plain = Buffer.concat([signature, written, Buffer.alloc(padded(length) - length, SPACE)])
  const cipher = createCipheriv('aes-256-gcm', ...derived(facts, Buffer.from(salt, 'base64url'), INFO))
  cipher.setAAD(clear)
  const bytes = new Uint8Array(
    Buffer.concat([clear, cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
  )
  return { bytes, hash: fileHash(bytes) }
}

/** What is signed: the purpose, the hash of what is in the clear, and the body as it is written. */
const messageOf = (clear: Uint8Array, written: Uint8Array): Buffer =>
  Buffer.concat([PURPOSE, createHash('sha256').update(clear).digest(), written])

const padded = (length: number) => Math.ceil(length / STEP) * STEP

const opened = (facts: Uint8Array, salt: Hash, clear: Uint8Array, box: Uint8Array): Buffer | null => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', ...derived(facts, Buffer.from(salt, 'base64url'), INFO))
    decipher.setAAD(clear)
    decipher.setAuthTag(box.subarray(-TAG))
    return Buffer.concat([decipher.update(box.subarray(0, -TAG)), decipher.final()])
  } catch {
    return null
  }
}

const readKeyList = (bytes: Uint8Array): readonly SealedKeys[] | null => {
  const text = decoded(bytes)
  const list = Keys.safeParse(parsed(text))
  return list.success && canonicalJson(list.data) === text ? list.data : null
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const decoded = (bytes: Uint8Array): string => {
  try {
    return UTF8.decode(bytes)
  } catch {
    return ''
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
