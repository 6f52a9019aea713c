import { MINUTE, SECOND } from '../../../shared/kernel/instant.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import type { Act } from '../../../shared/team/acts.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { TeamStore } from '../ports/team.ts'
import type { TeamDevice } from './engine.ts'
import { FACTS_WAIT, isFactual } from './outbox.ts'

/** The file that tells of something new, beside the folders of teams (T21). */
export const BELL = 'bell'
/** 12 bytes are 16 letters. */
const BELL_BYTES = 12
/** How often the bell of a store that tells nothing by itself is looked at. */
export const BELL_EVERY = 5 * SECOND
/** How often a store is listed although nothing told of a change: it may have been missed. */
export const LIST_EVERY = 10 * MINUTE
/** The same where the store tells by itself and a list costs little: a share may tell nothing of what others do. */
export const WATCHED_LIST_EVERY = MINUTE / 2
/** Changes that come together are looked at together. */
const SOON = SECOND / 20
/** And once more after that: a new folder’s first file may be half there at the first look, and is not told of again. */
const AGAIN = 2 * SECOND
const RETRY_FIRST = 5 * SECOND
const RETRY_MOST = 5 * MINUTE

export type KeepingPorts = {
  readonly store: TeamStore
  readonly clock: Clock
  readonly random: Pick<Random, 'token'>
  /** Hears after each round how it went. */
  readonly told?: (result: Result<null>) => void
}

/**
 * Keeps a device and its place in step while Keyward runs: after what somebody does here, when the place tells or its bell
 * rings, now and then without either, and again after a failure, later each time.
 */
export const createKeeping = (device: TeamDevice, { store, clock, random, told }: KeepingPorts) => {
  let isOpen = false
  let running: Promise<void> | null = null
  let isWanted = false
  let retry = RETRY_FIRST
  let heard: string | null = null
  const timers = new Map<'soon' | 'again' | 'facts' | 'bell' | 'list' | 'retry', () => void>()
  let unwatch: (() => void) | null = null

  const at = (name: Parameters<typeof timers.set>[0], ms: number, run: () => void) => {
    timers.get(name)?.()
    const off = clock.after(ms, () => {
      timers.delete(name)
      if (isOpen) run()
    })
    timers.set(name, off)
  }

  const round = async (): Promise<void> => {
    const before = device.published()
    const result = await device.sync()
    if (device.published() > before && store.watch === null) {
      heard = random.token(BELL_BYTES)
      // who does not hear it lists by the clock
      await store.put(BELL, Buffer.from(heard))
    }
    if (result.ok) retry = RETRY_FIRST
    else {
      at('retry', retry, look)
      retry = Math.min(retry * 2, RETRY_MOST)
    }
    told?.(result)
  }

  /** One round at a time; what is asked for meanwhile is done after it. */
  const look = (): void => {
    isWanted = true
    running ??= (async () => {
      while (isWanted && isOpen) {
        isWanted = false
        await round()
      }
    })().finally(() => (running = null))
  }

  const listen = async (): Promise<void> => {
    const got = await store.get(BELL)
    const rings = got.ok && got.value !== null ? Buffer.from(got.value).toString('latin1') : heard
    if (rings !== heard) {
      heard = rings
      look()
    }
    if (isOpen) at('bell', BELL_EVERY, () => void listen())
  }

  const listNow = () => {
    look()
    at('list', store.watch === null ? LIST_EVERY : WATCHED_LIST_EVERY, listNow)
  }

  return {
    start: async (): Promise<Result<null>> => {
      const started = await device.start()
      if (!started.ok) return started
      isOpen = true
      if (store.watch === null) await listen()
      else
        unwatch = store.watch(() => {
          // the first of them decides, so that a place that never rests is looked at as well
          if (!isOpen) return
          if (!timers.has('soon')) at('soon', SOON, look)
          at('again', AGAIN, look)
        })
      listNow()
      return started
    },
    /** As the device’s own, and goes out at once; facts wait for others (T25). */
    act: async (acts: readonly Act[]): Promise<Result<null>> => {
      const acted = await device.act(acts)
      if (!acted.ok || !isOpen) return acted
      if (!isFactual(acts)) look()
      else if (!timers.has('facts')) at('facts', FACTS_WAIT, look)
      return acted
    },
    actOnTeam: async (acts: readonly Act[]): Promise<Result<null>> => {
      const acted = await device.actOnTeam(acts)
      if (acted.ok && isOpen) look()
      return acted
    },
    /** When nothing is under way any more. */
    settled: async (): Promise<void> => {
      while (running !== null) await running
    },
    /** Ends everything, and answers when the round that is under way is over. */
    close: async (): Promise<void> => {
      isOpen = false
      unwatch?.()
      unwatch = null
      for (const off of timers.values()) off()
      timers.clear()
      while (running !== null) await running
    },
  }
}
export type Keeping = ReturnType<typeof createKeeping>
