import { grouped } from '../../language/plural.ts'
import type { RowFilter } from '../../../shared/views/view.ts'

const NAMES = {
  lapses30: 'Lapses within 30 days',
  expired: 'Expired, still connected',
  unchecked7: 'Not checked for a week',
  moreThanAsked: 'Granted more than asked',
  nobodyHere: 'Nobody here knows it',
  twoApps: 'In two apps at once',
} as const

/** What is said of filters. */
export const FILTERS = {
  filter: 'Filter',
  name: (filter: RowFilter) =>
    filter.kind === 'signedInBy'
      ? `Signed in by ${filter.person}`
      : filter.kind === 'tagged'
        ? `Tagged ${filter.tag}`
        : NAMES[filter.kind],
  line: (name: string, amount: number) => `${name} (${amount === 0 ? 'none' : grouped(amount)})`,
  off: 'Show all again',
  clear: 'Clear the filter',
  shown: (shown: number, of: number) => `${grouped(shown)} of ${grouped(of)}`,
  none: (name: string) => `No connection: ${name.charAt(0).toLowerCase()}${name.slice(1)}.`,
} as const
