/**
 * The floors of the core. A noun knows what lies below it and nothing above; those beside the floors know every floor,
 * and of each other only what is written here.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['ports'],
  ['kernel'],
  ['vault'],
  ['activity'],
  ['secrets'],
  ['sign-in'],
  ['connections'],
  ['rotation'],
  ['apps'],
  ['handover', 'import'],
]

const BESIDE: Readonly<Record<string, readonly string[]>> = {
  backup: ['paper'],
  clock: [],
  guide: ['paper'],
  needs: [],
  /** Begins, and begins again, with everything that a vault before has left behind. */
  opening: ['review'],
  paper: [],
  people: [],
  review: ['paper', 'people'],
  settings: [],
  updates: [],
  window: [],
}

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
  const beside = BESIDE[noun]
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
