import { SECOND, type Instant } from '../../../shared/kernel/instant.ts'
import type { Ports } from '../ports/ports.ts'

/** What follows on so many wrong ones: nothing, and then more, to a minute. */
const WAITS = [0, 0, 0, 5 * SECOND, 15 * SECOND, 30 * SECOND, 60 * SECOND]
const LONGEST = 60 * SECOND

/** How long nobody may try after the last of so many wrong passphrases, in ms. */
export const waitAfter = (wrong: number): number => WAITS[wrong] ?? LONGEST

type Since = { readonly ticks: number } | null
type Known = ReturnType<Ports['lockTries']['read']>

/**
 * Counts wrong passphrases, outside the sealed file, so that a restart forgives none. A clock that was set back lengthens
 * no wait beyond its minute, and one that was set forward shortens none in the same run.
 */
export const createTries = ({ clock, lockTries }: Pick<Ports, 'clock' | 'lockTries'>) => {
  /** When this run began: a moment that the file puts ahead of the clock is waited for no longer than its wait. */
  const begun = clock.ticks()
  let since: Since = null
  /** What stood before the one that is being tried. */
  let before: { readonly known: Known; readonly since: Since } = { known: lockTries.read(), since: null }

  /** How long it is until the next one may be tried, in ms. */
  const left = (): number => {
    const { wrong, lastAt } = lockTries.read()
    const wait = waitAfter(wrong)
    const inRun = clock.ticks() - (since?.ticks ?? begun)
    const passed = since === null ? Math.max(clock.now() - lastAt, inRun) : inRun
    return Math.max(0, wait - passed)
  }

  return {
    wrong: (): number => lockTries.read().wrong,
    lastAt: (): Instant => lockTries.read().lastAt,
    waitsUntil: (): Instant | null => {
      const rest = left()
      return rest === 0 ? null : clock.now() + rest
    },
    /** Counts as wrong before it is tried: whoever pulls the plug has tried as well. */
    begin: (): void => {
      before = { known: lockTries.read(), since }
      since = { ticks: clock.ticks() }
      lockTries.write({ wrong: lockTries.read().wrong + 1, lastAt: clock.now() })
    },
    /** It could not be tried, and counts for nothing. */
    takeBack: (): void => {
      since = before.since
      lockTries.write(before.known)
    },
    /** One was right: answers how many were wrong before it. */
    end: (): number => {
      const others = Math.max(0, lockTries.read().wrong - 1)
      since = null
      lockTries.write({ wrong: 0, lastAt: 0 })
      return others
    },
  }
}

export type Tries = ReturnType<typeof createTries>
