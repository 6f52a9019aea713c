import * as z from 'zod'
import { Card } from '../handover/handover.ts'
import { Instant } from '../kernel/instant.ts'
import { Put, Removal } from './entities.ts'
import { DeviceId, EpochId, Hash } from './names.ts'

/** What a person of a team may: nothing any more, see all but secrets, change all but people, change everything. */
export const Role = z.enum(['none', 'reviewer', 'editor', 'admin'])
export type Role = z.infer<typeof Role>

/** From the lowest standing to the highest. */
export const rankOfRole = (role: Role): number => Role.options.indexOf(role)

const DEVICES = 2_000

/** A person of a team, by the first device that they had in it. */
export const MemberId = DeviceId
export type MemberId = z.infer<typeof MemberId>

/** Why somebody's standing changed; `retired` says that the device was wiped, so that it has nothing any more. */
export const Why = z.enum(['joined', 'changed', 'left', 'lost', 'retired'])
export type Why = z.infer<typeof Why>

/** What founds a team, whose id is this act's hash. The recovery card's two keys are on paper (T16). */
export const Found = z.strictObject({
  do: z.literal('found'),
  name: z.string().min(1).max(100),
  /** 16 random bytes, base64url. */
  nonce: z.string().regex(/^[\w-]{22}$/u),
  card: Card,
  recovery: Card,
})
export type Found = z.infer<typeof Found>

const RoleAct = z.strictObject({ do: z.literal('role'), member: MemberId, role: Role, why: Why })
const DeviceAct = z.strictObject({
  do: z.literal('device'),
  member: MemberId,
  dev: DeviceId,
  card: Card,
  in: z.boolean(),
  why: Why,
})

/** An older epoch's keys, sealed under this one's: `facts` under its facts, `secrets` under its secrets where its maker had them. */
export const Link = z.strictObject({
  epoch: EpochId,
  facts: z.base64().max(200),
  secrets: z.base64().max(200).nullable(),
})
export type Link = z.infer<typeof Link>

const Holders = {
  id: EpochId,
  /** Devices that were given both keys. */
  secrets: z.array(DeviceId).max(DEVICES),
  /** Devices that were given the key of facts alone. */
  facts: z.array(DeviceId).max(DEVICES),
}

const EpochAct = z.strictObject({
  do: z.literal('epoch'),
  ...Holders,
  /** Segments with removals that its maker knew beyond what this segment has seen (T17). */
  after: z.array(Hash).max(DEVICES),
  past: z.array(Link).max(200),
})
export type EpochAct = z.infer<typeof EpochAct>

const GiveAct = z.strictObject({ do: z.literal('give'), ...Holders })

/** One thing that somebody did and that the whole team's activity shows. */
const LogAct = z.strictObject({
  do: z.literal('log'),
  at: Instant,
  what: z.string().regex(/^[a-z][A-Za-z\d]{0,63}$/u),
  about: z.record(z.string().max(64), z.string().max(500)),
})
export type LogAct = z.infer<typeof LogAct>

const AgreeAct = z.strictObject({ do: z.literal('agree'), summary: Hash })

/** Everything that a segment can say. */
export type Act =
  | Found
  | z.infer<typeof RoleAct>
  | z.infer<typeof DeviceAct>
  | EpochAct
  | z.infer<typeof GiveAct>
  | Put
  | Removal
  | LogAct
  | z.infer<typeof AgreeAct>
export const Act = z.discriminatedUnion('do', [
  Found,
  RoleAct,
  DeviceAct,
  EpochAct,
  GiveAct,
  Put,
  Removal,
  LogAct,
  AgreeAct,
]) as z.ZodType<Act>
