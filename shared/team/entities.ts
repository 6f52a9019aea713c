import * as z from 'zod'
import { AppKind } from '../apps/app-kind.ts'
import { RedirectRoute } from '../apps/redirect-route.ts'
import { Instant } from '../kernel/instant.ts'
import { EpochId } from './names.ts'

/**
 * A secret in a team: sealed under its epoch's `secrets`, to one app of one team. `fp` is the fingerprint by which two
 * are told apart without either being known.
 */
export const SharedSecret = z.strictObject({
  epoch: EpochId,
  sealed: z.base64().max(4_000),
  fp: z.string().max(64),
  createdAt: Instant.nullable(),
  storedAt: Instant,
})
export type SharedSecret = z.infer<typeof SharedSecret>

const Scalar = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()])
/** A plain record of a noun: names with values or lists of them. */
const Plain = z.record(z.string().max(64), z.union([Scalar, z.array(z.string().max(400)).max(400)]))

/** Something that was so at a moment, as whoever asked found it. */
export const Fact = z.strictObject({ at: Instant, is: Plain })
export type Fact = z.infer<typeof Fact>
/** Something that was done at a moment, and stays done. */
const Done = z.strictObject({ at: Instant })

const words = (most: number) => z.string().max(most)
const tags = z.array(words(60)).max(100)

/** What becomes of several values that stand at once (T2). */
export type Rule = 'all' | 'deepest' | 'newest' | 'earliest'

type Field = { readonly schema: z.ZodType; readonly rule: Rule }
const all = (schema: z.ZodType): Field => ({ schema, rule: 'all' })
const deepest = (schema: z.ZodType): Field => ({ schema, rule: 'deepest' })
const newest: Field = { schema: Fact, rule: 'newest' }
const earliest: Field = { schema: Done, rule: 'earliest' }
/** One of many that are joined by their ids: each is an entity, which nobody changes once it is written. */
const one = { is: deepest(Plain) }

/** Every kind of thing that a team shares, with what becomes of each of its fields. Token sets have no place in it. */
export const ENTITIES = {
  app: {
    name: deepest(words(100)),
    note: deepest(words(2_000)),
    tags: deepest(tags),
    kind: all(AppKind),
    clientId: all(words(400)),
    redirectUri: all(words(2_000)),
    route: all(RedirectRoute),
    scopes: all(z.array(words(200)).max(60)),
    policy: all(Plain),
    secret: all(SharedSecret),
    candidate: all(SharedSecret),
  },
  organisation: { name: deepest(words(200)), note: deepest(words(2_000)), tags: deepest(tags) },
  practice: { name: deepest(words(100)), policy: all(Plain) },
  connection: { fact: newest },
  signIn: { fact: newest },
  proof: { fact: newest },
  health: { fact: newest },
  rotation: {
    begun: earliest,
    made: earliest,
    pasted: earliest,
    worked: earliest,
    takenOver: earliest,
    deleted: earliest,
    provenDead: earliest,
    closed: earliest,
  },
  tick: { done: earliest },
  journeyEvent: one,
  record: one,
  consumer: { ...one, name: deepest(words(200)) },
  leaverTask: { ...one, done: earliest },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field>>>>

export type EntityKind = keyof typeof ENTITIES
export const ENTITY_KINDS = Object.keys(ENTITIES) as readonly EntityKind[]

/** How one field of a kind is settled. */
export const ruleOf = (kind: EntityKind, field: string): Rule => {
  const fields: Readonly<Record<string, Field>> = ENTITIES[kind]
  return fields[field]?.rule ?? 'all'
}

/** Which kinds only hold facts, and may wait a little to go out together (T25). */
export const WAITING_KINDS: ReadonlySet<EntityKind> = new Set(['connection', 'signIn', 'proof', 'health'])

const EntityId = z.string().regex(/^[\w.:-]{1,100}$/u)

const putOf = (kind: EntityKind) => {
  const fields: Readonly<Record<string, Field>> = ENTITIES[kind]
  const shape = Object.fromEntries(
    Object.entries(fields).map(([name, { schema }]) => [name, schema.nullable().optional()]),
  )
  return z.strictObject({
    do: z.literal('put'),
    t: z.literal(kind),
    id: EntityId,
    set: z.strictObject(shape).refine((set) => Object.keys(set).length > 0),
  })
}

/** Some fields of one thing. `null` takes a value away. */
export type Put = {
  readonly do: 'put'
  readonly t: EntityKind
  readonly id: string
  readonly set: Readonly<Record<string, unknown>>
}
const puts = ENTITY_KINDS.map(putOf)
type PutShape = (typeof puts)[number]
export const Put = z.discriminatedUnion('t', puts as [PutShape, ...PutShape[]])

/** One thing is taken away; what its writer had not seen of it stays (T2). */
export const Removal = z.strictObject({ do: z.literal('del'), t: z.enum(ENTITY_KINDS), id: EntityId })
export type Removal = z.infer<typeof Removal>
