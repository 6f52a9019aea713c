import type { Card } from '../../../shared/handover/handover.ts'
import { type Act, type EpochAct, type Found, rankOfRole } from '../../../shared/team/acts.ts'
import { SharedSecret } from '../../../shared/team/entities.ts'
import type { DeviceId, EpochId, TeamId } from '../../../shared/team/names.ts'
import type { Body, Head, SealedKeys } from '../../../shared/team/segment.ts'
import type { Sealer } from '../ports/sealer.ts'
import { type EpochGround, epochToUse, holdersOf, linksFor } from './epochs.ts'
import type { Fold } from './fold.ts'
import { hasSeen, type Node } from './graph.ts'
import { deviceIdOf } from './ids.ts'
import type { Judgement } from './judgement.ts'
import {
  type EpochKeys,
  type Keyring,
  newEpoch,
  openSecret,
  sealLink,
  sealSecret,
  writeKeys,
} from './keyring.ts'
import type { Entry } from './outbox.ts'
import type { OwnDevice } from './own-device.ts'
import { sealSegment } from './segment.ts'

/** What a segment is made of, and where it stands among its device's own. */
type Written = { readonly bytes: Uint8Array; readonly seq: number }
type Holders = {
  readonly id: EpochId
  readonly secrets: readonly DeviceId[]
  readonly facts: readonly DeviceId[]
}

/** The cards of everybody who was let in, by device: whom keys are sealed to. */
export const cardsOf = (team: TeamId, { founding, counted }: Judgement): ReadonlyMap<DeviceId, Card> => {
  const [found] = founding?.node.acts ?? []
  const own = found?.do === 'found' ? [found.card, found.recovery] : []
  return new Map([
    ...counted.flatMap(({ act }) => (act.do === 'device' && act.in ? [[act.dev, act.card] as const] : [])),
    ...own.map((card) => [deviceIdOf(team, card.signKey), card] as const),
  ])
}

