import { describe, expect, it } from 'vitest'
import type { TeamStore } from '../../electron/core/ports/team.ts'

export const NAME = 'keyward-0123456789abcdef/0123456789abcdef/00000001-0123456789abcdef.kws'
const OTHER = NAME.replace('.kws', ' (Mere) & 50 %.kws')
export const value = <Value>(result: { ok: true; value: Value } | { ok: false }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}

/** What every store of a team does; each kind is held to it, the fake as well. `create` makes an empty one. */
export const storeContract = (name: string, create: () => TeamStore) => {
  describe(`a store: ${name}`, () => {
    it('begins empty, and gives back what was put, byte for byte', async () => {
      const store = create()
      expect(value(await store.list())).toEqual([])
      expect(value(await store.get(NAME))).toBeNull()
      const bytes = Uint8Array.from({ length: 70_000 }, (_one, at) => at % 251)
      value(await store.put(NAME, bytes))
      value(await store.put(OTHER, bytes.slice(0, 3)))
      expect(value(await store.list()).toSorted((a, b) => a.size - b.size)).toEqual([
        { name: OTHER, size: 3 },
        { name: NAME, size: 70_000 },
      ])
      expect(value(await store.get(NAME))).toEqual(bytes)
    })

    it('replaces whole, also by less, and takes away what is there or not', async () => {
      const store = create()
      value(await store.put(NAME, new Uint8Array(500)))
      value(await store.put(NAME, Uint8Array.of(1, 2)))
      expect(value(await store.get(NAME))).toEqual(Uint8Array.of(1, 2))
      value(await store.remove(NAME))
      value(await store.remove(NAME))
      expect(value(await store.list())).toEqual([])
    })

    it('tells that something changed, where it can', async () => {
      const store = create()
      let heard = 0
      if (store.watch === null) return
      const end = store.watch(() => void (heard += 1))
      value(await store.put(NAME, Uint8Array.of(1)))
      await expect.poll(() => heard).toBeGreaterThan(0)
      end()
    })
  })
}
