import { rankOfRole, type Role, type Act } from '../../../shared/team/acts.ts'
import type { DeviceId, TeamId } from '../../../shared/team/names.ts'
import { hasSeen, type Node } from './graph.ts'
import {
  before,
  createMembership,
  everything,
  type Founding,
  foundingIn,
  isRemoval,
  type Membership,
  type TeamAct,
} from './membership.ts'

/** What was decided about who may what, and so about what counts. */
export type Judgement = {
  readonly founding: Founding | null
  readonly membership: Membership
  /** Acts about people that count. */
  readonly counted: readonly TeamAct[]
  /** Acts about people that do not, each because of its author's own standing, or of a lowering that comes first. */
  readonly setAside: readonly TeamAct[]
  /** Whether a lowering voids what a segment's writer did unseen by its author (T12). */
  readonly isVoid: (node: Node) => boolean
  /** Whether an act of a segment counts: its writer might do it as far as they had seen, and nothing voids it. */
  readonly counts: (node: Node, act: Act) => boolean
}

/** A lowering that counts, and what it is weighed by against others that meet it. */
type Lowering = { readonly act: TeamAct; readonly weight: Weight }
/** The recovery card before all, then admins by how long they are, then everybody else about their own. */
type Weight = readonly [tier: number, depth: number, hash: string, own: number, ownHash: string, at: number]

/** No history needs as many; a cycle would not end by itself. */
const PASSES_MAX = 64

/**
 * Judges every act about people by its own past (T10), and what lowerings void (T12), again and again until nothing
 * changes: whether an act lowers somebody depends on which other acts count. Acts are those of ready segments, each
 * after all that it had seen.
 */
export const judge = (team: TeamId, nodes: readonly Node[], acts: readonly TeamAct[]): Judgement => {
  const founding = foundingIn(team, nodes)
  let lowerings: readonly Lowering[] = []
  const met: string[] = []
  for (let pass = 0; ; pass += 1) {
    const { counted, found } = passOver(founding, acts, lowerings)
    const next = sorted(found)
    const named = nameOf(next)
    if (named === nameOf(lowerings)) return judgementOf(founding, acts, counted, next)
    if (met.includes(named) || pass > PASSES_MAX) {
      // it goes in a circle: whoever is lowered on its way stays lowered, which lets nobody in
      const all = sorted(found.concat(lowerings.filter((one) => !found.some(isSame(one)))))
      return judgementOf(founding, acts, passOver(founding, acts, all).counted, all)
    }
    met.push(named)
    lowerings = next
  }
}

/** Every act that collects about people, in the order of its segments. */
export const teamActsOf = (nodes: readonly Node[]): readonly TeamAct[] =>
  nodes.flatMap((node) =>
    node.acts.flatMap((act, at) => (act.do === 'role' || act.do === 'device' ? [{ node, at, act }] : [])),
  )

/** One judgement of all acts, where these lowerings hold: what counts, and what of it lowers. */
const passOver = (
  founding: Founding | null,
  acts: readonly TeamAct[],
  lowerings: readonly Lowering[],
): { readonly counted: readonly TeamAct[]; readonly found: readonly Lowering[] } => {
  const counted: TeamAct[] = []
  const found: Lowering[] = []
  // each segment's acts are judged by those before it, so what has counted so far is enough
  let membership = createMembership(founding, counted)
  let upTo = 0
  for (const act of acts) {
    if (upTo !== counted.length) {
      membership = createMembership(founding, counted)
      upTo = counted.length
    }
    if (!isAllowed(founding, membership, act)) continue
    const isLowering = lowers(membership, act)
    const weight = isLowering ? weightOf(founding, membership, counted, act) : null
    const falls = lowerings.some(
      (one) =>
        !isSame(one)({ act }) &&
        voids(membership, one.act, act.node) &&
        (weight === null || compare(one.weight, weight) < 0),
    )
    if (falls) continue
    counted.push(act)
    if (weight !== null) found.push({ act, weight })
  }
  return { counted, found }
}

/** Those that come first before those that they may make fall. */
const sorted = (found: readonly Lowering[]): readonly Lowering[] =>
  found.toSorted((a, b) => compare(a.weight, b.weight))

const isAllowed = (founding: Founding | null, membership: Membership, { node, act }: TeamAct): boolean => {
  const sees = before(node)
  // only the recovery card says anything about itself: else a stolen admin's computer could take it out
  if (founding !== null && (act.member === founding.recovery || targetDevice(act) === founding.recovery))
    return false
  const author = membership.memberOf(node.dev, sees)
  if (author === null) return false
  const role = membership.roleOf(author, sees)
  if (role === 'admin') return true
  // all may leave, and take out a device of their own (T15)
  return role !== 'none' && act.member === author && isRemovalOf(act, membership, node, author)
}

const isRemovalOf = (act: TeamAct['act'], membership: Membership, node: Node, author: string): boolean =>
  act.do === 'role' ? act.role === 'none' : !act.in && membership.memberOf(act.dev, before(node)) === author

