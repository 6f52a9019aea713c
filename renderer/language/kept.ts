/**
 * What came anew, in which everything that is as it was is the very object from before: whoever shows a part of it sees
 * by one comparison that nothing of it changed. Plain data only, as main tells it.
 */
export const keptAsItWas = <Value>(before: unknown, after: Value): Value => {
  if (Object.is(before, after)) return after
  if (Array.isArray(before) && Array.isArray(after)) return keptParts(before, after) as Value
  if (isRecord(before) && isRecord(after)) return keptRecord(before, after) as Value
  return after
}

type Fields = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Fields => {
  if (typeof value !== 'object' || value === null) return false
  const kind: unknown = Object.getPrototypeOf(value)
  return kind === Object.prototype || kind === null
}

const keptRecord = (before: Fields, after: Fields): Fields => {
  const names = Object.keys(after)
  let isSame = names.length === Object.keys(before).length
  let mixed: Record<string, unknown> | null = null
  for (const name of names) {
    const kept = keptAsItWas(before[name], after[name])
    if (kept !== before[name] || !Object.hasOwn(before, name)) isSame = false
    if (kept === after[name]) continue
    mixed ??= { ...after }
    mixed[name] = kept
  }
  return isSame ? before : (mixed ?? after)
}

const keptParts = (before: readonly unknown[], after: readonly unknown[]): readonly unknown[] => {
  const was = after.length === before.length ? null : byName(before)
  const kept = after.map((part, place) =>
    keptAsItWas(was === null ? before[place] : was.get(nameOf(part)), part),
  )
  return was === null && kept.every((part, place) => part === before[place]) ? before : kept
}

/** Where some have come or gone, the others are found by what they are called. */
const byName = (parts: readonly unknown[]): ReadonlyMap<unknown, unknown> =>
  new Map(parts.map((part) => [nameOf(part), part]))

const nameOf = (part: unknown): unknown => {
  if (!isRecord(part)) return part
  const { connection } = part
  return part['key'] ?? part['id'] ?? (isRecord(connection) ? connection['key'] : part)
}
