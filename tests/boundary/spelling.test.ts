import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../build/runtime.ts'
import { speltFile } from '../../build/spelling.ts'
import { american } from '../../shared/kernel/spelling.ts'
import { Region, regionOf } from '../../shared/settings/region.ts'

const SPELLING = 'renderer/language/region.ts'
const wordsUnder = (side: string) =>
  readdirSync(join(ROOT, side), { recursive: true, encoding: 'utf8' })
    .map((name) => `${side}/${name.replaceAll('\\', '/')}`)
    .filter((file) => /\/words[^/]*\.ts$/u.test(file))
const files = ['renderer', 'shared'].flatMap(wordsUnder)

/** The same in every region: what others keep and read elsewhere, the heads of a table, and what a program is told. */
const THE_SAME_EVERYWHERE = [
  'electron/adapters/tools/words.ts',
  'electron/command/words.ts',
  'electron/core/connections/words.ts',
  'electron/core/paper/words.ts',
  'electron/core/review/words-page.ts',
  'electron/core/review/words-summary.ts',
  'electron/core/review/words.ts',
]

describe('the region', () => {
  it.each([
    ['NZ', 'en-NZ'],
    ['au', 'en-AU'],
    ['US', 'en-US'],
    ['ZA', 'en-ZA'],
    ['SG', 'en-SG'],
    ['GB', 'en-GB'],
    ['DE', 'en-GB'],
    ['', 'en-GB'],
  ])('of a computer in “%s” is %s', (country, region) => {
    expect(regionOf(country)).toBe(region)
  })

  it.each(Region.options)('%s is one whose dates this runtime can write', (region) => {
    expect(Intl.DateTimeFormat.supportedLocalesOf(region)).toEqual([region])
  })
})

describe('American spelling', () => {
  it.each([
    ['Three organisations', 'Three organizations'],
    ['Organisation', 'Organization'],
    ['Authorised by Hana; unauthorised before', 'Authorized by Hana; unauthorized before'],
    ['not recognised', 'not recognized'],
    ['Licences', 'Licenses'],
    ['Cancelled, cancelling', 'Canceled, canceling'],
    ['colour', 'color'],
  ])('makes “%s” “%s”', (text, other) => {
    expect(american(text)).toBe(other)
  })

  it.each([
    'ORGANISATION',
    'Exercise your advice, and revise the precise promise otherwise',
    'cancel',
    'practice',
    'notForOrganisations',
    'supervisor',
  ])('leaves “%s” as it is', (text) => {
    expect(american(text)).toBe(text)
  })
})

describe('a words file', () => {
  it('is spelt where it runs: its words, and none of its codes', () => {
    const code = [
      "import type { X } from './organisation.ts'",
      "const A = { organisation: 'An organisation', icon: 'organisation', n: (x: string) => `The organisation ${x}` }",
      "const f = (x: 'organisation' | 'cancelled') => (x === 'organisation' ? 'one' : count(2, 'organisation'))",
      "switch (x) { case 'cancelled': break }",
    ].join('\n')
    expect(speltFile('words.ts', code, './region.ts')?.split('\n')).toEqual([
      `import { spelt } from "./region.ts";import type { X } from './organisation.ts'`,
      'const A = { organisation: spelt("An organisation"), icon: \'organisation\', n: (x: string) => `The ${spelt("organisation")} ${x}` }',
      "const f = (x: 'organisation' | 'cancelled') => (x === 'organisation' ? 'one' : count(2, spelt(\"organisation\")))",
      "switch (x) { case 'cancelled': break }",
    ])
  })

  it('can be read with its words spelt, each of them', () => {
    const spelt = files.flatMap((file) => {
      const text = speltFile(file, readFileSync(join(ROOT, file), 'utf8'), SPELLING)
      return text === null ? [] : [{ file, errors: parseSync(file, text).errors, text }]
    })
    expect(spelt.filter(({ errors }) => errors.length > 0)).toEqual([])
    expect(spelt.length).toBeGreaterThan(30)
  })
})

describe('what main says', () => {
  it('in menus, tray, notifications, dialogs, kit and guide is spelt the same everywhere, since its build spells nothing', () => {
    const otherwise = wordsUnder('electron').filter(
      (file) => speltFile(file, readFileSync(join(ROOT, file), 'utf8'), SPELLING) !== null,
    )
    expect(otherwise.toSorted()).toEqual(THE_SAME_EVERYWHERE)
  })
})