const targetDevice = (act: TeamAct['act']): DeviceId | null => (act.do === 'device' ? act.dev : null)

/** Whether it takes something from somebody, as far as its author had seen. */
const lowers = (membership: Membership, one: TeamAct): boolean => {
  if (isRemoval(one)) return true
  const { act, node } = one
  return act.do === 'role' && rankOfRole(act.role) < rankOfRole(membership.roleOf(act.member, before(node)))
}

/** Whether a lowering is about the writer of a segment, and neither had seen the other. */
const voids = (membership: Membership, { act, node }: TeamAct, other: Node): boolean => {
  if (node === other || hasSeen(node, other) || hasSeen(other, node)) return false
  if (act.do === 'device') return act.dev === other.dev
  return membership.memberOf(other.dev, before(other)) === act.member
}

const weightOf = (
  founding: Founding | null,
  membership: Membership,
  counted: readonly TeamAct[],
  { node, at }: TeamAct,
): Weight => {
  const sees = before(node)
  const author = membership.memberOf(node.dev, sees)
  if (founding !== null && author === founding.recovery) return [0, 0, '', node.depth, node.hash, at]
  if (author === null || membership.roleOf(author, sees) !== 'admin')
    return [2, node.depth, node.hash, node.depth, node.hash, at]
  const own = counted.filter(
    ({ act, node: where }) => act.do === 'role' && act.member === author && sees(where),
  )
  const falls = own.filter(({ act }) => act.do === 'role' && act.role !== 'admin')
  // the founder has been one from the beginning; who was lowered between has been one only since
  const [rise] =
    founding !== null && author === founding.founder && falls.length === 0
      ? []
      : own
          .filter((one) => !falls.includes(one) && !falls.some((fall) => hasSeen(fall.node, one.node)))
          .toSorted((a, b) => a.node.depth - b.node.depth || (a.node.hash < b.node.hash ? -1 : 1))
  return [1, rise?.node.depth ?? 0, rise?.node.hash ?? '', node.depth, node.hash, at]
}

const compare = (a: Weight, b: Weight): number => {
  for (let at = 0; at < a.length; at += 1) {
    const [one, other] = [a[at] ?? 0, b[at] ?? 0]
    if (one !== other) return one < other ? -1 : 1
  }
  return 0
}

const isSame =
  (one: { readonly act: TeamAct }) =>
  (other: { readonly act: TeamAct }): boolean =>
    one.act.node === other.act.node && one.act.at === other.act.at

const nameOf = (lowerings: readonly Lowering[]): string =>
  lowerings.map(({ act }) => `${act.node.hash}${act.at}`).join(' ')

/** The least that somebody must be to do something. */
const NEEDED: Readonly<Record<Act['do'], Role>> = {
  found: 'admin',
  role: 'reviewer',
  device: 'reviewer',
  epoch: 'editor',
  give: 'reviewer',
  put: 'editor',
  del: 'editor',
  log: 'reviewer',
  agree: 'reviewer',
}

const judgementOf = (
  founding: Founding | null,
  acts: readonly TeamAct[],
  counted: readonly TeamAct[],
  lowerings: readonly Lowering[],
): Judgement => {
  const membership = createMembership(founding, counted)
  const holds = new Set(counted.map(({ node, at }) => `${node.hash}${at}`))
  const targets = new Map<string, TeamAct[]>()
  for (const { act } of lowerings) {
    const target = act.act.do === 'device' ? act.act.dev : `member ${act.act.member}`
    targets.set(target, [...(targets.get(target) ?? []), act])
  }
  const isVoid = (node: Node) => {
    if (targets.size === 0) return false
    const member = membership.memberOf(node.dev, before(node))
    return [...(targets.get(node.dev) ?? []), ...(targets.get(`member ${member ?? ''}`) ?? [])].some((act) =>
      voids(membership, act, node),
    )
  }
  const standings = new Map<Node, Role>()
  return {
    founding,
    membership,
    counted,
    setAside: acts.filter(({ node, at }) => !holds.has(`${node.hash}${at}`)),
    isVoid,
    counts: (node, act) => {
      if (act.do === 'found') return node === founding?.node && act === node.acts[0]
      if (act.do === 'role' || act.do === 'device') return holds.has(`${node.hash}${node.acts.indexOf(act)}`)
      let role = standings.get(node)
      if (role === undefined) {
        role = isVoid(node) ? 'none' : standingIn(founding, membership, node)
        standings.set(node, role)
      }
      return rankOfRole(role) >= rankOfRole(NEEDED[act.do])
    },
  }
}

/** What a segment's writer was as far as they had seen; the founder founds with their first segment. */
const standingIn = (founding: Founding | null, membership: Membership, node: Node): Role =>
  node === founding?.node ? 'admin' : membership.standingOf(node.dev, before(node))

/** Who is in force here and now, with what they are. */
export const inForce = ({ membership }: Judgement): ReadonlyMap<DeviceId, Role> =>
  new Map(
    membership
      .known()
      .map((dev) => [dev, membership.standingOf(dev, everything)] as const)
      .filter(([, role]) => role !== 'none'),
  )
