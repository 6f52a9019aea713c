import { rankOfRole, type Role } from '../../../shared/team/acts.ts'
import type { DeviceId, EpochId, Hash } from '../../../shared/team/names.ts'
import { hasSeen, type Graph, type Node } from './graph.ts'
import { inForce, type Judgement } from './judgement.ts'
import { isRemoval, type TeamAct } from './membership.ts'

/** One announcement of an epoch, by the segment that was the first to be sealed with it. */
type Announced = {
  readonly node: Node
  readonly after: readonly Hash[]
  /** Older epochs that it leads to; `whole` where it leads to their secrets as well. */
  readonly past: readonly { readonly id: EpochId; readonly whole: boolean }[]
  readonly counts: boolean
}

/** What is known of an epoch: who announced it, and which devices were given what of it. */
export type Epoch = {
  readonly id: EpochId
  readonly announced: readonly Announced[]
  /** Given both keys, by an announcement or later. */
  readonly secrets: ReadonlySet<DeviceId>
  /** Given the key of facts alone. */
  readonly facts: ReadonlySet<DeviceId>
}

/** Who reaches the keys of an epoch, over every newer one that leads to it. */
export type Reach = { readonly secrets: ReadonlySet<DeviceId>; readonly facts: ReadonlySet<DeviceId> }

/** Segments in which somebody may have lost what they could read, whether they count or not (T17). */
export const removalsIn = (acts: readonly TeamAct[]): readonly Node[] => [
  ...new Set(
    acts
      .filter(
        (one) => isRemoval(one) || (one.act.do === 'role' && one.act.role === 'reviewer' && !isJoining(one)),
      )
      .map(({ node }) => node),
  ),
]

/** Whether somebody becomes a reviewer as they join, who had nothing before that. */
const isJoining = ({ node, act: { member } }: TeamAct): boolean =>
  node.acts.some((act) => act.do === 'device' && act.in && act.dev === member && act.member === member)

/** All epochs of a team, by the ready segments that tell of them. */
export const epochsOf = (nodes: readonly Node[], judgement: Judgement): ReadonlyMap<EpochId, Epoch> => {
  const found = new Map<EpochId, { announced: Announced[]; secrets: Set<DeviceId>; facts: Set<DeviceId> }>()
  const at = (id: EpochId) => {
    const had = found.get(id) ?? { announced: [], secrets: new Set(), facts: new Set() }
    found.set(id, had)
    return had
  }
  for (const node of nodes) {
    const onlyFacts = new Map<EpochId, readonly DeviceId[]>()
    for (const act of node.acts) {
      if (act.do !== 'epoch' && act.do !== 'give') continue
      const epoch = at(act.id)
      for (const dev of act.secrets) epoch.secrets.add(dev)
      for (const dev of act.facts) epoch.facts.add(dev)
      onlyFacts.set(act.id, act.facts)
      // only the segment that is sealed with it can announce it (T18)
      if (act.do === 'epoch' && node.epoch === act.id)
        epoch.announced.push({
          node,
          after: act.after,
          past: act.past.map(({ epoch: older, secrets }) => ({ id: older, whole: secrets !== null })),
          counts: judgement.counts(node, act),
        })
    }
    // whoever a box is addressed to may have what is in it, whatever the act says
    for (const { epoch, for: devices } of node.keys)
      for (const dev of devices) if (!(onlyFacts.get(epoch) ?? []).includes(dev)) at(epoch).secrets.add(dev)
  }
  return new Map([...found].map(([id, rest]) => [id, { id, ...rest }]))
}

/** Who reaches each epoch: those who were given it, and those who reach one that links to it. */
export const reachesOf = (epochs: ReadonlyMap<EpochId, Epoch>): ReadonlyMap<EpochId, Reach> => {
  const newer = new Map<EpochId, { readonly id: EpochId; readonly whole: boolean }[]>()
  for (const { id, announced } of epochs.values())
    for (const { id: older, whole } of announced.flatMap(({ past }) => past))
      newer.set(older, [...(newer.get(older) ?? []), { id, whole }])
  const reachOf = (id: EpochId): Reach => {
    const [secrets, facts] = [new Set<DeviceId>(), new Set<DeviceId>()]
    const met = new Map<EpochId, boolean>([[id, true]])
    const queue = [{ id, whole: true }]
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
      for (const dev of epochs.get(one.id)?.secrets ?? []) (one.whole ? secrets : facts).add(dev)
      for (const dev of epochs.get(one.id)?.facts ?? []) facts.add(dev)
      for (const next of newer.get(one.id) ?? []) {
        const whole = one.whole && next.whole
        if (met.get(next.id) === true || (met.has(next.id) && !whole)) continue
        met.set(next.id, whole)
        queue.push({ id: next.id, whole })
      }
    }
    return { secrets, facts }
  }
  return new Map([...epochs.keys()].map((id) => [id, reachOf(id)]))
}

