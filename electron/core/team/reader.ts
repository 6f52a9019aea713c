import type { Link } from '../../../shared/team/acts.ts'
import type { EpochId, Hash } from '../../../shared/team/names.ts'
import type { Sealer } from '../ports/sealer.ts'
import type { Fold } from './fold.ts'
import type { Node } from './graph.ts'
import { type Keyring, readKeys } from './keyring.ts'
import type { OwnDevice } from './own-device.ts'
import { type ClosedSegment, openSegment, type OpenSegment } from './segment.ts'

/**
 * Takes closed segments, learns the keys in them that are for this device, opens what these open, and gives it to the
 * fold. Keys are learnt from segments that are not ready yet, because the ids prove them: else a newcomer would wait for
 * a segment that waits for its key (T19).
 */
export const createReader = (
  own: OwnDevice,
  sealer: Pick<Sealer, 'openWith'>,
  keyring: Keyring,
  fold: Fold,
) => {
  const closed = new Map<EpochId, Map<Hash, ClosedSegment>>()
  const links = new Map<EpochId, readonly Link[]>()
  const known = new Set<Hash>()

  const learn = async ({ keys }: ClosedSegment): Promise<void> => {
    for (const { epoch, for: devices, box } of keys) {
      if (!devices.includes(own.dev) || (keyring.of(epoch)?.secrets ?? null) !== null) continue
      const opened = await sealer.openWith(Buffer.from(box, 'base64'), own.identity)
      const found = opened.ok ? readKeys(own.team, epoch, opened.value) : null
      if (found !== null) keyring.add(found)
    }
  }

  /** Opens what can be opened; each may bring links, and these the keys of more. */
  const openAll = (): readonly OpenSegment[] => {
    const opened: OpenSegment[] = []
    for (let isMore = true; isMore;) {
      isMore = false
      for (const [epoch, waiting] of closed) {
        const keys = keyring.of(epoch)
        if (keys === null || waiting.size === 0) continue
        closed.set(epoch, new Map())
        for (const one of waiting.values()) {
          const segment = openSegment(one, keys)
          if (segment === null) continue
          opened.push(segment)
          for (const act of segment.body.acts)
            if (act.do === 'epoch' && act.id === epoch)
              links.set(epoch, [...(links.get(epoch) ?? []), ...act.past])
        }
        isMore = true
      }
      for (const [epoch, past] of links) if (keyring.follow(epoch, past)) isMore = true
    }
    return opened
  }

  return {
    isKnown: (hash: Hash): boolean => known.has(hash),
    /** Takes segments in any order, doubles included, and answers those that became ready. */
    take: async (segments: readonly ClosedSegment[]): Promise<readonly Node[]> => {
      for (const one of segments) {
        if (known.has(one.hash)) continue
        known.add(one.hash)
        await learn(one)
        const waiting = closed.get(one.line.epoch) ?? new Map<Hash, ClosedSegment>()
        waiting.set(one.hash, one)
        closed.set(one.line.epoch, waiting)
      }
      return fold.offer(openAll())
    },
    /** Segments whose epoch's key is not here. */
    unopened: (): number => [...closed.values()].reduce((sum, { size }) => sum + size, 0),
    /** Whether a segment of this device waits: for its key, or for what it had seen (T5). */
    ownWaits: (): boolean =>
      [...closed.values()].some((waiting) =>
        [...waiting.values()].some(({ line }) => line.dev === own.dev),
      ) || fold.graph.unready().some(({ line }) => line.dev === own.dev),
  }
}
export type Reader = ReturnType<typeof createReader>
