import { DAY, HOUR, MINUTE } from '../../../shared/kernel/instant.ts'

export type Span = { readonly name: string; readonly ms: number }

const UNITS = { min: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY, month: 30 * DAY, year: 365 * DAY } as const
/** What PrivateBin offers as it comes, where a server does not say what it offers. */
const USUAL: readonly [Span, ...Span[]] = [
  { name: '1hour', ms: HOUR },
  { name: '1day', ms: DAY },
  { name: '1week', ms: 7 * DAY },
  { name: '1month', ms: 30 * DAY },
]

/**
 * The spans that a server's own page offers (`<select id="pasteExpiration">`), shortest first; `null` where the page does
 * not say. One that never ends is none of them.
 */
const offeredOn = (page: string): readonly Span[] | null => {
  const list = /<select\b[^>]*\bid="pasteExpiration"[^>]*>([^]{0,5000}?)<\/select>/iu.exec(page)?.[1]
  if (list === undefined) return null
  return [...list.matchAll(/<option\b[^>]{0,200}?\bvalue="([\w-]{1,40})"/giu)]
    .flatMap(([, name]) => (name === undefined ? [] : (spanOf(name) ?? [])))
    .toSorted((a, b) => a.ms - b.ms)
}

const spanOf = (name: string): Span | null => {
  const [, amount, unit] = /^(\d{1,4})(min|hour|day|week|month|year)s?$/u.exec(name) ?? []
  return amount === undefined || unit === undefined
    ? null
    : { name, ms: Number(amount) * UNITS[unit as keyof typeof UNITS] }
}

/**
 * The span to ask for: the first that is not shorter than the one wished for, else the longest. `isOffered` says whether
 * the server's page names it; what a server does not know it answers with a span of its own.
 */
export const spanToAsk = (
  page: string | null,
  wished: number,
): { readonly span: Span; readonly isOffered: boolean } => {
  const offered = page === null ? null : offeredOn(page)
  const spans = offered === null || offered.length === 0 ? USUAL : offered
  const span = spans.find(({ ms }) => ms >= wished) ?? spans.at(-1) ?? USUAL[0]
  return { span, isOffered: spans === offered }
}
