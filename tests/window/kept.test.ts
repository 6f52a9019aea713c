import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { receiveSnapshot, tick, useStore } from '../../renderer/app/store.ts'
import { keptAsItWas } from '../../renderer/language/kept.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { manySnapshot } from './scenario-data.ts'

const NOW = new Date(2026, 10, 23, 12).getTime()

describe('what is as it was', () => {
  it('is the very object from before, and what is not is as it came', () => {
    const before = { a: { b: [1, { id: 'x', n: 1 }] }, c: 'c', d: null }
    const after = keptAsItWas(before, { a: { b: [1, { id: 'x', n: 1 }] }, c: 'other', d: null })
    expect(after).toEqual({ a: { b: [1, { id: 'x', n: 1 }] }, c: 'other', d: null })
    expect(after.a).toBe(before.a)
    expect(keptAsItWas(before, structuredClone(before))).toBe(before)
  })

  it('is found again by its key where others have come, gone or moved', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((key) => ({ key, of: { key } }))
    const gone = keptAsItWas([a, b, c], structuredClone([a, c]))
    expect(gone[0]).toBe(a)
    expect(gone[1]).toBe(c)
    const come = keptAsItWas([a, c], structuredClone([a, b, c]))
    expect(come[2]).toBe(c)
    expect(come[1]).toEqual(b)
  })

  it('never makes anything else of what came, whatever was there before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        const wanted = structuredClone(after)
        expect(keptAsItWas(before, after)).toEqual(wanted)
        expect(keptAsItWas(structuredClone(after), after)).toEqual(wanted)
      }),
    )
  })
})

describe('a change of one connection among very many', () => {
  // the moment that ages are told by moves on with the clock, which is not what these are about
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** What the window shows before the change. */
  const begin = (amount: number) => {
    receiveSnapshot(manySnapshot(NOW, amount))
    return useStore.getState()
  }
  const change = (before: ReturnType<typeof begin>, part: (snapshot: Snapshot) => Partial<Snapshot>) => {
    const next = structuredClone(before.stored)
    if (next === null) throw new Error('nothing was told')
    receiveSnapshot({ ...next, ...part(next) })
    return useStore.getState()
  }

  it('leaves every other row, and whatever else the window shows, the object that it was', () => {
    const before = begin(10_000)
    const after = change(before, ({ connections }) => ({
      connections: connections.map((one, place) =>
        place === 4_321 ? { ...one, checkedAt: one.checkedAt - 1 } : one,
      ),
    }))
    const changed = after.rows.filter((row, place) => row !== before.rows[place])
    expect(changed.map(({ connection: { key } }) => key)).toEqual([before.rows[4_321]?.connection.key])
    for (const name of ['apps', 'signIns', 'handovers', 'rotation', 'preferences', 'activity'] as const)
      expect(after.snapshot?.[name], name).toBe(before.snapshot?.[name])
    expect(after.now).toBe(before.now)
  })

  it('is a change all the same, for whoever reads again after each', () => {
    const before = begin(300)
    const after = change(before, () => ({}))
    expect(after.snapshot).not.toBe(before.snapshot)
    expect(after.rows).toBe(before.rows)
    expect(after.needs).toBe(before.needs)
  })

  it('shows what is stored, whatever came before it', () => {
    const after = change(begin(300), ({ apps, connections }) => ({
      apps: apps.slice(1),
      connections: connections.toReversed(),
    }))
    expect(after.rows.map(({ connection: { key } }) => key)).toEqual(
      after.stored?.connections.map(({ key }) => key),
    )
    tick()
    expect(useStore.getState().rows).toEqual(after.rows)
  })
})
