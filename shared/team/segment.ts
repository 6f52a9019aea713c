import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'
import { Act } from './acts.ts'
import { DeviceId, EpochId, Hash, Seq, TeamId } from './names.ts'

export const TEAM_VERSION = 1
/** Nothing larger is read (T8). */
export const TEAM_FILE_MAX = 4 * 1024 * 1024
/** Devices of one team; five hundred people with two each. */
export const DEVICES_MAX = 2_000
/** Acts of one segment. */
export const ACTS_MAX = 1_000

/** The first line of a segment, in the clear and signed: canonical JSON and a line break. */
export const Line = z.strictObject({
  v: z.literal(TEAM_VERSION),
  team: TeamId,
  dev: DeviceId,
  seq: Seq,
  epoch: EpochId,
  /** Bytes of keys that follow. */
  keys: z.int().min(0).max(TEAM_FILE_MAX),
  /** 32 random bytes, base64url: what the segment's own key is derived with. */
  salt: Hash,
})
export type Line = z.infer<typeof Line>

/** What any version's line says, by which a newer one is told from damage. */
export const AnyLine = z.looseObject({ v: z.int().min(1), team: z.string() })

/** The keys of one epoch, in one age file that each of these devices opens. */
export const SealedKeys = z.strictObject({
  epoch: EpochId,
  for: z.array(DeviceId).min(1).max(DEVICES_MAX),
  /** base64 of the age file. */
  box: z.base64().max(TEAM_FILE_MAX),
})
export type SealedKeys = z.infer<typeof SealedKeys>

/** Longest line: what it holds is bounded, so that no file is searched to its end for one. */
export const LINE_MAX = 512

/** The head of another device's segments: who, which number, and the whole file's SHA-256. */
export const Head = z.tuple([DeviceId, Seq, Hash])
export type Head = z.infer<typeof Head>

/** What is sealed in a segment. */
export const Body = z.strictObject({
  at: Instant,
  /** The device's own segment before this one. */
  prev: Hash.nullable(),
  /** The heads that the person saw who acted, without those that `prev` or each other have seen. */
  seen: z.array(Head).max(DEVICES_MAX),
  acts: z.array(Act).min(1).max(ACTS_MAX),
})
export type Body = z.infer<typeof Body>
