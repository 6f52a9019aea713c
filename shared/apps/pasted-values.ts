import {
  endsWithLogin,
  endsWithOther,
  labelWords,
  lastSecretWord,
  readCredentialLabel,
} from './credential-label.ts'

/** A run of characters in a text that may be a value, and what stands before it. */
export type PastedValue = {
  readonly value: string
  readonly at: number
  readonly end: number
  readonly kind: 'clientId' | 'clientSecret'
  /** Whether a name stands before it, or only its shape speaks for it. */
  readonly rank: 'named' | 'shaped'
  readonly label: string
}

const RUN = /[A-Za-z0-9_~+/.=%-]+/gu
/** Addresses of pages and people hold long runs that are no secrets; what stands in a query is looked at. */
const ADDRESS =
  /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s?#"'<>|]*|[^\s@:;,<>()"'=|]{1,64}@[a-z0-9.-]{1,255}|\bwww\.[^\s?#"'<>|]*/giu

/** Every run of the text that has the shape of a client id or of a client secret, with what is said of it. */
export const pastedValues = (text: string): PastedValue[] => {
  const masked = text.replace(ADDRESS, (address) => ' '.repeat(address.length))
  const found: PastedValue[] = []
  let from = 0
  for (const match of masked.matchAll(RUN)) {
    if (match[0].length > LONGEST_RUN) continue
    for (const run of partsOf(match[0], match.index)) {
      if (run.value.length < SHORTEST || isKey(run, masked)) continue
      const before = masked.slice(Math.max(from, run.at - 600), run.at)
      const value = valueOf(run, before, isBeside(before, found.at(-1)))
      if (value === null) continue
      found.push(value)
      from = run.end
    }
  }
  return found
}

/** Whether a run stands on one line with a named secret, so that it may be another: "secret … (was …)". */
const isBeside = (before: string, last: PastedValue | undefined): boolean =>
  last?.kind === 'clientSecret' && last.rank === 'named' && before.length < 40 && !before.includes('\n')

const SHORTEST = 8
const LONGEST_RUN = 1_000

type Run = { readonly value: string; readonly at: number; readonly end: number }

/** `KEY=value` and `a=1` parted, dots of a sentence and stray signs taken off, percent signs read. */
const partsOf = (whole: string, at: number): Run[] => {
  const runs: Run[] = []
  let start = 0
  for (let next = assignment(whole, start); next !== -1; next = assignment(whole, start)) {
    runs.push({ value: whole.slice(start, next), at: at + start, end: at + next })
    start = next + 1
  }
  runs.push({ value: whole.slice(start), at: at + start, end: at + whole.length })
  return runs.flatMap((run) => {
    const isMarked = /^_{1,3}[0-9a-f]{32}_{1,3}$/iu.test(run.value)
    const lead = (isMarked ? /^_+/u : /^[.=]*/u).exec(run.value)?.[0].length ?? 0
    const value = run.value.slice(lead).replace(isMarked ? /_+$/u : /\.+=*$/u, '')
    const read = /%[0-9A-F]{2}/iu.test(value) ? decoded(value) : value
    return read === '' ? [] : [{ value: read, at: run.at + lead, end: run.at + lead + value.length }]
  })
}

