import fc from 'fast-check'
import * as z from 'zod'

/** What makes trouble in a name: nothing to see, direction, control, too much, and what looks like something else. */
export const ODD_TEXTS = [
  '',
  ' ',
  '\u200B',
  '\u3164',
  '\u202Eevil\u202C',
  'שלום \u2067בע"מ',
  '\u200Fx\u061C',
  'line\nbreak\r\nand\ttab',
  '\u0000\u0007\u001B[31m',
  `a${'\u0301'.repeat(60)}`,
  'x'.repeat(1_000),
  'ｗｉｄｅ',
  '\uD800',
  '👩‍👩‍👧‍👦',
  '<b>bold</b> & "quoted"',
  '=1+1',
  'https://[broken',
  '__proto__',
  '-0',
  'İstanbul',
] as const

/** Ids that meet each other now and then, as those of a real vault do. */
const IDS = ['a', 'b', 'c', ''] as const
const isId = (name: string) => /^(?:id|key|appId|signInIds|userId|secretAccount)$/u.test(name)
/** What Keyward makes itself, and nobody else writes. */
const isOwn = (name: string) =>
  /^(?:fingerprint|digest|checksum|signKey|recipient|address|relay|receipt|code|sha256|seal|publicKey)$/u.test(
    name,
  )

type Json = Readonly<Record<string, unknown>>
const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})

/** Values of a schema that lean to its edges: made from its JSON schema, judged by itself. */
export const oddValuesOf = <Schema extends z.ZodType>(schema: Schema): fc.Arbitrary<z.infer<Schema>> => {
  const whole = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Json
  return valuesOf(whole, object(whole['$defs']), '')
    .map((value) => schema.safeParse(value))
    .filter(({ success }) => success)
    .map(({ data }) => data as z.infer<Schema>)
}

const valuesOf = (schema: Json, defs: Json, name: string): fc.Arbitrary<unknown> => {
  const inner = (one: unknown, within = name) => valuesOf(object(one), defs, within)
  if (typeof schema['$ref'] === 'string') return inner(defs[schema['$ref'].split('/').at(-1) ?? ''])
  if ('const' in schema) return fc.constant(schema['const'])
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]))
  const choices = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(choices)) return fc.oneof(...choices.map((one) => inner(one)))
  switch (schema['type']) {
    case 'object':
      return objectsOf(schema, inner)
    case 'array':
      return fc.array(inner(schema['items']), { maxLength: 3 })
    case 'string':
      return textsOf(schema, name)
    case 'integer':
    case 'number':
      return numbersOf(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.constant(null)
  }
}

const objectsOf = (schema: Json, inner: (one: unknown, within?: string) => fc.Arbitrary<unknown>) => {
  if (schema['properties'] === undefined)
    return fc.dictionary(fc.constantFrom('a', 'b'), inner(schema['additionalProperties']), { maxKeys: 2 })
  const required = new Set(schema['required'] as string[] | undefined)
  const properties = Object.entries(object(schema['properties']))
  return fc.record(Object.fromEntries(properties.map(([key, one]) => [key, inner(one, key)])), {
    requiredKeys: properties.map(([key]) => key).filter((key) => required.has(key)),
  })
}

const textsOf = (schema: Json, name: string): fc.Arbitrary<string> => {
  if (isId(name)) return fc.constantFrom(...IDS)
  if (isOwn(name) && schema['pattern'] === undefined)
    return fc.constantFrom('', '9c41 e2', 'https://share.example/')
  if (typeof schema['pattern'] === 'string') return fc.stringMatching(new RegExp(schema['pattern'], 'u'))
  const longest = Number(schema['maxLength'] ?? 1_000)
  const shortest = Number(schema['minLength'] ?? 0)
  return fc
    .oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ unit: 'grapheme', maxLength: 12 }))
    .map((text) => text.slice(0, longest).padEnd(shortest, 'x'))
}

const numbersOf = (schema: Json): fc.Arbitrary<number> => {
  const least = Number(schema['minimum'] ?? schema['exclusiveMinimum'] ?? -9)
  const most = Number(schema['maximum'] ?? Number.MAX_SAFE_INTEGER)
  const within = (value: number) => Math.min(most, Math.max(least, value))
  const odd = [
    0,
    1,
    -1,
    least,
    most,
    Date.now(),
    Date.now() - 60_000,
    Date.now() + 86_400_000,
    1e300,
    8.64e15,
  ]
  return fc.constantFrom(...odd.map(within))
}
