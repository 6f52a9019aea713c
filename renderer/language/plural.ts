import { REGION, spelt } from './region.ts'

const rules = new Intl.PluralRules(REGION)
const numbers = new Intl.NumberFormat(REGION)
const WORDS = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
]

/** The noun in the number that English wants: "organisation", "organisations". */
export const noun = (amount: number, one: string, many = `${one}s`): string =>
  spelt(rules.select(amount) === 'one' ? one : many)

/** "1 day", "3 days", "10,000 organisations". */
export const count = (amount: number, one: string, many?: string): string =>
  `${numbers.format(amount)} ${noun(amount, one, many)}`

export const grouped = (amount: number): string => numbers.format(amount)

/** A small number as a word to begin a sentence with: "Five". */
export const numberWord = (amount: number): string => WORDS[amount] ?? numbers.format(amount)

const lists = new Intl.ListFormat(REGION, { type: 'conjunction' })

/** "A, B and C"; from the fourth on "A, B and 3 others". */
export const listOf = (names: readonly string[], most = 3): string =>
  names.length <= most
    ? lists.format(names)
    : lists.format([...names.slice(0, most - 1), `${names.length - most + 1} others`])
