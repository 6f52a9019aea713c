import { EMPTY_VAULT, type VaultContent } from './content.ts'

/** A part of the content that is read on its own: a list or a map of records, a single value, or a group of parts. */
export type ContentPart = {
  readonly path: readonly string[]
  readonly kind: 'list' | 'map' | 'single' | 'group'
  /** What is there while nothing is known. */
  readonly empty: unknown
}

type Holder = Record<PropertyKey, unknown>

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null

const partsIn = (value: unknown, path: readonly string[]): ContentPart[] => {
  if (Array.isArray(value)) return [{ path, kind: 'list', empty: [] }]
  if (!isHolder(value)) return [{ path, kind: 'single', empty: value }]
  const entries = Object.entries(value)
  return entries.length === 0
    ? [{ path, kind: 'map', empty: {} }]
    : [
        ...entries.flatMap(([name, part]) => partsIn(part, [...path, name])),
        { path, kind: 'group', empty: value },
      ]
}

/** Every part of the content, the smallest first, as an empty vault shows them; `version` is judged with the whole. */
export const PARTS: readonly ContentPart[] = Object.entries(EMPTY_VAULT)
  .filter(([name]) => name !== 'version')
  .flatMap(([name, part]) => partsIn(part, [name]))

/** The part that a path leads into. */
export const partAt = (path: readonly PropertyKey[]): ContentPart | undefined =>
  PARTS.find((part) => part.path.every((name, depth) => path[depth] === name))

/** What stands at a path; `undefined` where there is no such thing. */
export const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown => {
  let at = value
  for (const key of path) {
    if (!isHolder(at) || !Object.hasOwn(at, key)) return undefined
    at = at[key]
  }
  return at
}

/** Puts something else at a path, where there is such a place. */
export const putAt = (value: unknown, path: readonly PropertyKey[], fresh: unknown): void => {
  const parent = valueAt(value, path.slice(0, -1))
  const key = path.at(-1)
  if (!isHolder(parent) || key === undefined) return
  Object.defineProperty(parent, key, { value: fresh, enumerable: true, writable: true, configurable: true })
}

/** The same content with only those records that are wanted; all else is shared with it. */
export const keepRecords = (content: VaultContent, isWanted: (record: unknown) => boolean): unknown => {
  let kept: unknown = content
  for (const { path, kind } of PARTS) {
    const records = valueAt(content, path)
    if (kind === 'list' && Array.isArray(records)) kept = replacedAt(kept, path, records.filter(isWanted))
    if (kind === 'map' && isHolder(records) && !Array.isArray(records))
      kept = replacedAt(
        kept,
        path,
        Object.fromEntries(Object.entries(records).filter(([, one]) => isWanted(one))),
      )
  }
  return kept
}

const replacedAt = (value: unknown, [key, ...rest]: readonly string[], fresh: unknown): unknown =>
  key === undefined ? fresh : { ...(value as object), [key]: replacedAt(valueAt(value, [key]), rest, fresh) }
