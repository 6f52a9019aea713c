import { HOUR } from '../../../shared/kernel/instant.ts'
import type { Ports } from '../ports/ports.ts'

/** How long something that was looked at waits in memory for a decision: long enough to compare a fingerprint by phone. */
const HOLD_FOR = HOUR
/** More than a person looks at in that time. */
const MOST = 16

/**
 * Things that a person is looking at, each under an opaque id. What is decided about one is decided about exactly what
 * was shown, whatever arrives meanwhile (requirement G12). An id that nobody knows any more gives nothing.
 */
export type Held<Thing> = ReturnType<typeof createHeld<Thing>>

export const createHeld = <Thing>(ports: Pick<Ports, 'clock' | 'random'>, holdFor = HOLD_FOR) => {
  const things = new Map<string, { readonly thing: Thing; readonly stop: () => void }>()
  const drop = (id: string) => {
    things.get(id)?.stop()
    things.delete(id)
  }
  return {
    put: (thing: Thing): string => {
      for (const old of [...things.keys()].slice(0, Math.max(0, things.size - MOST + 1))) drop(old)
      const id = ports.random.id()
      things.set(id, { thing, stop: ports.clock.after(holdFor, () => drop(id)) })
      return id
    },
    get: (id: string): Thing | undefined => things.get(id)?.thing,
    /** Holds something else under the same id, as long as the first would have waited; `false` where it is gone. */
    replace: (id: string, thing: Thing): boolean => {
      const known = things.get(id)
      if (known !== undefined) things.set(id, { ...known, thing })
      return known !== undefined
    },
    drop,
    clear: () => {
      for (const id of things.keys()) drop(id)
    },
  }
}
