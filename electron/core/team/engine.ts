import { done, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Act } from '../../../shared/team/acts.ts'
import type { Hash } from '../../../shared/team/names.ts'
import type { Head } from '../../../shared/team/segment.ts'
import type { Clock } from '../ports/clock.ts'
import type { Sealer } from '../ports/sealer.ts'
import type { TeamShelf, TeamStore } from '../ports/team.ts'
import { createFold } from './fold.ts'
import { givesFor } from './giving.ts'
import { createKeyring, sealSecret } from './keyring.ts'
import { createMirror, type Looked, nameOf } from './mirror.ts'
import { createOutbox, type Entry, FACTS_WAIT, isFactual } from './outbox.ts'
import type { OwnDevice } from './own-device.ts'
import { OWN_FILES_MAX } from './packing.ts'
import { everything } from './membership.ts'
import { createReader } from './reader.ts'
import { readSegment } from './segment.ts'
import { createWriter } from './writer.ts'

/** How a device stands to its team. */
export type TeamStanding = {
  /** What was acted here and no segment holds yet. */
  readonly waiting: number
  /** Segments of others that are here and not ready: on their way, or sealed under a key that is not here. */
  readonly onTheirWay: number
  /** Names that were in the store once and are gone (T7). */
  readonly gone: number
  /** Why nothing is written: it can only be read, an own segment is not ready (T5), it forked (T6), nobody let it in or no more, there is no key. */
  readonly stands: 'writes' | 'newer' | 'ownNotReady' | 'mustJoinAnew' | 'notIn' | 'noKey' | 'notListed'
}

/** What a device works with. */
export type TeamPorts = {
  readonly store: TeamStore
  readonly shelf: TeamShelf
  readonly sealer: Pick<Sealer, 'openWith' | 'sealToAll'>
  readonly clock: Clock
  /** How many files of its own it leaves in the place one by one. */
  readonly ownFilesMax?: number
}

/**
 * One device of a team: what somebody does is durable before it is told done, becomes a segment when the store was
 * listed, is on the shelf before the store has it, and is put back where the store loses it.
 */
