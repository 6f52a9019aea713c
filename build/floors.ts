/**
 * The floors of the core. A noun knows what lies below it and nothing above; those beside the floors know every floor,
 * and of each other only what is written here.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['ports'],
  ['kernel'],
  ['vault'],
  ['activity'],
  ['undo'],
  ['desk'],
  ['labels', 'views'],
  ['secrets'],
  ['sign-in'],
  ['connections'],
  ['rotation'],
  ['apps'],
  ['handover', 'import'],
]

/** Those beside the floors, each after all that it knows of the others: one that comes later is not known, so none meet in a circle. */
const BESIDE: readonly (readonly [noun: string, ...known: string[]])[] = [
  ['clock'],
  ['lock'],
  ['needs'],
  ['paper'],
  ['people'],
  ['practices'],
  ['settings'],
  ['team'],
  ['tools'],
  ['updates'],
  ['window', 'practices'],
  ['backup', 'paper'],
  ['move', 'backup'],
  ['doctor', 'backup', 'move'],
  ['guide', 'paper'],
  ['review', 'paper', 'people'],
  /** Begins, and begins again, with everything that a vault before has left behind. */
  ['opening', 'review'],
]

/** What is wrong with the order of those beside the floors: a noun twice, or one that knows another that comes later. */
export const disorderIn = (beside: typeof BESIDE): string[] =>
  beside.flatMap(([noun, ...known], at) => {
    const before = new Set(beside.slice(0, at).map(([one]) => one))
    const later = known
      .filter((one) => !before.has(one))
      .map((one) => `${noun} knows ${one}, which comes later`)
    return before.has(noun) ? [`${noun} stands twice`, ...later] : later
  })

const disorder = disorderIn(BESIDE)
if (disorder.length > 0) throw new Error(`build/floors.ts: ${disorder.join('; ')}`)

const CORE = 'electron/core/'

/** The noun of a file of the core; `null` for what wires them, and for what is none of the core. */
const nounOf = (file: string): string | null =>
  file.startsWith(CORE)
    ? (/^(?<noun>[^/]+)\//u.exec(file.slice(CORE.length))?.groups?.['noun'] ?? null)
    : null

/** What a noun of the core may know besides itself. */
const below = (noun: string): readonly string[] | null => {
  const floor = FLOORS.findIndex((nouns) => nouns.includes(noun))
  if (floor >= 0) return FLOORS.slice(0, floor).flat()
  const beside = BESIDE.find(([one]) => one === noun)
  return beside === undefined ? null : [...FLOORS.flat(), ...beside]
}

/** Why one file of the core may not import another, where it may not. */
export const floorBreach = (file: string, target: string): string | null => {
  const noun = nounOf(file)
  if (noun === null || !target.startsWith(CORE)) return null
  const known = below(noun)
  if (known === null) return `${noun} stands on no floor; build/floors.ts says where it belongs.`
  const other = nounOf(target)
  if (other === noun || (other !== null && known.includes(other))) return null
  return `${noun} lies below ${other ?? 'what wires the rooms'}, or beside it, and does not know it.`
}
