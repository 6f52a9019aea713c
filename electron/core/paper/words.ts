import type { Instant } from '../../../shared/kernel/instant.ts'
import { momentOf } from './moments.ts'

/** What stands on every page that the sandbox makes. */
export const SANDBOX_LINE = 'Sandbox: a made-up practice. Nothing here is real.'

/** What the printed table of connections says; days are in UTC, as on every page. */
export const CONNECTION_PAGE = {
  title: 'Connections at Xero',
  asOf: (at: Instant, by: string) => `As of ${momentOf(at)}, by ${by}, from Keyward. Days are in UTC.`,
  listed: 'In this table',
  amounts: (rows: number, connected: number) =>
    `${rows} ${rows === 1 ? 'connection' : 'connections'}, of which ${connected} may still be connected`,
  which: 'Which',
  all: 'Every connection that this vault knows',
  some: (rows: number, of: number) => `${rows} chosen of ${of} that this vault knows`,
  notKnown: 'Not known',
  notKnownWords: (old: number) =>
    `${old === 0 ? '' : `Xero has not listed ${old} of them for 7 days or more; what has happened to them since is not known. `}What others connected to other apps at Xero is not in this vault.`,
  columns: ['Organisation', 'App', 'Signed in by', 'State', 'Connected since', 'Last listed by Xero', 'Tags'],
  state: (words: string, day: string) => (day === '' ? words : `${words}, ${day}`),
  notTold: 'not told',
  file: (day: string) => `Keyward connections ${day}`,
} as const
