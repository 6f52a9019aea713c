import type { Api, CallName } from '../../../shared/contract/contract.ts'

/**
 * A room of the core: the calls that it answers, what it begins with, and how it lets go of all that it holds. `close`
 * may be followed by `start`: it is what locking does, and what quitting does.
 */
export type Room<Calls extends Partial<Api> = Partial<Api>> = {
  readonly calls?: Calls
  readonly start?: () => void | Promise<void>
  readonly close?: () => void | Promise<void>
  /** Holds nothing of the vault, and goes on while it is locked. */
  readonly goesOn?: true
  /** Called after each change of what the vault shows. */
  readonly notice?: () => unknown
}

type CallsOf<One> = One extends { readonly calls: infer Calls } ? Calls : never
/** All of these at once. */
type Joined<Calls> = (Calls extends unknown ? (calls: Calls) => void : never) extends (
  calls: infer All,
) => void
  ? All
  : never

/** The calls of all rooms; that two answer the same one is a bug. */
export const callsOf = <const Rooms extends readonly Room[]>(
  rooms: Rooms,
): Joined<CallsOf<Rooms[number]>> => {
  const entries = rooms.flatMap(({ calls = {} }) => Object.entries(calls))
  const names = entries.map(([name]) => name as CallName)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw new Error(`Two rooms answer ${twice}`)
  return Object.fromEntries(entries) as Joined<CallsOf<Rooms[number]>>
}

/** All rooms as one: they begin in their order, and let go the other way round. */
export const createHouse = <const Rooms extends readonly Room[]>(rooms: Rooms) => ({
  calls: callsOf(rooms),
  /** Opens the vault, then listens for links; those that came before are delivered now. */
  start: async () => {
    for (const { start } of rooms) await start?.()
  },
  /** As `close` and `start` after it, but for those that go on while the vault is locked. */
  closeToLock: async () => {
    for (const { close, goesOn } of rooms.toReversed()) if (goesOn !== true) await close?.()
  },
  startLocked: async () => {
    for (const { start, goesOn } of rooms) if (goesOn !== true) await start?.()
  },
  /** Every room lets go of what it holds; `start` opens the vault again. */
  close: async () => {
    for (const { close } of rooms.toReversed()) await close?.()
  },
  notice: () => {
    for (const { notice } of rooms) void notice?.()
  },
})
