import type * as z from 'zod'
import { EARLIEST, Instant } from '../../../shared/kernel/instant.ts'
import { EMPTY_VAULT, SetAside, VAULT_FORM, type VaultContent, type VaultForm } from './content.ts'
import { formAfter, formOf, migrate } from './migrations.ts'
import { partAt, PARTS, putAt, valueAt, type ContentPart } from './content-parts.ts'

/** Content as it opens: how many records were set aside just now, how many dates were mended, and which older form it had. */
export type ReadContent = {
  readonly content: VaultContent
  readonly fresh: number
  readonly mended: number
  readonly olderForm: number | null
}

/** A mended record may show what else is wrong with it; after so many rounds a content is given up. */
const ROUNDS = 6

type Issues = readonly z.core.$ZodIssue[]
type Path = readonly PropertyKey[]

/**
 * Reads what a sealed file holds. A date that no calendar shows is mended; a record that cannot be read is set aside
 * as it was, and tried again each time. `null` where it is no vault's content at all: the generation before is to be
 * tried then (F10).
 */
export const readContent = (
  raw: unknown,
  at: number,
  { schema, migrations }: VaultForm = VAULT_FORM,
): ReadContent | null => {
  const form = formOf(raw) ?? formAfter(migrations)
  const olderForm = form < formAfter(migrations) ? form : null
  const parsed = olderForm === null ? schema.safeParse(raw) : null
  if (parsed?.success && parsed.data.setAside.length === 0)
    return { content: parsed.data, fresh: 0, mended: 0, olderForm }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null
  const clone = structuredClone(raw)
  const { blocked, known, waiting } = putBack(clone)
  const before = textsBefore(waiting, migrations)
  // a record that was set aside may be of any older form; in a content of a newer one no step is taken
  const from = known.size > 0 && form <= formAfter(migrations) ? 1 : form
  const work = { ...migrate({ ...clone }, migrations, from) }
  const mending = createMending(work)
  const aside: SetAside[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const tried = schema.safeParse(work)
    if (tried.success)
      return {
        content: { ...tried.data, setAside: [...tried.data.setAside, ...blocked, ...aside] },
        fresh: aside.filter((one) => !known.has(nameOf(one))).length,
        mended: mending.amount(),
        olderForm,
      }
    const unreadable = new Map<ContentPart, Set<string>>()
    for (const path of pathsOf(tried.error.issues)) {
      const part = partAt(path)
      if (part === undefined || isFrame(part, path)) return null
      if (!mending.mend(part, path, tried.error.issues))
        unreadable.set(part, (unreadable.get(part) ?? new Set()).add(String(path[part.path.length] ?? '')))
    }
    for (const [part, keys] of unreadable)
      for (const one of takeOut(work, part, keys, mending.textOf)) {
        const was = { ...one, text: before(one) }
        aside.push({ ...was, at: known.get(nameOf(was)) ?? at })
      }
  }
  return null
}

const nameOf = ({ from, key, text }: Omit<SetAside, 'at'>) => JSON.stringify([from, key, text])

const pathsOf = (issues: Issues): Path[] => [
  ...new Map(issues.flatMap(pathsOfOne).map((path) => [JSON.stringify(path), path])).values(),
]

const pathsOfOne = (issue: z.core.$ZodIssue): Path[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]

/** Without the lists that every vault has it is none. */
const isFrame = ({ path, kind }: ContentPart, at: Path) =>
  at.length === 1 && path.length === 1 && (kind === 'list' || kind === 'map')

type Taken = Omit<SetAside, 'at'>

/** Takes records out, each as the text that it was. What is no list, map or value at all gives way to an empty one. */
const takeOut = (
  work: unknown,
  { path, kind, empty }: ContentPart,
  keys: ReadonlySet<string>,
  textOf: (record: unknown, path: Path) => string,
): Taken[] => {
  const from = path.join('.')
  const holder = valueAt(work, path)
  if (kind === 'list' && Array.isArray(holder) && !keys.has('')) {
    putAt(
      work,
      path,
      holder.filter((_one, index) => !keys.has(String(index))),
    )
    return [...keys].map((key) => ({ from, key: null, text: textOf(holder[Number(key)], path) }))
  }
  if (kind === 'map' && typeof holder === 'object' && holder !== null && !keys.has('')) {
    const entries = Object.entries(holder)
    putAt(work, path, Object.fromEntries(entries.filter(([key]) => !keys.has(key))))
    return entries
      .filter(([key]) => keys.has(key))
      .map(([key, one]) => ({ from, key, text: textOf(one, path) }))
  }
  putAt(work, path, structuredClone(empty))
  return holder === undefined ? [] : [{ from, key: null, text: textOf(holder, path) }]
}

