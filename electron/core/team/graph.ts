import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Act } from '../../../shared/team/acts.ts'
import type { DeviceId, EpochId, Hash, TeamId } from '../../../shared/team/names.ts'
import type { SealedKeys } from '../../../shared/team/segment.ts'
import { deviceIdOf, teamIdOf } from './ids.ts'
import type { OpenSegment } from './segment.ts'

/** A segment that is ready: opened, signed by its device's card, and all that it had seen is ready too. */
export type Node = {
  readonly hash: Hash
  readonly dev: DeviceId
  readonly seq: number
  readonly epoch: EpochId
  readonly at: Instant
  readonly prev: Hash | null
  readonly acts: readonly Act[]
  readonly keys: readonly SealedKeys[]
  /** The longest way from the beginning. */
  readonly depth: number
  /** When it was done by its writer's clock, and never before what its writer had seen. */
  readonly since: Instant
  /** Which chain of one device's segments it stands in, and where in it, from 1; a fork begins a chain. */
  readonly chain: number
  readonly place: number
  /** How far into each chain it has seen, itself included. */
  readonly clock: Int32Array
}

/** Whether one segment had seen another, or is it. */
export const hasSeen = (later: Node, earlier: Node): boolean =>
  (later.clock[earlier.chain] ?? 0) >= earlier.place

/** Before the 32 bytes of an Ed25519 public key in SPKI (RFC 8410 §4). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/**
 * The segments of a team by what each had seen. What is offered waits until all of that is ready; the set of what is
 * ready follows from the set of what was offered, in whatever order it came (T2).
 */