/** Where a `=` gives a name to what follows; one at the end of a run is the padding of base64. */
const assignment = (text: string, from: number): number => {
  const at = text.indexOf('=', from)
  return at === -1 || at === from || /^=*$/u.test(text.slice(at)) ? -1 : at
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A name before a value (`XERO_CLIENT_SECRET:`), which may be long and is none itself. */
const isKey = ({ value, end }: Run, text: string) =>
  /^["'`*_\]]{0,4}[ \t]{0,8}(?:=|:|->)/u.test(text.slice(end, end + 20)) &&
  readCredentialLabel(value) !== null

const isId = (value: string) => /^[0-9a-f]{32}$/iu.test(value)
const WORDY = /^[-_]*[A-Za-z]?[a-z]*(?:[-_]+(?:[A-Za-z]?[a-z]*|\d{1,4}))*$|^[A-Z]+(?:[-_]+[A-Z]+)*$/u
const isUuid = (value: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(value)
const isDate = (value: string) =>
  /^\d{1,4}[-/._](?:\d{1,2}|[A-Za-z]{3,9})[-/._]\d{1,4}(?:T[\d.+Z-]*)?$/u.test(value) || /^\d+$/u.test(value)
const isPlace = (value: string) =>
  /^[\w-]+(?:\.[A-Za-z][\w-]*)+(?:\/.*)?$/u.test(value) ||
  /\/\/|\.[A-Za-z]{1,5}$|^[~.]{0,2}\/[\w.-]+\//u.test(value)

/** Whether a run may be a secret at all: long, and neither a word nor a date, an address or one letter repeated. */
export const isSecretShaped = (value: string): boolean => {
  if (/[^\x21-\x7e]/u.test(value) || value.length > 400) return false
  if (isDate(value) || isPlace(value) || isUuid(value) || new Set(value).size < 4) return false
  if (/^[A-Za-z]?[a-z]{0,24}$/u.test(value)) return false
  const isMixed = /[0-9]/u.test(value) && /[A-Za-z]/u.test(value)
  return value.length >= 16 || (value.length >= 12 && isMixed)
}

const valueOf = (run: Run, before: string, isBesideNamed: boolean): PastedValue | null => {
  const words = labelWords(before)
  const label = labelOf(before)
  const base = { ...run, label }
  const isSecretNamed = (lastSecretWord(words) !== null || isBesideNamed) && !endsWithOther(words)
  if (isId(run.value)) {
    const isSecretsOwn = lastSecretWord(words) !== null && endsWithOther(words) && !isNamedId(label)
    if (isSecretsOwn) return null
    const isSecret = isSecretNamed && readCredentialLabel(label)?.of === 'clientSecret'
    return {
      ...base,
      kind: isSecret ? 'clientSecret' : 'clientId',
      rank: isNamedId(label) ? 'named' : 'shaped',
    }
  }
  if (isNamedId(label) && isOtherId(run.value) && isSetApart(before))
    return { ...base, kind: 'clientId', rank: 'named' }
  if (!isSecretShaped(run.value) || endsWithOther(words) || OAUTH.test(run.value)) return null
  if (endsWithLogin(words) && !isInOneClause(before)) return null
  // Only words and hyphens: a value where it is named and set apart, else a word like any other
  if (WORDY.test(run.value) && !(isSecretNamed && isSetApart(before) && run.value.length >= 16)) return null
  return { ...base, kind: 'clientSecret', rank: isSecretNamed ? 'named' : 'shaped' }
}

/** Words of the protocol itself (RFC 6749), which stand beside secrets in requests. */
const OAUTH =
  /^(?:client_credentials|authorization_code|refresh_token|access_token|offline_access|client_secret_(?:basic|post))$/u

const isNamedId = (label: string) => readCredentialLabel(label)?.of === 'clientId'
/** Another vendor's id: one long word with a digit in it. */
const isOtherId = (value: string) =>
  /^[A-Za-z0-9._~-]{8,200}$/u.test(value) && /\d/u.test(value) && !isDate(value) && !isPlace(value)

/** The words on the value's own line, else on the last line above it that has any. */
const labelOf = (before: string): string => {
  const lines = before.split('\n')
  const own = lines.at(-1) ?? ''
  const line = /[\p{L}\p{N}]/u.test(own) ? own : lines.findLast((one) => /[\p{L}\p{N}]/u.test(one))
  const cell = (line ?? '').split(/[\t|]/u).findLast((one) => /[\p{L}\p{N}]/u.test(one)) ?? ''
  return cell.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})\]]+$/gu, '').slice(-100)
}

/** Whether something parts the value from the words before it: a sign, a line end, "is". */
const isSetApart = (before: string): boolean =>
  /(?:^|[:=>|\t\n]|\s[-–—]|(?:^|\s)(?:is|ist|est|es|è|are|was|now))[\s"'`*_([{<]*$/iu.test(before)

const isInOneClause = (before: string): boolean => /secret[^\n:=.;]{0,60}[:=]?\s*["'`([{<]*$/iu.test(before)
