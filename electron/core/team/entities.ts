import type { Instant } from '../../../shared/kernel/instant.ts'
import { type EntityKind, type Put, type Removal, ruleOf } from '../../../shared/team/entities.ts'
import type { DeviceId, Hash } from '../../../shared/team/names.ts'
import { canonicalJson } from '../kernel/canonical.ts'
import { hasSeen, type Node } from './graph.ts'

/** A value that no later writer had seen, with who set it and when by their clock. */
export type Standing = {
  readonly value: unknown
  readonly by: DeviceId
  readonly at: Instant
  readonly hash: Hash
}

/** One thing of a team, as it stands; the fields that nobody set are not there. */
export type Entity = {
  readonly t: EntityKind
  readonly id: string
  /** Of each field every value that stands, the one that is shown first at its head. */
  readonly fields: Readonly<Record<string, readonly Standing[]>>
  /** Who took it away without having seen all of it: "removed by A, changed by B". */
  readonly removedBy: readonly DeviceId[]
}

type Value = { readonly node: Node; readonly at: number; readonly value: unknown }
type Held = {
  readonly t: EntityKind
  readonly id: string
  readonly fields: Map<string, Value[]>
  removals: Node[]
}

/**
 * All that a team shares, folded from acts that count. They come in any order in which each segment comes after all that
 * it had seen; what stands is the same after each such order (T2).
 */
export const createEntities = () => {
  const held = new Map<string, Held>()

  const at = (t: EntityKind, id: string): Held => {
    const key = `${t}/${id}`
    const had = held.get(key) ?? { t, id, fields: new Map(), removals: [] }
    held.set(key, had)
    return had
  }

  const put = (node: Node, place: number, { t, id, set }: Put) => {
    const one = at(t, id)
    // a removal that its writer had seen is over, and so is what it took away
    const over = one.removals.filter((removal) => hasSeen(node, removal))
    if (over.length > 0) {
      one.removals = one.removals.filter((removal) => !over.includes(removal))
      for (const [field, values] of one.fields)
        one.fields.set(
          field,
          values.filter(
            (value) => value.node === node || !over.some((removal) => isTaken(removal, value.node)),
          ),
        )
    }
    for (const [field, value] of Object.entries(set)) {
      const unseen = (one.fields.get(field) ?? []).filter((other) => !hasSeen(node, other.node))
      unseen.push({ node, at: place, value })
      one.fields.set(field, unseen)
    }
  }

  const remove = (node: Node, { t, id }: Removal) => void at(t, id).removals.push(node)

  const shown = (one: Held): Entity | null => {
    const values = [...one.fields.values()].flat()
    const isHidden = ({ node }: Value) => one.removals.some((removal) => isTaken(removal, node))
    if (values.every((value) => isHidden(value))) return null
    const fields = [...one.fields]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, stand]) => [field, standing(one.t, field, stand)] as const)
      .filter(([, stand]) => stand.length > 0)
    return {
      t: one.t,
      id: one.id,
      fields: Object.fromEntries(fields),
      removedBy: [...new Set(one.removals.map(({ dev }) => dev))].toSorted(),
    }
  }

  return {
    put,
    remove,
    of: (t: EntityKind, id: string): Entity | null => {
      const one = held.get(`${t}/${id}`)
      return one === undefined ? null : shown(one)
    },
    /** Everything that is there, by kind and id. */
    all: (): readonly Entity[] =>
      [...held].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, one]) => shown(one) ?? []),
  }
}
export type Entities = ReturnType<typeof createEntities>

/** Whether a removal took what a segment wrote: its writer had seen that. */
const isTaken = (removal: Node, node: Node): boolean => hasSeen(removal, node)

/** The values of a field, in the order in which the field's rule shows them. */
const standing = (t: EntityKind, field: string, values: readonly Value[]): readonly Standing[] => {
  const rule = ruleOf(t, field)
  const sorted = values.toSorted((a, b) => {
    if (rule === 'newest') return timeOf(b) - timeOf(a) || byDepth(a, b)
    if (rule === 'earliest') return timeOf(a) - timeOf(b) || byDepth(a, b)
    return byDepth(a, b)
  })
  return sorted.map(({ node, value }) => ({ value, by: node.dev, at: node.since, hash: node.hash }))
}

/** The deepest in the graph first, then by hash: never by a clock, which anybody can set. */
const byDepth = (a: Value, b: Value): number =>
  b.node.depth - a.node.depth || (a.node.hash < b.node.hash ? -1 : 1) || a.at - b.at

/** When a fact was so, or something was done. */
const timeOf = ({ value, node }: Value): Instant =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number'
    ? value.at
    : node.at

/** Whether people have to choose: more than one value stands of a field of which all are shown. */
export const isClash = (t: EntityKind, field: string, values: readonly Standing[]): boolean =>
  ruleOf(t, field) === 'all' && new Set(values.map(({ value }) => canonicalJson(value))).size > 1
