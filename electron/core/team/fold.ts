import type { Act, LogAct, Role } from '../../../shared/team/acts.ts'
import type { DeviceId, EpochId, Hash, TeamId } from '../../../shared/team/names.ts'
import { SharedSecret } from '../../../shared/team/entities.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { createEntities, type Entities, type Entity } from './entities.ts'
import { type EpochGround, epochsOf, leftHolding, reachesOf, removalsIn } from './epochs.ts'
import { createGraph, type Node } from './graph.ts'
import { inForce, judge, type Judgement, teamActsOf } from './judgement.ts'
import type { OpenSegment } from './segment.ts'

/** Something that was done and does not count, with whose it is; it can be adopted by somebody who may (T12). */
export type SetAside = { readonly hash: Hash; readonly by: DeviceId; readonly at: Instant; readonly act: Act }

/** A secret that somebody knows who should not, until it is replaced (T20). */
export type DueSecret = {
  readonly app: string
  readonly field: 'secret' | 'candidate'
  readonly fp: string
  readonly knownTo: readonly DeviceId[]
}

/** One line of what the team did. */
export type Told = { readonly by: DeviceId; readonly at: Instant; readonly hash: Hash; readonly log: LogAct }

/** Everything that follows from the ready segments, and from nothing else (T2). */
export type TeamState = {
  readonly name: string | null
  readonly members: readonly { readonly dev: DeviceId; readonly member: DeviceId; readonly role: Role }[]
  readonly entities: readonly Entity[]
  readonly due: readonly DueSecret[]
  readonly setAside: readonly SetAside[]
  readonly forked: readonly DeviceId[]
  readonly heads: readonly Hash[]
}

/** The fold of one team: takes opened segments, and tells what stands. */
export const createFold = (team: TeamId) => {
  const graph = createGraph(team)
  let judgement = judge(team, [], [])
  let entities: Entities = createEntities()
  let ground: EpochGround | null = null

  const apply = (node: Node) => {
    node.acts.forEach((act, at) => {
      if (act.do === 'put' && judgement.counts(node, act)) entities.put(node, at, act)
      else if (act.do === 'del' && judgement.counts(node, act)) entities.remove(node, act)
    })
  }

  /** Judges anew and folds from the beginning, because acts about people may change what counts anywhere. */
  const refold = () => {
    const nodes = graph.ready()
    judgement = judge(team, nodes, teamActsOf(nodes))
    entities = createEntities()
    for (const node of nodes) apply(node)
  }

  /** Takes segments, and answers what became ready by them. */
  const offer = (segments: readonly OpenSegment[]): readonly Node[] => {
    const ready = segments.flatMap((segment) => graph.offer(segment))
    if (ready.length === 0) return ready
    ground = null
    if (ready.some(isAboutPeople)) refold()
    else for (const node of ready) apply(node)
    return ready
  }

  const epochGround = (): EpochGround => {
    if (ground !== null) return ground
    const epochs = epochsOf(graph.ready(), judgement)
    ground = {
      graph,
      judgement,
      epochs,
      reaches: reachesOf(epochs),
      removals: removalsIn(teamActsOf(graph.ready())),
    }
    return ground
  }

  return {
    graph,
    offer,
    judgement: (): Judgement => judgement,
    ground: epochGround,
    entities: (): Entities => entities,
    setAside: () => setAsideIn(graph.ready(), judgement),
    activity: () => activityIn(graph.ready(), judgement),
    state: (): TeamState => ({
      name: judgement.founding?.name ?? null,
      members: membersIn(judgement),
      entities: entities.all(),
      due: dueIn(entities, epochGround()),
      setAside: setAsideIn(graph.ready(), judgement),
      forked: graph.forked().toSorted(),
      heads: graph
        .heads()
        .map(({ hash }) => hash)
        .toSorted(),
    }),
  }
}
export type Fold = ReturnType<typeof createFold>

const isAboutPeople = (node: Node): boolean =>
  node.acts.some(({ do: what }) => what === 'role' || what === 'device' || what === 'found')

const membersIn = (judgement: Judgement): TeamState['members'] =>
  [...inForce(judgement)]
    .map(([dev, role]) => ({ dev, role, member: judgement.membership.memberOf(dev, () => true) ?? dev }))
    .toSorted((a, b) => (a.dev < b.dev ? -1 : 1))

const setAsideIn = (nodes: readonly Node[], judgement: Judgement): readonly SetAside[] =>
  nodes
    .flatMap((node) =>
      node.acts
        .filter((act) => !judgement.counts(node, act))
        .map((act) => ({ hash: node.hash, by: node.dev, at: node.since, act })),
    )
    .toSorted((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))

/** By clock, and never before what its writer had seen; then by depth and hash, so that everybody has one order. */
const activityIn = (nodes: readonly Node[], judgement: Judgement): readonly Told[] =>
  nodes
    .flatMap((node) =>
      node.acts.flatMap((act) =>
        act.do === 'log' && judgement.counts(node, act) ? [{ node, log: act }] : [],
      ),
    )
    .toSorted(
      (a, b) =>
        a.node.since - b.node.since ||
        a.node.depth - b.node.depth ||
        (a.node.hash < b.node.hash ? -1 : a.node.hash > b.node.hash ? 1 : 0),
    )
    .map(({ node, log }) => ({ by: node.dev, at: node.since, hash: node.hash, log }))

const dueIn = (entities: Entities, ground: EpochGround): readonly DueSecret[] => {
  const left = new Map<EpochId, readonly DeviceId[]>()
  return entities
    .all()
    .filter(({ t }) => t === 'app')
    .flatMap(({ id, fields }) =>
      (['secret', 'candidate'] as const).flatMap((field) =>
        (fields[field] ?? []).flatMap(({ value }) => {
          const secret = SharedSecret.safeParse(value)
          if (!secret.success) return []
          const { epoch, fp } = secret.data
          const knownTo = left.get(epoch) ?? leftHolding(ground, epoch)
          left.set(epoch, knownTo)
          return knownTo.length === 0 ? [] : [{ app: id, field, fp, knownTo }]
        }),
      ),
    )
}