export const createGraph = (team: TeamId) => {
  const nodes = new Map<Hash, Node>()
  const order: Node[] = []
  const cards = new Map<DeviceId, { readonly signKey: string; key: KeyObject | null }>()
  /** By the hash, or the device whose card is not known, that each waits for. */
  const waiting = new Map<string, OpenSegment[]>()
  const unready = new Map<Hash, OpenSegment>()
  const never = new Set<Hash>()
  const chains: Hash[] = []
  const parents = new Set<Hash>()
  const bySeq = new Map<string, Hash[]>()

  const learn = (dev: DeviceId, signKey: string): boolean => {
    if (cards.has(dev) || deviceIdOf(team, signKey) !== dev) return false
    cards.set(dev, { signKey, key: null })
    return true
  }

  /** The cards in acts that are known to be the team's own; whose they are is proven by the ids. */
  const learnFrom = (acts: readonly Act[]): DeviceId[] =>
    acts.flatMap((act) => {
      if (act.do === 'device' && learn(act.dev, act.card.signKey)) return [act.dev]
      if (act.do !== 'found' || teamIdOf(act) !== team) return []
      return [act.card, act.recovery].flatMap(({ signKey }) => {
        const dev = deviceIdOf(team, signKey)
        return learn(dev, signKey) ? [dev] : []
      })
    })

  const isSigned = ({ line, message, signature }: OpenSegment): boolean => {
    const card = cards.get(line.dev)
    if (card === undefined) return false
    try {
      card.key ??= createPublicKey({
        key: Buffer.concat([SPKI, Buffer.from(card.signKey, 'base64url')]),
        format: 'der',
        type: 'spki',
      })
      return verify(null, message, card.key, signature)
    } catch {
      return false
    }
  }

  const waitFor = (what: string, segment: OpenSegment) => {
    const others = waiting.get(what)
    if (others === undefined) waiting.set(what, [segment])
    else others.push(segment)
  }

  /** Whether it can be ready now; what it lacks is waited for. */
  const isReady = (segment: OpenSegment): boolean => {
    const { line, body, hash } = segment
    for (const cited of body.prev === null ? [] : [body.prev])
      if (!nodes.has(cited)) return (waitFor(cited, segment), false)
    for (const [, , cited] of body.seen) if (!nodes.has(cited)) return (waitFor(cited, segment), false)
    if (!cards.has(line.dev)) return (waitFor(line.dev, segment), false)
    if (!isWellCited(segment) || !isSigned(segment)) return (never.add(hash), unready.delete(hash), false)
    return true
  }

  /** Whether what it names is what it says: its own one before it, and others' by their device and number. */
  const isWellCited = ({ line, body }: OpenSegment): boolean => {
    const prev = body.prev === null ? null : nodes.get(body.prev)
    if (prev === null ? line.seq !== 1 : prev?.dev !== line.dev || prev.seq !== line.seq - 1) return false
    return body.seen.every(([dev, seq, cited]) => {
      const node = nodes.get(cited)
      return node?.dev === dev && node.seq === seq
    })
  }

  const place = (segment: OpenSegment): Node => {
    const { hash, line, body, keys } = segment
    const cited = [...(body.prev === null ? [] : [body.prev]), ...body.seen.map(([, , one]) => one)]
    const before = cited.flatMap((one) => nodes.get(one) ?? [])
    const prev = body.prev === null ? undefined : nodes.get(body.prev)
    const goesOn = prev !== undefined && chains[prev.chain] === prev.hash
    const chain = goesOn ? prev.chain : chains.length
    chains[chain] = hash
    const clock = new Int32Array(Math.max(chain + 1, ...before.map((one) => one.clock.length)))
    for (const one of before)
      for (let at = 0; at < one.clock.length; at += 1)
        clock[at] = Math.max(clock[at] ?? 0, one.clock[at] ?? 0)
    const at = goesOn ? prev.place + 1 : 1
    clock[chain] = at
    for (const one of cited) parents.add(one)
    return {
      hash,
      dev: line.dev,
      seq: line.seq,
      epoch: line.epoch,
      at: body.at,
      prev: body.prev,
      acts: body.acts,
      keys,
      depth: before.reduce((most, { depth }) => Math.max(most, depth + 1), 0),
      since: before.reduce((most, { since }) => Math.max(most, since), body.at),
      chain,
      place: at,
      clock,
    }
  }

  /** Takes a segment that was opened, and answers all that became ready by it, each after what it had seen. */
  const offer = (segment: OpenSegment): readonly Node[] => {
    if (isKnown(segment.hash)) return []
    unready.set(segment.hash, segment)
    // the founding one brings its own card, which the team's id proves
    const free = learnFrom(segment.body.acts.filter(({ do: what }) => what === 'found'))
    const queue = [...free.flatMap((dev) => woken(dev)), segment]
    const ready: Node[] = []
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
      if (nodes.has(one.hash) || !isReady(one)) continue
      const node = place(one)
      nodes.set(node.hash, node)
      unready.delete(node.hash)
      order.push(node)
      ready.push(node)
      const own = `${node.dev} ${node.seq}`
      bySeq.set(own, [...(bySeq.get(own) ?? []), node.hash])
      queue.push(...woken(node.hash), ...learnFrom(node.acts).flatMap((dev) => woken(dev)))
    }
    return ready
  }

  const isKnown = (hash: Hash): boolean => nodes.has(hash) || unready.has(hash) || never.has(hash)

  const woken = (what: string): readonly OpenSegment[] => {
    const found = waiting.get(what) ?? []
    waiting.delete(what)
    return found
  }

  return {
    offer,
    of: (hash: Hash): Node | undefined => nodes.get(hash),
    /** Every ready segment, each after all that it had seen. */
    ready: (): readonly Node[] => order,
    /** Those that nobody has seen yet. */
    heads: (): readonly Node[] => order.filter(({ hash }) => !parents.has(hash)),
    /** What was opened and still waits for something. */
    unready: (): readonly OpenSegment[] => [...unready.values()],
    isKnown,
    /** Segments that name something otherwise than it is, or that their device did not sign: they count for nothing. */
    isRefused: (hash: Hash): boolean => never.has(hash),
    /** Devices of which two segments bear one number (T6). */
    forked: (): readonly DeviceId[] => [
      ...new Set([...bySeq].filter(([, hashes]) => hashes.length > 1).map(([own]) => own.slice(0, 16))),
    ],
  }
}
export type Graph = ReturnType<typeof createGraph>
