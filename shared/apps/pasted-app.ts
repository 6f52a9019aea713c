import { readCredentialLabel } from './credential-label.ts'
import { NAME_MAX, SCOPES_MAX } from './app-draft.ts'
import { type PastedCredentials, pastedLines, readPastedCredentials } from './pasted-credentials.ts'
import { describeScope, isKnownScope } from './scopes.ts'

/** What a pasted text says of an app besides its keys; each may be missing. Nothing is guessed. */
export type PastedFacts = {
  readonly name?: string
  readonly redirectUri?: string
  /** The redirect addresses to choose from, where there is more than one; Xero takes up to 50. */
  readonly redirectUris?: readonly string[]
  readonly scopes?: readonly string[]
}

/** Everything that a form for an app takes of a pasted text. */
export type PastedApp = PastedCredentials & PastedFacts

/** A line longer than this is no name, no address and no list of scopes. */
const LONGEST_LINE = 4_000
const LONGEST_ADDRESS = 2_000
const MOST_LINES = 4_000
const MOST_ADDRESSES = 50
/** How far below a heading its values are looked for, as on the page of the developer portal. */
const BELOW = 12

/**
 * Finds an app's keys, and its name, redirect address and scopes beside them, in what somebody copied: the developer
 * portal's page, JSON, `.env`, a mail. `undefined` where the text is one plain value or holds nothing of it.
 */
export const readPastedApp = (text: string): PastedApp | undefined => {
  const keys = readPastedCredentials(text)
  const facts = /\s/u.test(text.trim()) ? factsOf(pastedLines(text), keys) : {}
  return keys === undefined && Object.keys(facts).length === 0 ? undefined : { ...keys, ...facts }
}

/** What of an app a line is about. */
type Subject = 'appName' | 'name' | 'redirect' | 'scopes' | 'other'

const factsOf = (text: string, keys: PastedCredentials | undefined): PastedFacts => {
  const lines = text
    .split('\n', MOST_LINES)
    .map((line) => line.trim())
    .filter((line) => line.length <= LONGEST_LINE)
  const said = lines.map(labelled)
  const addresses = addressesOf(lines, said)
  const [address] = addresses
  const scopes = scopesOf(lines, said)
  const name = nameOf(lines, said, keys)
  return {
    ...(name === undefined ? {} : { name }),
    ...(addresses.length === 1 && address !== undefined ? { redirectUri: address } : {}),
    ...(addresses.length > 1 ? { redirectUris: addresses } : {}),
    ...(scopes.length === 0 ? {} : { scopes }),
  }
}

type Said = { readonly subject: Subject; readonly value: string } | null

