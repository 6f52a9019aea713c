import { randomBytes } from 'node:crypto'
import { newSigningKey } from '../../../electron/core/handover/keys.ts'
import { deviceIdOf, teamIdOf } from '../../../electron/core/team/ids.ts'
import { createFold, type Fold } from '../../../electron/core/team/fold.ts'
import { type EpochKeys, newEpoch } from '../../../electron/core/team/keyring.ts'
import {
  openSegment,
  type OpenSegment,
  readSegment,
  sealSegment,
} from '../../../electron/core/team/segment.ts'
import type { Act, Role } from '../../../shared/team/acts.ts'

/** A person's device by hand: its keys, and the card that others know of it. */
export type Hand = {
  readonly name: string
  readonly seed: string
  readonly signKey: string
  readonly card: { name: string; email: string; recipient: string; signKey: string }
}

export const hand = (name: string): Hand => {
  const { seed, signKey } = newSigningKey()
  const recipient = `age1${'q'.repeat(58)}`
  return { name, seed, signKey, card: { name, email: `${name}@ferrymoor.example`, recipient, signKey } }
}

/**
 * A history written by hand, for tests of the fold alone: every segment is sealed under one epoch, and cites what it is
 * told to have seen. `ines` founds, `paper` is the recovery card.
 */
export const history = (names: readonly string[] = []) => {
  const hands = Object.fromEntries(['ines', 'paper', ...names].map((name) => [name, hand(name)]))
  const by = (name: string): Hand => {
    const one = hands[name]
    if (one === undefined) throw new Error(`nobody is called ${name}`)
    return one
  }
  const found: Act = {
    do: 'found',
    name: 'Ferrymoor',
    nonce: randomBytes(16).toString('base64url'),
    card: by('ines').card,
    recovery: by('paper').card,
  }
  const team = teamIdOf(found)
  const dev = (name: string) => deviceIdOf(team, by(name).signKey)
  const epoch: EpochKeys = newEpoch(team)
  const own = new Map<string, OpenSegment>()
  const all: OpenSegment[] = []

  /** One segment of somebody's, that had seen these and their own last one (or `after`). */
  const write = (
    name: string,
    acts: readonly Act[],
    seen: readonly OpenSegment[] = [],
    {
      after = own.get(name) ?? null,
      at = 1_000,
      under = epoch,
    }: {
      after?: OpenSegment | null
      at?: number
      under?: EpochKeys
    } = {},
  ): OpenSegment => {
    const { bytes } = sealSegment(
      { team, dev: dev(name), seq: (after?.line.seq ?? 0) + 1, epoch: under.id },
      [],
      {
        at,
        prev: after?.hash ?? null,
        seen: seen
          .filter(({ line }) => line.dev !== dev(name) || after === null)
          .map(({ line, hash }) => [line.dev, line.seq, hash]),
        acts: [...acts],
      },
      under,
      by(name),
    )
    const closed = readSegment(team, bytes)
    const opened = closed.kind === 'segment' ? openSegment(closed, under) : null
    if (opened === null) throw new Error('a segment by hand does not open')
    own.set(name, opened)
    all.push(opened)
    return opened
  }

  const admits = (name: string, role: Role): Act[] => [
    { do: 'device', member: dev(name), dev: dev(name), card: by(name).card, in: true, why: 'joined' },
    { do: 'role', member: dev(name), role, why: 'joined' },
  ]
  const role = (name: string, to: Role): Act => ({ do: 'role', member: dev(name), role: to, why: 'changed' })
  const out = (name: string): Act => ({
    do: 'device',
    member: dev(name),
    dev: dev(name),
    card: by(name).card,
    in: false,
    why: 'lost',
  })
  const named = (id: string, name: string): Act => ({ do: 'put', t: 'app', id, set: { name } })

  const root = write('ines', [found])
  /** The fold of these, or of all, in the order given. */
  const folded = (segments: readonly OpenSegment[] = all): Fold => {
    const fold = createFold(team)
    fold.offer(segments)
    return fold
  }
  const roles = (fold: Fold): Record<string, Role> => {
    const members = new Map(fold.state().members.map((one) => [one.dev, one.role]))
    return Object.fromEntries(Object.keys(hands).map((name) => [name, members.get(dev(name)) ?? 'none']))
  }
  return { team, epoch, dev, by, write, admits, role, out, named, root, all, folded, roles, found }
}
