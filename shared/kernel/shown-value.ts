import { isNameless, shownLines, shownName, shownText } from './shown-text.ts'

/**
 * What is used and not read, and so never changed: ids, secrets, links, keys, sealed text. All other text is text of
 * others until the contrary is shown (requirement G11); what Keyward itself writes passes unchanged.
 */
const USED =
  /(?:^|[a-z])Ids?$|^(?:id|key|keys|secret|passphrase|path|link|relayLink|armored|receipt|code|address|relay|recipient|signKey|publicKey|digest|checksum|seal|sha256)$/u
/** Text of several lines, or of one that is never cut. */
const LINES: ReadonlySet<string> = new Set([
  'answers',
  'folder',
  'note',
  'purpose',
  'redirectUri',
  'text',
  'words',
])

/**
 * A value with all text of others in it so that it can stand in any sentence; the same object where nothing had to be
 * changed. Without `withText`, `text` is left alone: there it is sealed, and used as it is.
 */
export const shownValue = <Value>(value: Value, withText = true): Value => {
  if (Array.isArray(value)) return shownEach(value as unknown[], (one) => shownValue(one, withText)) as Value
  if (typeof value !== 'object' || value === null) return value
  const whole = value as Readonly<Record<string, unknown>>
  let changed: Record<string, unknown> | null = null
  for (const [key, before] of Object.entries(whole)) {
    const after = shownField(key, before, whole, withText)
    if (after === before) continue
    changed ??= { ...whole }
    changed[key] = after
  }
  return (changed ?? whole) as Value
}

const shownField = (
  key: string,
  value: unknown,
  whole: Readonly<Record<string, unknown>>,
  withText: boolean,
): unknown => {
  if (typeof value === 'string') {
    if (NAMES[key]?.(whole) === true) return nameIn(key, value, whole)
    if (USED.test(key) || (key === 'text' && !withText)) return value
    return LINES.has(key) ? shownLines(value) : shownText(value)
  }
  // one that is not there at all is not forgotten either
  if (value === null && key === 'tenantName') return nameIn(key, '', whole)
  if (Array.isArray(value) && !USED.test(key))
    return shownEach(value as unknown[], (one) =>
      typeof one === 'string' ? shownText(one) : shownValue(one, withText),
    )
  return shownValue(value, withText)
}

const nameIn = (key: string, name: string, whole: Readonly<Record<string, unknown>>): string => {
  const { email } = whole
  return key === 'name' && isNameless(name) && typeof email === 'string' && !isNameless(email)
    ? shownText(email)
    : shownName(whatIs(key, whole), name, idOf(whole))
}

/** The same array where each of its parts stayed the same. */
export const shownEach = <Part>(parts: readonly Part[], show: (part: Part) => Part): Part[] => {
  const shown = parts.map(show)
  return shown.every((part, index) => part === parts[index]) ? (parts as Part[]) : shown
}

/** Fields that name something, so that an empty one is no answer; elsewhere empty means that there is none. */
const NAMES: Readonly<Record<string, (whole: Readonly<Record<string, unknown>>) => boolean>> = {
  name: () => true,
  tenantName: () => true,
  organisation: (whole) => 'tenantType' in whole || 'kind' in whole,
}

const whatIs = (key: string, whole: Readonly<Record<string, unknown>>): string => {
  if (key !== 'name') return 'Organisation'
  if ('clientId' in whole) return 'App'
  if ('email' in whole || 'isMe' in whole) return 'Person'
  if ('shape' in whole) return 'Column'
  return 'sha256' in whole ? 'File' : 'Something'
}

/** What tells two nameless ones apart. */
const idOf = (whole: Readonly<Record<string, unknown>>): string => {
  for (const key of ['tenantId', 'connectionId', 'clientId', 'fingerprint', 'userId', 'key', 'rowId', 'id']) {
    const id = whole[key]
    if (typeof id === 'string' && id !== '') return id
  }
  return ''
}
