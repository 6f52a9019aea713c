import { rankOfRole, type Role, type Act, type MemberId } from '../../../shared/team/acts.ts'
import type { DeviceId, TeamId } from '../../../shared/team/names.ts'
import { hasSeen, type Node } from './graph.ts'
import { deviceIdOf, teamIdOf } from './ids.ts'

/** An act about who may what, by where it stands. */
export type TeamAct = {
  readonly node: Node
  /** Its place among the acts of its segment. */
  readonly at: number
  readonly act: Extract<Act, { do: 'role' | 'device' }>
}

/** Who founded a team, and its recovery card: the two that nobody admitted. */
export type Founding = {
  readonly node: Node
  readonly name: string
  readonly founder: DeviceId
  readonly recovery: DeviceId
}

/** What somebody had seen when they acted; everything that is ready, for what stands here and now. */
export type Sight = (node: Node) => boolean
export const everything: Sight = () => true
/** What the writer of a segment had seen before it. */
export const before =
  (node: Node): Sight =>
  (other) =>
    other !== node && hasSeen(node, other)

/** The founding of a team; `null` until its first segment is ready. */
export const foundingIn = (team: TeamId, nodes: readonly Node[]): Founding | null => {
  for (const node of nodes) {
    const [act] = node.acts
    if (act?.do !== 'found' || node.seq !== 1 || teamIdOf(act) !== team) continue
    const founder = deviceIdOf(team, act.card.signKey)
    if (founder !== node.dev) continue
    return { node, name: act.name, founder, recovery: deviceIdOf(team, act.recovery.signKey) }
  }
  return null
}

/** Whether an act takes something from somebody for good. */
export const isRemoval = ({ act }: TeamAct): boolean => (act.do === 'device' ? !act.in : act.role === 'none')

/** Who is in a team and as what, as far as a sight goes, by the acts that count. */
export const createMembership = (founding: Founding | null, acts: readonly TeamAct[]) => {
  const roles = grouped(acts, ({ act }) => (act.do === 'role' ? act.member : null))
  const devices = grouped(acts, ({ act }) => (act.do === 'device' ? act.dev : null))

  /** Of contradictory acts that did not see each other, the lowest standing holds (T11). */
  const roleOf = (member: MemberId, sees: Sight): Role => {
    if (founding !== null && member === founding.recovery) return sees(founding.node) ? 'admin' : 'none'
    const seen = (roles.get(member) ?? []).filter(({ node }) => sees(node))
    if (seen.some((one) => isRemoval(one))) return 'none'
    const last = seen.filter((one) => !seen.some((other) => isLater(other, one)))
    const found = last.flatMap(({ act }) => (act.do === 'role' ? [act.role] : []))
    if (found.length > 0) return found.reduce(lower)
    return founding !== null && member === founding.founder && sees(founding.node) ? 'admin' : 'none'
  }

  /** Whose a device is while it is in; one that was taken out never comes back (T13). */
  const memberOf = (dev: DeviceId, sees: Sight): MemberId | null => {
    const seen = (devices.get(dev) ?? []).filter(({ node }) => sees(node))
    if (founding !== null && dev === founding.recovery) return sees(founding.node) ? dev : null
    if (seen.some((one) => isRemoval(one))) return null
    if (founding !== null && dev === founding.founder) return sees(founding.node) ? dev : null
    const claims = [...new Set(seen.map(({ act }) => act.member))]
    if (claims.length < 2) return claims[0] ?? null
    return (
      claims.toSorted(
        (a, b) => rankOfRole(roleOf(a, sees)) - rankOfRole(roleOf(b, sees)) || (a < b ? -1 : 1),
      )[0] ?? null
    )
  }

  const standingOf = (dev: DeviceId, sees: Sight): Role => {
    const member = memberOf(dev, sees)
    return member === null ? 'none' : roleOf(member, sees)
  }

  /** Every device that was ever let in, as far as is known. */
  const known = (): readonly DeviceId[] => [
    ...new Set([...(founding === null ? [] : [founding.founder, founding.recovery]), ...devices.keys()]),
  ]

  return { roleOf, memberOf, standingOf, known }
}
export type Membership = ReturnType<typeof createMembership>

const lower = (a: Role, b: Role): Role => (rankOfRole(a) <= rankOfRole(b) ? a : b)

const isLater = (a: TeamAct, b: TeamAct): boolean =>
  a.node === b.node ? a.at > b.at : hasSeen(a.node, b.node)

const grouped = (acts: readonly TeamAct[], key: (act: TeamAct) => string | null) => {
  const groups = new Map<string, TeamAct[]>()
  for (const act of acts) {
    const name = key(act)
    if (name === null) continue
    const others = groups.get(name)
    if (others === undefined) groups.set(name, [act])
    else others.push(act)
  }
  return groups
}