export const createTeamDevice = (
  own: OwnDevice,
  { store, shelf, sealer, clock, ownFilesMax = OWN_FILES_MAX }: TeamPorts,
) => {
  const keyring = createKeyring(own.team)
  const fold = createFold(own.team)
  const reader = createReader(own, sealer, keyring, fold)
  const writer = createWriter(own, sealer, keyring, fold)
  const outbox = createOutbox(shelf)
  const mirror = createMirror(own, store, shelf, ownFilesMax)
  let looked: Looked | null = null
  let lacksKey = false
  let refusedOwn = false
  let line: Promise<unknown> = Promise.resolve()

  /** One after the other: a segment's number follows from the one before. */
  const inLine = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const result = line.then(act)
    line = result.catch(() => undefined)
    return result
  }

  const stands = (): TeamStanding['stands'] => {
    if (looked === null) return 'notListed'
    if (looked.isNewer) return 'newer'
    if (fold.graph.forked().includes(own.dev) || refusedOwn) return 'mustJoinAnew'
    if (looked.lacksOwn || reader.ownWaits()) return 'ownNotReady'
    if (!isFounding() && !isIn()) return 'notIn'
    return lacksKey ? 'noKey' : 'writes'
  }
  const isIn = () => fold.judgement().membership.memberOf(own.dev, everything) !== null
  const isFounding = () => outbox.entries()[0]?.acts[0]?.do === 'found'

  /** Takes the bytes of a segment of its own: shelf, fold, store, in that order (T4). */
  const putOut = async (bytes: Uint8Array): Promise<Result<null>> => {
    const segment = readSegment(own.team, bytes)
    if (segment.kind !== 'segment') throw new Error('a segment of this device cannot be read')
    const shelved = await mirror.shelve(segment, bytes)
    if (!shelved.ok) return shelved
    const off = await outbox.shelved()
    if (!off.ok) return off
    await reader.take([segment])
    refusedOwn ||= fold.graph.isRefused(segment.hash)
    return mirror.publish(segment, bytes)
  }

  const writeOne = async (entry: Entry): Promise<Result<boolean>> => {
    const written = await writer.write(entry)
    lacksKey = written === null
    if (written === null) return ok(false)
    const segment = readSegment(own.team, written.bytes)
    if (segment.kind !== 'segment') throw new Error('a segment of this device cannot be read')
    const kept = await outbox.becomes(nameOf(segment), written.bytes)
    if (!kept.ok) return kept
    const out = await putOut(written.bytes)
    return out.ok ? ok(true) : out
  }

  const isDue = (entry: Entry, others: number): boolean =>
    others > 1 || !isFactual(entry.acts) || clock.now() - entry.at >= FACTS_WAIT

  const writeAll = async (): Promise<Result<null>> => {
    for (;;) {
      const [entry] = outbox.entries()
      lacksKey = false
      if (entry === undefined || stands() !== 'writes' || !isDue(entry, outbox.entries().length)) return done
      const wrote = await writeOne(entry)
      if (!wrote.ok) return wrote
      if (!wrote.value) return done
    }
  }

  const giveKeys = async (): Promise<Result<null>> => {
    if (stands() !== 'writes' || fold.judgement().membership.memberOf(own.dev, () => true) === null)
      return done
    const acts = givesFor(fold.ground(), keyring, own.dev)
    if (acts.length === 0) return done
    const added = await outbox.add({ acts: [...acts], seen: null, at: clock.now() })
    return added.ok ? writeAll() : added
  }

  const heads = (): Head[] => fold.graph.heads().map(({ dev, seq, hash }): Head => [dev, seq, hash])

  const enqueue = (acts: readonly Act[], seen: Head[] | null): Promise<Result<null>> =>
    inLine(() => outbox.add({ acts: [...acts], seen, at: clock.now() }))

  return {
    /** Takes up what the shelf holds. A segment that was made and is not there yet is put there first (T4). */
    start: (): Promise<Result<null>> =>
      inLine(async () => {
        const [loaded, queue] = [await mirror.load(), await outbox.load()]
        if (!loaded.ok) return loaded
        if (!queue.ok) return queue
        await reader.take(loaded.value)
        const made = outbox.made()
        if (made === null) return done
        const bytes = new Uint8Array(Buffer.from(made.bytes, 'base64'))
        const segment = readSegment(own.team, bytes)
        if (segment.kind !== 'segment') return outbox.shelved()
        const shelved = await mirror.shelve(segment, bytes)
        if (!shelved.ok) return shelved
        await reader.take([segment])
        return outbox.shelved()
      }),
    /** Acts on what is shared: durable when it answers, and written with what was seen now. */
    act: (acts: readonly Act[]): Promise<Result<null>> => enqueue(acts, heads()),
    /** Acts on who is in the team: written once the store was listed, citing all that is known then (T18). */
    actOnTeam: (acts: readonly Act[]): Promise<Result<null>> => enqueue(acts, null),
    /**
     * Does once more what was set aside, in this device's own name: what it put or removed, where it still stands there.
     * Answers how many acts that were; acts about people and keys are never adopted.
     */
    adopt: async (hash: Hash): Promise<Result<number>> => {
      const acts = fold
        .setAside()
        .filter((one) => one.hash === hash)
        .flatMap(({ act }) => (act.do === 'put' || act.do === 'del' ? [act] : []))
      const added: Result<null> = acts.length === 0 ? done : await enqueue(acts, heads())
      return added.ok ? ok(acts.length) : added
    },
    /** Seals an app's secret for an act; sealed again when it is written, where the epoch has changed (T17). */
    sealSecret: (app: string, secret: string): { readonly epoch: string; readonly sealed: string } | null => {
      for (const id of keyring.ids().toReversed()) {
        const keys = keyring.of(id)
        const sealed = keys === null ? null : sealSecret(own.team, app, keys, secret)
        if (sealed !== null) return { epoch: id, sealed }
      }
      return null
    },
    /** One round with the store: take in, put back, write what waits, give keys to whoever lacks them. */
    sync: (): Promise<Result<null>> =>
      inLine(async () => {
        const look = await mirror.look()
        if (!look.ok) {
          looked = null
          return look
        }
        const { fresh, unread, unput } = look.value
        looked = unread === null ? look.value : null
        await reader.take(fresh)
        for (const { hash, line: one } of fresh)
          refusedOwn ||= one.dev === own.dev && fold.graph.isRefused(hash)
        const trouble = unread ?? unput
        if (trouble !== null) return trouble
        const wrote = await writeAll()
        return wrote.ok ? giveKeys() : wrote
      }),
    published: mirror.published,
    fold,
    keyring,
    standing: (): TeamStanding => ({
      waiting: outbox.entries().reduce((sum, { acts }) => sum + acts.length, 0),
      onTheirWay: reader.unopened() + fold.graph.unready().length,
      gone: looked?.gone.length ?? 0,
      stands: stands(),
    }),
  }
}
export type TeamDevice = ReturnType<typeof createTeamDevice>