/** `Name: value`, `NAME=value`, a cell of a table, or a heading that stands alone. */
const labelled = (line: string): Said => {
  const bare = line.replace(/^(?:export\s+|[-*•]\s+)/u, '')
  const [, label, value] =
    /^["'`*_]{0,3}([\p{L}][\p{L}\p{N} ._()/-]{1,59}?)["'`*_]{0,3}\s*(?:[:=\t|]|->)\s*(.*)$/u.exec(bare) ?? []
  if (label !== undefined && value !== undefined && !value.startsWith('//'))
    return { subject: subjectOf(label), value: unquoted(value) }
  const subject = bare.length <= 60 ? subjectOf(bare) : 'other'
  return subject === 'other' && readCredentialLabel(bare) === null ? null : { subject, value: '' }
}

const subjectOf = (label: string): Subject => {
  const words = label
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
  if (
    /^(?:xero )?(?:app|application|client)(?: display)? (?:name|title)$|^name of (?:the |this )?app$/u.test(
      words,
    )
  )
    return 'appName'
  if (/^(?:name|title)$/u.test(words)) return 'name'
  if (REDIRECT.test(words)) return 'redirect'
  return /^(?:(?:xero|the|requested|required|allowed|granted|api|oauth|oauth2|oauth 2 0|app|client) ){0,3}scopes?(?: requested| list)?$/u.test(
    words,
  )
    ? 'scopes'
    : 'other'
}

const REDIRECT =
  /^(?:(?:xero|the|your|app|client|oauth|oauth2|oauth 2 0|authorised|authorized|allowed|registered) ){0,3}(?:redirect|redirection|callback)(?: (?:uri|uris|url|urls|address|addresses))?(?: \d{1,2})?$/u

const unquoted = (value: string): string => value.replace(/^["'`“”‘’]+|["'`“”‘’]?[,;]?$/gu, '').trim()

/** What stands beside a label, or on the lines below a heading until the next one. */
const valuesOf = (lines: readonly string[], said: readonly Said[], at: number): readonly string[] => {
  const beside = said[at]?.value ?? ''
  if (beside !== '') return [beside]
  const below: string[] = []
  for (let next = at + 1; next < lines.length && next <= at + BELOW; next += 1) {
    if (said[next] !== null && !isAddress(lines[next] ?? '')) break
    if (lines[next] !== '') below.push(unquoted(lines[next] ?? ''))
  }
  return below
}

const about = (lines: readonly string[], said: readonly Said[], subject: Subject): readonly string[][] =>
  said.flatMap((one, at) => (one?.subject === subject ? [[...valuesOf(lines, said, at)]] : []))

/** The app's own name where one is said so; else the only thing called a name, beside a client id. */
const nameOf = (
  lines: readonly string[],
  said: readonly Said[],
  keys: PastedCredentials | undefined,
): string | undefined => {
  const named = [...new Set(about(lines, said, 'appName').map(([first]) => first ?? ''))].filter(isName)
  const hasId = keys?.clientId !== undefined || keys?.clientIds !== undefined
  const bare = hasId
    ? [...new Set(said.flatMap((one) => (one?.subject === 'name' ? [one.value] : [])))].filter(isName)
    : []
  const all = named.length > 0 ? named : bare
  const [name] = all
  return all.length === 1 && name !== keys?.clientSecret && name !== keys?.clientId ? name : undefined
}

const isName = (value: string): boolean =>
  value.length <= NAME_MAX &&
  /\p{L}/u.test(value) &&
  !/^\S{24,}$|@|:\/\//u.test(value) &&
  readCredentialLabel(value) === null &&
  subjectOf(value) === 'other'

const isAddress = (value: string): boolean =>
  value.length <= LONGEST_ADDRESS && /^https?:\/\/[^\s"'<>,]+$/iu.test(value) && URL.canParse(value)

/** What is said to be one; else what leads to this computer, since nothing else would. */
const addressesOf = (lines: readonly string[], said: readonly Said[]): readonly string[] => {
  const named = about(lines, said, 'redirect').flat().flatMap(addressesIn)
  const all =
    named.length > 0
      ? named
      : lines.filter((line) => /^http:\/\/localhost[:/]/iu.test(line)).flatMap(addressesIn)
  return [...new Set(all)].slice(0, MOST_ADDRESSES)
}

const addressesIn = (value: string): string[] =>
  value
    .split(/[\s,;"'`<>[\]]+/u)
    .map((part) => (/^https?%3a/iu.test(part) ? decoded(part) : part))
    .filter(isAddress)

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Of the lines that are said to hold scopes, or hold one that could be nothing else. */
const scopesOf = (lines: readonly string[], said: readonly Said[]): readonly string[] => {
  const named = about(lines, said, 'scopes').flat().flatMap(scopesIn)
  const all =
    named.length > 0
      ? named
      : lines
          .filter((line) => scopesIn(line).some((scope) => scope.includes('.') && isKnownScope(scope)))
          .flatMap(scopesIn)
  return [...new Set(all)].slice(0, SCOPES_MAX)
}

const scopesIn = (value: string): string[] =>
  value
    .split(/(?:[\s,;"'`<>[\]()|+]|%20)+/iu)
    .map((part) => part.replace(/[.:]+$/u, ''))
    .filter((part) => part.length <= 100 && isKnownOrShaped(part))

const isKnownOrShaped = (part: string): boolean =>
  isKnownScope(part) ||
  (/^[a-z][a-z0-9]*(?:\.[a-z0-9]+)+$/u.test(part) &&
    (describeScope(part).family !== 'other' || OTHERS.test(part)))

/** Products of Xero's whose scopes Keyward does not describe. */
const OTHERS = /^(?:app|assets|bankfeeds|einvoicing|files|finance|marketplace|payroll|projects)\./u
