import { plainPasted } from './pasted-text.ts'
import { withoutTables } from './pasted-tables.ts'
import { joinWrapped } from './pasted-wrap.ts'
import { isSecretShaped, type PastedValue, pastedValues } from './pasted-values.ts'

/** What a pasted text held; each may be missing. Nothing is guessed: of several secrets none is taken. */
export type PastedCredentials = {
  readonly clientId?: string
  readonly clientSecret?: string
  /** The secrets to choose from, where there is more than one; `label` is what stands before it, or empty. */
  readonly secrets?: readonly { readonly value: string; readonly label: string }[]
  /** The client ids to choose from, where there is more than one and no name tells them apart. */
  readonly clientIds?: readonly string[]
  /** A line end fell into the secret: it was joined, or what follows may belong to it; or a dash stands beside it. */
  readonly wrap?: 'joined' | 'mayBeCut' | 'dash'
}

const LONGEST = 100_000
/** What a keychain takes, and some more to say that it is too long. */
const LONGEST_VALUE = 5_000

/**
 * Finds a client id and a client secret in what somebody pasted: "Client id … Client secret …" in any usual writing
 * (mail, page, table, .env, JSON, the developer portal's page), or the two bare values. `undefined` when the text is one
 * plain value, which belongs to the field it was pasted into, or holds neither.
 */
export const readPastedCredentials = (text: string): PastedCredentials | undefined => {
  if (text.length > LONGEST) return undefined
  const { text: joined, wrap } = joinWrapped(pastedLines(text))
  const values = pastedValues(joined)
  if (isOneValue(joined, values)) return undefined
  const ids = idsOf(values)
  const secrets = secretsOf(values, ids.length > 0 || /secret/iu.test(joined))
  if (ids.length === 0 && secrets.length === 0) return undefined
  const [secret] = secrets
  const isOne = secrets.length === 1 && secret !== undefined
  const doubt =
    (isOne ? (wrap.get(secret.value) ?? cutShort(joined, secret)) : undefined) ??
    (secrets.some((one) => isBesideDash(joined, one)) ? 'dash' : undefined)
  return {
    ...(ids.length === 1 && ids[0] !== undefined ? { clientId: ids[0] } : {}),
    ...(ids.length > 1 ? { clientIds: ids } : {}),
    ...(isOne ? { clientSecret: secret.value } : {}),
    ...(secrets.length > 1 ? { secrets: secrets.map(({ value, label }) => ({ value, label })) } : {}),
    ...(doubt === undefined ? {} : { wrap: doubt }),
  }
}

/** A pasted text as plain lines, with a line for each cell of a table; empty where it is longer than anybody's. */
export const pastedLines = (text: string): string =>
  text.length > LONGEST ? '' : withoutTables(unescaped(plainPasted(flattened(text))))

/** One plain value without the quotes, brackets, sentence ends and unseen characters around it; else `undefined`. */
export const tidyPasted = (text: string): string | undefined => {
  if (text.length > LONGEST) return undefined
  const [value, ...rest] = joinWrapped(unescaped(plainPasted(text)))
    .text.trim()
    .split(/\s+/u)
  if (value === undefined || rest.length > 0 || value.length > LONGEST_VALUE) return undefined
  const bare = withoutEmphasis(value.replace(/^["'`“”‘’«»„‚‹›([{<*]+|["'`“”‘’«»‹›)\]}>*.,;:!?]+$/gu, ''))
  return /^[\x21-\x7e]+$/u.test(bare) ? bare : undefined
}

/** JSON as lines of names and values; anything else as it is. */
const flattened = (text: string): string => {
  if (!/^\s*[[{]/u.test(text)) return text
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return text
  }
  const lines: string[] = []
  const waiting: { readonly name: string; readonly value: unknown }[] = [{ name: '', value: root }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { name, value } = next
    if (typeof value === 'string') lines.push(`${name}: ${value}`)
    else if (typeof value === 'object' && value !== null) {
      const named = value as { readonly value?: unknown; readonly name?: unknown; readonly label?: unknown }
      const said = [named.label, named.name].find((one) => typeof one === 'string')
      const inner = Object.entries(value).map(([key, one]) => ({
        name: key === 'value' && typeof said === 'string' ? said : Array.isArray(value) ? name : key,
        value: one as unknown,
      }))
      waiting.push(...inner.toReversed())
    }
  }
  return lines.join('\n\n')
}

/** `\/`, `\u002d`, `\_` and a written-out `\n` as the characters that they stand for. */
const unescaped = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/giu, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[rnt](?=["'\s\\]|client|secret|$)/giu, '\n')
    .replace(/\\(?=[\p{P}\p{S}])/gu, '')

const isOneValue = (text: string, values: readonly PastedValue[]) =>
  values.length <= 1 && !/\s/u.test(text.trim()) && !/[:=].*[A-Za-z0-9]/u.test(text.replace(/=+$/u, ''))

const distinct = <Value extends { readonly value: string }>(values: readonly Value[]): Value[] =>
  [...new Map(values.toReversed().map((one) => [one.value, one])).values()].toReversed()

/** Named ones before those of the shape; the same id in other capitals is the same. */
const idsOf = (values: readonly PastedValue[]): string[] => {
  const all = values.filter(({ kind }) => kind === 'clientId')
  const hex = all.filter(({ value }) => /^[0-9a-f]{32}$/iu.test(value))
  const shaped = hex.length > 0 ? hex : all
  const named = shaped.filter(({ rank }) => rank === 'named')
  const best = named.length > 0 ? named : shaped
  return [...new Map(best.map(({ value }) => [value.toLowerCase(), value])).values()]
}

const secretsOf = (values: readonly PastedValue[], isAbout: boolean): PastedValue[] => {
  const all = values
    .filter(({ kind }) => kind === 'clientSecret')
    .map((one) => ({ ...one, value: withoutEmphasis(one.value) }))
  const named = all.filter(({ rank }) => rank === 'named')
  if (named.length > 0) return distinct(named)
  return isAbout ? distinct(all.filter(({ value }) => value.length >= 20)) : []
}

/** The usual lengths of 32, 36 and 48 random bytes in base64url, by which markdown's underscores are told from a value's own. */
const USUAL = new Set([43, 44, 48, 64])

/** `_value_` as markdown writes emphasis; underscores that belong to the value stay. */
const withoutEmphasis = (value: string): string => {
  const inner = /^(__?)(.+)\1$/u.exec(value)?.[2]
  return inner !== undefined && USUAL.has(inner.length) && !USUAL.has(value.length) ? inner : value
}

/** A dash that touches a value: writing programs make one of a hyphen or two, which may have been the secret's own. */
const isBesideDash = (text: string, { at, end }: PastedValue): boolean =>
  /[–—―]/u.test(text.slice(Math.max(0, at - 1), at) + text.slice(end, end + 1))

/** A value that ends in dots that stand for more. */
const cutShort = (text: string, { end, value }: PastedValue): 'mayBeCut' | undefined =>
  isSecretShaped(value) && /^(?:…|\.\.\.?)/u.test(text.slice(end, end + 3)) ? 'mayBeCut' : undefined
