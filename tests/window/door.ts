import {
  callNames,
  type Bridge,
  type CallName,
  type EventName,
  type EventPayload,
} from '../../shared/contract/contract.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { NO_WORK, type Work } from '../../shared/contract/work.ts'
import type { Failure } from '../../shared/kernel/failure.ts'
import { fail, ok, type Result } from '../../shared/kernel/result.ts'

/** What stands between the page and the core behind it. */
export type Door = {
  /** As the page is shown it. */
  readonly snapshot: () => Snapshot
  readonly work: () => Work
  /** Shows these parts in place of the core's own, until the core has something new to tell of them. */
  readonly announce: (part: Partial<Snapshot>) => void
  readonly announceWork: (part: Partial<Work>) => void
  /** Every call so far: its name and input. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[]
  /** The next call of this name fails, and never comes to the core. */
  readonly failNext: (name: CallName, failure: Failure) => void
  /** The next call of this name is answered with this, and never comes to the core. */
  readonly answerNext: (name: CallName, value: unknown) => void
  /** The next call of this name gets no answer. */
  readonly hold: (name: CallName) => void
}

/** What is shown: what the core tells, and over it what a test shows until the core tells something else of that. */
const shownOver = <Told extends object>(first: Told, tell: (shown: Told) => void) => {
  let told = first
  let over: Partial<Told> = {}
  const shown = (): Told => ({ ...told, ...over })
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  return {
    shown,
    hear: (next: Told) => {
      const names = Object.keys(over) as (keyof Told)[]
      over = Object.fromEntries(
        names.filter((name) => isSame(next[name], told[name])).map((name) => [name, over[name]]),
      ) as Partial<Told>
      told = next
      tell(shown())
    },
    show: (part: Partial<Told>) => {
      over = { ...over, ...part }
      tell(shown())
    },
  }
}

/** The bridge of the preload to a core in the test's own process, and the test's hand on it. */
export const createDoor = (
  ask: (name: string, input: unknown) => Promise<unknown>,
): {
  readonly bridge: Bridge
  readonly door: Door
  readonly hear: (event: EventName, payload: unknown) => void
} => {
  const calls: { name: string; input: unknown }[] = []
  const failing = new Map<string, Failure>()
  const answering = new Map<string, unknown>()
  const held = new Set<string>()
  const listeners: Record<EventName, Set<(payload: never) => void>> = {
    snapshotChanged: new Set(),
    workChanged: new Set(),
  }
  const tell = (event: EventName) => (payload: unknown) => {
    for (const listener of listeners[event]) listener(payload as never)
  }
  // what was asked for before anything was told is the page's first look
  const snapshots = shownOver<Snapshot>({} as Snapshot, tell('snapshotChanged'))
  const works = shownOver<Work>(NO_WORK, tell('workChanged'))
  const first = async (name: string, input: unknown) => {
    const answered = (await ask(name, input)) as Result<never>
    if (!answered.ok) return answered
    const shows = name === 'getWork' ? works : snapshots
    shows.hear(answered.value)
    return ok(shows.shown())
  }
  const call = async (name: CallName, input: unknown): Promise<unknown> => {
    calls.push({ name, input })
    const failure = failing.get(name)
    failing.delete(name)
    if (failure !== undefined) return fail(failure)
    if (held.delete(name)) return new Promise(() => undefined)
    if (answering.has(name)) {
      const value = answering.get(name)
      answering.delete(name)
      return ok(value)
    }
    return name === 'getSnapshot' || name === 'getWork' ? first(name, input) : ask(name, input)
  }
  const bridge = {
    ...Object.fromEntries(callNames.map((name) => [name, (input: unknown) => call(name, input)])),
    on: <Name extends EventName>(event: Name, listener: (payload: EventPayload<Name>) => void) => {
      listeners[event].add(listener)
      return () => void listeners[event].delete(listener)
    },
  } as unknown as Bridge
  return {
    bridge,
    hear: (event, payload) =>
      event === 'snapshotChanged' ? snapshots.hear(payload as Snapshot) : works.hear(payload as Work),
    door: {
      snapshot: snapshots.shown,
      work: works.shown,
      announce: snapshots.show,
      announceWork: works.show,
      calls,
      failNext: (name, failure) => void failing.set(name, failure),
      answerNext: (name, value) => void answering.set(name, value),
      hold: (name) => void held.add(name),
    },
  }
}
