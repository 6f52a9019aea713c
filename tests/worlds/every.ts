import type * as z from 'zod'

/**
 * Values of a schema, of which each option, name and emptiness occurs at least once: everything about them is of the
 * amount `n`. Of an object one part at a time differs from the first, so that they stay few.
 */
export const everyOf = <Value>(schema: z.ZodType<Value>, n: number, name = 'Fenwick'): Value[] =>
  every(schema, n, name) as Value[]

const every = (schema: z.core.$ZodType, n: number, name: string): unknown[] => {
  const { def } = schema as z.ZodType & { def: z.core.$ZodTypes['_zod']['def'] }
  if (def.type === 'string') return [name]
  if (def.type === 'number') {
    const { minValue, maxValue } = schema as z.ZodNumber
    return [Math.min(Math.max(n, minValue ?? n), maxValue ?? n)]
  }
  if (def.type === 'boolean') return [false, true]
  if (def.type === 'literal') return [...def.values]
  if (def.type === 'enum') return Object.values(def.entries)
  if (def.type === 'nullable') return [...every(def.innerType, n, name), null]
  if (def.type === 'optional' || def.type === 'default') return [...every(def.innerType, n, name), undefined]
  if (def.type === 'array') return [Array.from({ length: n }, () => every(def.element, n, name)[0])]
  if (def.type === 'record') return [{}]
  if (def.type === 'union') return def.options.flatMap((option) => every(option, n, name))
  if (def.type === 'pipe') return every(def.in, n, name)
  if (def.type !== 'object') throw new Error(`no values for ${def.type}`)
  const parts = Object.entries(def.shape).map(([key, part]) => [key, every(part, n, key)] as const)
  const base = Object.fromEntries(parts.map(([key, values]) => [key, values[0]]))
  return [base, ...parts.flatMap(([key, values]) => values.slice(1).map((one) => ({ ...base, [key]: one })))]
}
