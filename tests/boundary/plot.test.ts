import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { plotOf } from '../bench/plot.ts'

const GROWTH = {
  name: 'filter & <list>',
  unit: 'ms',
  of: 'lines',
  points: [
    [10_000, 1.5],
    [100_000, 16],
    [1_000_000, 45],
  ],
} as const

describe('the picture of a growth', () => {
  it('is well-formed, names what it shows, and says each figure', () => {
    const svg = plotOf(GROWTH)
    expect(XMLValidator.validate(svg)).toBe(true)
    expect(svg).not.toContain('<list>')
    for (const figure of ['1.5', '16', '45', '10,000', '1,000,000']) expect(svg).toContain(`>${figure}<`)
  })

  it('has each point where its figures put it: more data to the right, more time further up', () => {
    const places = [...plotOf(GROWTH).matchAll(/<circle cx="([^"]+)" cy="([^"]+)"/gu)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    )
    expect(places).toHaveLength(3)
    expect(places.map(([x]) => x)).toEqual(places.map(([x]) => x).toSorted((one, other) => one - other))
    expect(places.map(([, y]) => y)).toEqual(places.map(([, y]) => y).toSorted((one, other) => other - one))
    expect((places[1]?.[0] ?? 0) - (places[0]?.[0] ?? 0)).toBeCloseTo(
      (places[2]?.[0] ?? 0) - (places[1]?.[0] ?? 0),
    )
  })

  it('draws what does not grow at all, and refuses what was not measured', () => {
    const flat = plotOf({
      ...GROWTH,
      points: [
        [10, 2],
        [100, 2],
      ],
    })
    expect(flat).not.toMatch(/NaN|Infinity/u)
    for (const points of [[], [[10, 0]], [[10, Number.NaN]]] as const)
      expect(() => plotOf({ ...GROWTH, points })).toThrow('nothing to draw')
  })
})
