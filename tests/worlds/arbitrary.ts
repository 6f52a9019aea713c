import * as fc from 'fast-check'
import type * as z from 'zod'

/** Text as only strangers and accidents write it. */
export const STRANGE_TEXT = fc.oneof(
  fc.constantFrom(
    '',
    '\u0000',
    ' \u200b\u2060\ufeff ',
    '\ud800',
    'a\udc00b',
    '\u202egnp.exe',
    '\r\n=1+1',
    '__proto__',
    'constructor',
    '..',
    '<b>',
    'é'.repeat(60),
    '🏴󠁧󠁢󠁷󠁬󠁳󠁿',
    'null',
    '9007199254740992',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

/** Numbers at and past every edge; what JSON can carry, and what it cannot. */
export const STRANGE_NUMBER = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    -1,
    0.1,
    1_799.9995,
    1e13,
    1e300,
    -1e300,
    2 ** 31,
    2 ** 53 - 1,
    2 ** 53,
    8.64e15,
    9e15,
    7_258_118_399_999,
    7_258_118_400_000,
    Number.NaN,
    Infinity,
    5e-324,
  ),
  fc.double(),
  fc.integer(),
)

export const STRANGE_DATE = fc.constantFrom(
  '2026-04-14T09:00:00.0000000',
  '1969-12-31T23:59:59',
  '0001-01-01T00:00:00',
  '9999-12-31T23:59:59.9999999',
  '+275760-09-13T00:00:00Z',
  '/Date(1479363769830+0000)/',
  '2026-02-31',
  'yesterday',
  '',
)

/** Whatever JSON can be. */
export const STRANGE = fc.oneof(
  STRANGE_TEXT,
  STRANGE_NUMBER,
  STRANGE_DATE,
  fc.jsonValue({ maxDepth: 2 }),
  fc.constant(undefined),
)

/** Stands for something of this name that is known when the call is made. */
export const KNOWN = /^@known (\w+) (\d+)$/u

/** What people write as a rule, by the name of the field. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  name: ['Month-end Packs', 'Tessa Quillon'],
  email: ['tessa@brackenmoor.example'],
  clientId: ['A'.repeat(32), 'B'.repeat(32), 'C'.repeat(32)],
  clientSecret: ['not-a-real-secret-number-one', 'not-a-real-secret-number-two'],
  passphrase: ['abacus abdomen abide ability ablaze abroad'],
  redirectUri: ['https://brackenmoor.example/xero/callback'],
  scopes: ['openid', 'offline_access', 'accounting.contacts.read', 'accounting.settings.read'],
}

const KNOWN_BY_NAME = /id$|^key|^text$|^request$/iu

const text = (schema: z.ZodString, name: string): fc.Arbitrary<string> => {
  const least = schema.minLength ?? 0
  const most = schema.maxLength ?? 200
  const fit = (value: string) => {
    const cut = value.slice(0, most)
    return cut.length < least ? cut.padEnd(least, '\u0000') : cut
  }
  const known = fc.nat({ max: 40 }).map((n) => `@known ${name} ${n}`)
  const usual = USUAL[name]
  return fc.oneof(
    { weight: KNOWN_BY_NAME.test(name) ? 12 : 0, arbitrary: known },
    { weight: usual === undefined ? 0 : 6, arbitrary: fc.constantFrom(...(usual ?? [''])) },
    { weight: 4, arbitrary: STRANGE_TEXT.map(fit) },
  )
}

/** What a call's schema takes, and now and then what it does not. */
export const arbitraryOf = (schema: z.ZodType, name = ''): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 150, arbitrary: fitting(schema, name) }, { weight: 1, arbitrary: STRANGE })

const fitting = (schema: z.ZodType, name: string): fc.Arbitrary<unknown> => {
  const { def } = schema as z.ZodType & { def: z.core.$ZodTypes['_zod']['def'] }
  const inner = (part: unknown, as = name) => arbitraryOf(part as z.ZodType, as)
  if (def.type === 'string') return text(schema as z.ZodString, name)
  if (def.type === 'number') return number(schema as z.ZodNumber)
  if (def.type === 'boolean') return fc.boolean()
  if (def.type === 'literal') return fc.constantFrom(...def.values)
  if (def.type === 'enum') return fc.constantFrom(...Object.values(def.entries))
  if (def.type === 'nullable') return fc.option(inner(def.innerType), { nil: null })
  if (def.type === 'optional' || def.type === 'default')
    return fc.option(inner(def.innerType), { nil: undefined })
  if (def.type === 'array') return fc.array(inner(def.element), { maxLength: 4 })
  if (def.type === 'union') return fc.oneof(...def.options.map((option) => inner(option)))
  if (def.type === 'pipe') return inner(def.in)
  if (def.type === 'object')
    return fc.record(
      Object.fromEntries(Object.entries(def.shape).map(([key, part]) => [key, inner(part, key)])),
    )
  throw new Error(`no arbitrary for ${def.type}`)
}

const number = ({ minValue, maxValue }: z.ZodNumber): fc.Arbitrary<number> => {
  const [min, max] = [Math.ceil(minValue ?? 0), Math.floor(maxValue ?? 1e6)]
  return fc.oneof(
    fc.constantFrom(min, max, Math.min(max, Math.max(min, 1_795_510_800_000))),
    fc.integer({ min, max: Math.min(max, 2 ** 52) }),
    STRANGE_NUMBER,
  )
}
