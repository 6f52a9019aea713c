import type { Ports } from '../ports/ports.ts'

/**
 * Things that a person is looking at, each under an opaque id. What is decided about one is decided about exactly what
 * was shown, whatever arrives meanwhile (requirement G12). An id that nobody knows any more gives nothing.
 */
export type Held<Thing> = {
  /** Holds one more, under an id of its own where none is given; the same id again begins its time anew. */
  readonly put: (thing: Thing, id?: string) => string
  readonly get: (id: string) => Thing | undefined
  /** Holds something else under the same id, as long as the first would have waited; `false` where it is gone. */
  readonly replace: (id: string, thing: Thing) => boolean
  /** Lets its time stand still while it is worked with; `false` where it is gone. `put` lets it run again. */
  readonly pause: (id: string) => boolean
  readonly drop: (id: string) => void
  /** All of them, oldest first. */
  readonly entries: () => (readonly [string, Thing])[]
  readonly clear: () => void
}

type Rules = {
  readonly keepFor: number | null
  readonly most: number
  /** What comes while it may not is given an id, and let go of at once. */
  readonly mayHold: () => boolean
}

/** Only the desk makes one, so that none is forgotten when it closes. */
export const createHeld = <Thing>(
  ports: Pick<Ports, 'clock' | 'random'>,
  { keepFor, most, mayHold }: Rules,
): Held<Thing> => {
  const things = new Map<string, { readonly thing: Thing; readonly stop: () => void }>()
  const drop = (id: string) => {
    things.get(id)?.stop()
    things.delete(id)
  }
  return {
    put: (thing, id = ports.random.id()) => {
      drop(id)
      if (!mayHold()) return id
      for (const old of [...things.keys()].slice(0, Math.max(0, things.size - most + 1))) drop(old)
      const stop = keepFor === null ? () => {} : ports.clock.after(keepFor, () => drop(id))
      things.set(id, { thing, stop })
      return id
    },
    get: (id) => things.get(id)?.thing,
    replace: (id, thing) => {
      const known = things.get(id)
      if (known !== undefined) things.set(id, { ...known, thing })
      return known !== undefined
    },
    pause: (id) => {
      things.get(id)?.stop()
      return things.has(id)
    },
    drop,
    entries: () => [...things].map(([id, { thing }]) => [id, thing] as const),
    clear: () => {
      for (const id of things.keys()) drop(id)
    },
  }
}