/**
 * Puts what was set aside before back where it was, so that it is tried again. `blocked` has its place taken by
 * something else meanwhile and waits on; `known` tells since when each has been set aside.
 */
const putBack = (work: object) => {
  const kept = valueAt(work, ['setAside'])
  const waiting = Array.isArray(kept) ? kept.flatMap((one) => SetAside.safeParse(one).data ?? []) : []
  if (Array.isArray(kept))
    putAt(
      work,
      ['setAside'],
      kept.filter((one) => !SetAside.safeParse(one).success),
    )
  const known = new Map(waiting.map((one) => [nameOf(one), one.at]))
  const blocked = waiting.filter((one) => !putOneBack(work, one))
  return { blocked, known, waiting }
}

/** What a record that waits was before the steps were taken again: it is kept as it was, and known by that. */
const textsBefore = (waiting: readonly SetAside[], migrations: VaultForm['migrations']) => {
  const texts = new Map<string, string>()
  for (const { from, key, text } of migrations.length === 0 ? [] : waiting) {
    const part = PARTS.find(({ path }) => path.join('.') === from)
    const value = parsed(text)
    if (part === undefined || value === undefined) continue
    const alone: object = structuredClone(EMPTY_VAULT)
    putAt(
      alone,
      part.path,
      part.kind === 'list' ? [value] : part.kind === 'map' ? { [key ?? '']: value } : value,
    )
    const led = valueAt(migrate({ ...alone }, migrations, 1), part.path)
    const one = part.kind === 'single' ? led : Object.values(led ?? {})[0]
    texts.set(nameOf({ from, key, text: JSON.stringify(one) ?? 'null' }), text)
  }
  return (one: Taken): string => texts.get(nameOf(one)) ?? one.text
}

const putOneBack = (work: object, { from, key, text }: SetAside): boolean => {
  const part = PARTS.find(({ path }) => path.join('.') === from)
  const value = parsed(text)
  if (part === undefined || value === undefined) return false
  const holder = valueAt(work, part.path)
  if (part.kind === 'list' && Array.isArray(holder)) {
    const id = idOf(value)
    if (id !== undefined && holder.some((other) => idOf(other) === id)) return false
    putAt(work, part.path, [...holder, value])
    return true
  }
  if (part.kind === 'map') {
    const path = [...part.path, key ?? '']
    if (key === null || valueAt(work, path) !== undefined) return false
    putAt(work, path, value)
    return true
  }
  if (JSON.stringify(holder) !== JSON.stringify(part.empty)) return false
  putAt(work, part.path, value)
  return true
}

const idOf = (record: unknown): unknown => valueAt(record, ['id']) ?? valueAt(record, ['key'])

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/**
 * A moment with a fraction loses it; one that no calendar shows becomes "not known", or the earliest where one must
 * stand, so that no fact becomes younger by it (F6). Only where every fault of a value is that of a moment.
 */
const createMending = (work: unknown) => {
  const tries = new Map<string, number>()
  /** Records as they were before anything of them was mended. */
  const before = new Map<unknown, string>()
  const mend = (part: ContentPart, path: Path, issues: Issues): boolean => {
    const name = JSON.stringify(path)
    const tried = tries.get(name) ?? 0
    const value = valueAt(work, path)
    const here = issues.filter((issue) => JSON.stringify(issue.path) === name).map(faultOf)
    if (tried === 0 && !isMoment(value, here)) return false
    if (tried > 1) return false
    tries.set(name, tried + 1)
    const record = valueAt(work, path.slice(0, part.path.length + (part.kind === 'single' ? 0 : 1)))
    if (typeof record === 'object' && !before.has(record)) before.set(record, JSON.stringify(record))
    const whole = Math.floor(Number(value))
    const isFraction = tried === 0 && Instant.safeParse(whole).success
    putAt(work, path, isFraction ? whole : tried === 0 ? null : EARLIEST)
    return true
  }
  return {
    mend,
    textOf: (record: unknown) => before.get(record) ?? JSON.stringify(record) ?? 'null',
    amount: () => tries.size,
  }
}

const isMoment = (value: unknown, faults: readonly string[]): boolean =>
  typeof value === 'number' &&
  (Instant.safeParse(value).error?.issues.every((issue) => faults.includes(faultOf(issue))) ?? false)

const faultOf = (issue: z.core.$ZodIssue): string =>
  JSON.stringify([
    issue.code,
    'maximum' in issue ? issue.maximum : null,
    'expected' in issue ? issue.expected : null,
  ])