/** What an epoch is judged by. */
export type EpochGround = {
  readonly graph: Pick<Graph, 'of'>
  readonly judgement: Judgement
  readonly epochs: ReadonlyMap<EpochId, Epoch>
  readonly reaches: ReadonlyMap<EpochId, Reach>
  readonly removals: readonly Node[]
}

/** Whether something may be sealed under an epoch: all who hold it may, and its maker knew every removal known here (T17). */
export const isUsable = ({ judgement, epochs, reaches, removals }: EpochGround, id: EpochId): boolean => {
  const epoch = epochs.get(id)
  const reach = reaches.get(id)
  if (epoch === undefined || reach === undefined || epoch.announced.length === 0) return false
  const roles = inForce(judgement)
  const may = (dev: DeviceId, least: Role) => rankOfRole(roles.get(dev) ?? 'none') >= rankOfRole(least)
  if (![...reach.secrets].every((dev) => may(dev, 'editor'))) return false
  if (![...reach.facts].every((dev) => may(dev, 'reviewer'))) return false
  return epoch.announced.every(
    ({ node, after, counts }) =>
      counts &&
      removals.every((removal) => removal === node || hasSeen(node, removal) || after.includes(removal.hash)),
  )
}

/** The epoch to seal under: of those that may be used, the deepest; `null` where one has to be made. */
export const epochToUse = (ground: EpochGround, holds: (id: EpochId) => boolean): EpochId | null =>
  [...ground.epochs.values()]
    .filter(({ id }) => holds(id) && isUsable(ground, id))
    .map(({ id, announced }) => ({
      id,
      depth: announced.reduce((most, { node }) => Math.max(most, node.depth), 0),
    }))
    .toSorted((a, b) => b.depth - a.depth || (a.id < b.id ? -1 : 1))[0]?.id ?? null

/**
 * Whether an epoch may be given or linked: everything that its maker knew is here. Else a key is given on during a
 * removal, to whom the maker had meant to keep out (T17).
 */
export const mayPassOn = ({ graph, epochs }: EpochGround, id: EpochId): boolean => {
  const announced = epochs.get(id)?.announced ?? []
  return (
    announced.length > 0 &&
    announced.every(({ after }) => after.every((hash) => graph.of(hash) !== undefined))
  )
}

/** Who gets which keys of a new epoch: everybody in force, reviewers those of facts. */
export const holdersOf = (
  judgement: Judgement,
): { readonly secrets: readonly DeviceId[]; readonly facts: readonly DeviceId[] } => {
  const roles = [...inForce(judgement)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    secrets: roles.filter(([, role]) => role !== 'reviewer').map(([dev]) => dev),
    facts: roles.filter(([, role]) => role === 'reviewer').map(([dev]) => dev),
  }
}

/** Older epochs that a new one need not link, because another that it links leads to them. */
export const linksFor = (ground: EpochGround, held: readonly EpochId[]): readonly EpochId[] => {
  const may = held.filter((id) => mayPassOn(ground, id))
  const led = new Set(
    may
      .flatMap((id) => ground.epochs.get(id)?.announced.flatMap(({ past }) => past) ?? [])
      .flatMap(({ id, whole }) => (whole ? [id] : [])),
  )
  return may.filter((id) => !led.has(id)).toSorted()
}

/** Who in force lacks an epoch, or its secrets, that may be passed on to them (T19). */
export const lackingOf = (
  ground: EpochGround,
  id: EpochId,
): { readonly secrets: readonly DeviceId[]; readonly facts: readonly DeviceId[] } => {
  const reach = ground.reaches.get(id)
  const roles = inForce(ground.judgement)
  const none = { secrets: [], facts: [] }
  if (reach === undefined || !mayPassOn(ground, id)) return none
  const lacking = [...roles].filter(
    ([dev, role]) => !reach.secrets.has(dev) && (role !== 'reviewer' || !reach.facts.has(dev)),
  )
  return {
    secrets: lacking.filter(([, role]) => role !== 'reviewer').map(([dev]) => dev),
    facts: lacking.filter(([, role]) => role === 'reviewer').map(([dev]) => dev),
  }
}

/** Devices that hold an epoch's secrets and are in force no more; one that was wiped counts for nothing (T20). */
export const leftHolding = ({ judgement, reaches }: EpochGround, id: EpochId): readonly DeviceId[] => {
  const roles = inForce(judgement)
  const wiped = new Set(
    judgement.counted.flatMap(({ act }) =>
      act.do === 'device' && !act.in && act.why === 'retired' ? [act.dev] : [],
    ),
  )
  return [...(reaches.get(id)?.secrets ?? [])]
    .filter((dev) => rankOfRole(roles.get(dev) ?? 'none') < rankOfRole('editor') && !wiped.has(dev))
    .toSorted()
}