/** Makes a device's next segment out of an entry; it decides under which epoch, and makes one where none may be used (T17). */
export const createWriter = (
  own: OwnDevice,
  sealer: Pick<Sealer, 'sealToAll'>,
  keyring: Keyring,
  fold: Fold,
) => {
  /** Seals each epoch's keys to those who are to have them. */
  const boxesOf = async (
    holders: readonly Holders[],
    cards: ReadonlyMap<DeviceId, Card>,
  ): Promise<readonly SealedKeys[]> => {
    const boxes: SealedKeys[] = []
    for (const { id, secrets, facts } of holders) {
      const keys = keyring.of(id)
      for (const [what, devices] of [
        ['secrets', secrets],
        ['facts', facts],
      ] as const) {
        const plain = keys === null ? null : writeKeys(keys, what)
        const known = devices.filter((dev) => cards.has(dev))
        const recipients = known.flatMap((dev) => cards.get(dev)?.recipient ?? [])
        if (plain === null || recipients.length === 0) continue
        const box = Buffer.from(await sealer.sealToAll(plain, recipients)).toString('base64')
        boxes.push({ epoch: id, for: known, box })
      }
    }
    return boxes
  }

  /** Secrets are sealed again where the epoch has changed since somebody acted: else one who was removed meanwhile reads them. */
  const resealed = (acts: readonly Act[], keys: EpochKeys): readonly Act[] =>
    acts.map((act) => {
      if (act.do !== 'put' || act.t !== 'app') return act
      const set = Object.entries(act.set).map(([field, value]) => {
        const secret = SharedSecret.safeParse(value)
        if (!secret.success || secret.data.epoch === keys.id) return [field, value] as const
        const under = keyring.of(secret.data.epoch)
        const text = under === null ? null : openSecret(own.team, act.id, under, secret.data.sealed)
        const sealed = text === null ? null : sealSecret(own.team, act.id, keys, text)
        return [field, sealed === null ? value : { ...secret.data, epoch: keys.id, sealed }] as const
      })
      return { ...act, set: Object.fromEntries(set) }
    })

  /** The newest of this device's own; where it forked, it writes no more (T6). */
  const lastOwn = (): Node | null =>
    fold.graph
      .ready()
      .reduce<Node | null>(
        (last, node) => (node.dev === own.dev && (last === null || node.seq > last.seq) ? node : last),
        null,
      )

  /** What an entry cites beyond its device's own last segment. */
  const citedBy = (entry: Entry, prev: Node | null): readonly Node[] => {
    const seen =
      entry.seen === null ? fold.graph.heads() : entry.seen.flatMap(([, , hash]) => fold.graph.of(hash) ?? [])
    const news = seen.filter((node) => node !== prev && (prev === null || !hasSeen(prev, node)))
    return news.filter((node) => !news.some((other) => other !== node && hasSeen(other, node)))
  }

  const epochFor = (
    ground: EpochGround,
    cites: (node: Node) => boolean,
  ): { readonly keys: EpochKeys; readonly act: Extract<Act, { do: 'epoch' }> | null } | null => {
    const role = ground.judgement.membership.standingOf(own.dev, () => true)
    const isEditor = rankOfRole(role) >= rankOfRole('editor')
    const usable = epochToUse(ground, (id) => {
      const keys = keyring.of(id)
      return keys !== null && (!isEditor || keys.secrets !== null)
    })
    const held = usable === null ? null : keyring.of(usable)
    if (held !== null) return { keys: held, act: null }
    if (!isEditor) return null
    const linked = linksFor(ground, keyring.ids())
    const keys = newEpoch(own.team)
    keyring.add(keys)
    const past = linked.flatMap((id) => {
      const older = keyring.of(id)
      return older === null ? [] : [sealLink(own.team, keys, older)]
    })
    const after = ground.removals.filter((node) => !cites(node)).map(({ hash }) => hash)
    const { secrets, facts } = holdersOf(ground.judgement)
    return {
      keys,
      act: { do: 'epoch', id: keys.id, secrets: [...secrets], facts: [...facts], after, past },
    }
  }

  /** The first segment of a team: it founds it, and brings its first epoch, which the founder and the recovery card hold. */
  const found = async (entry: Entry, act: Found): Promise<Written> => {
    const keys = newEpoch(own.team)
    keyring.add(keys)
    const cards = new Map(
      [act.card, act.recovery].map((card) => [deviceIdOf(own.team, card.signKey), card] as const),
    )
    const epoch: EpochAct = {
      do: 'epoch',
      id: keys.id,
      secrets: [...cards.keys()].toSorted(),
      facts: [],
      after: [],
      past: [],
    }
    const boxes = await boxesOf([epoch], cards)
    const acts = [...entry.acts, epoch]
    return sealed(1, keys, boxes, { at: entry.at, prev: null, seen: [], acts })
  }

  const sealed = (seq: number, keys: EpochKeys, boxes: readonly SealedKeys[], body: Body): Written => {
    const { bytes } = sealSegment(
      { team: own.team, dev: own.dev, seq, epoch: keys.id },
      boxes,
      body,
      keys,
      own,
    )
    return { bytes, seq }
  }

  return {
    /** The bytes of the next segment; `null` where there is no epoch to seal it under, and none can be made here. */
    write: async (entry: Entry): Promise<Written | null> => {
      const [first] = entry.acts
      if (first?.do === 'found') return found(entry, first)
      const ground = fold.ground()
      const prev = lastOwn()
      const cited = citedBy(entry, prev)
      const cites = (node: Node) =>
        (prev !== null && hasSeen(prev, node)) || cited.some((one) => hasSeen(one, node))
      const epoch = epochFor(ground, cites)
      if (epoch === null) return null
      const acts = [...(epoch.act === null ? [] : [epoch.act]), ...resealed(entry.acts, epoch.keys)]
      const holders = acts.flatMap((act) => (act.do === 'epoch' || act.do === 'give' ? [act] : []))
      const boxes = await boxesOf(holders, cardsOf(own.team, ground.judgement))
      const seen = cited.map(({ dev, seq, hash }): Head => [dev, seq, hash])
      return sealed((prev?.seq ?? 0) + 1, epoch.keys, boxes, {
        at: entry.at,
        prev: prev?.hash ?? null,
        seen: seen.toSorted(([a], [b]) => (a < b ? -1 : 1)),
        acts: [...acts],
      })
    },
  }
}
export type Writer = ReturnType<typeof createWriter>
