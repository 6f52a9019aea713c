/** What a sealed file holds, in whichever form. */
type Content = Readonly<Record<string, unknown>>

/**
 * One step from a form of the vault to the next: pure; done twice it does no more than once, because records that were
 * set aside go through all steps again; and it leaves alone what it does not understand, which is set aside afterwards.
 */
export type Migration = (content: Content) => Content

/** The first step leads from form 1 to form 2, and so on. A step that was released is never changed. */
export const MIGRATIONS: readonly Migration[] = [
  // 2: apps have a kind; all before it were web apps
  (content) => withField(content, ['apps'], 'list', { name: 'kind', value: 'web' }),
]

/** The form that these steps lead to. */
export const formAfter = (migrations: readonly Migration[]): number => migrations.length + 1

/** The form of a content: a whole number from 1 on; `null` where it says none. */
export const formOf = (content: unknown): number | null => {
  const version: unknown = isRecord(content) ? content['version'] : null
  return typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : null
}

/** The content in the newest form; as it was where it says no form, or one that nobody here knows. */
export const migrate = (content: Content, migrations: readonly Migration[], from: number): Content => {
  const steps = migrations.slice(from - 1)
  if (steps.length === 0) return content
  return { ...steps.reduce((older, step) => step(older), content), version: formAfter(migrations) }
}

/** Gives a new field to everything that has none: the records of a list or a map at `path`, or what stands there itself. */
export const withField = (
  content: Content,
  path: readonly [string, ...string[]],
  kind: 'list' | 'map' | 'single',
  field: { readonly name: string; readonly value: unknown },
): Content => {
  const give = (one: unknown): unknown =>
    isRecord(one) && !Object.hasOwn(one, field.name) ? { ...one, [field.name]: field.value } : one
  const within = (holder: unknown): unknown => {
    if (kind === 'single') return give(holder)
    if (kind === 'list') return Array.isArray(holder) ? holder.map(give) : holder
    return isRecord(holder)
      ? Object.fromEntries(Object.entries(holder).map(([key, one]) => [key, give(one)]))
      : holder
  }
  const at = (holder: unknown, [name, ...rest]: readonly string[]): unknown => {
    if (name === undefined) return within(holder)
    return isRecord(holder) && Object.hasOwn(holder, name)
      ? { ...holder, [name]: at(holder[name], rest) }
      : holder
  }
  return at(content, path) as Content
}

const isRecord = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
