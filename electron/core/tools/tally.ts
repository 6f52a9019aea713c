import { MINUTE } from '../../../shared/kernel/instant.ts'
import type { Clock } from '../ports/clock.ts'

/** What comes often is written down at most so often. */
const WRITE_EVERY = MINUTE
/** More kinds of line than this at once are a flood, and the last of them stands for the rest. */
const KINDS_MAX = 40

/** Lines of the log that would come in floods, counted: the first at once, what follows within a minute as one (K5). */
export const createTally = <Line>(
  clock: Clock,
  /** Answers whether it could be written; what could not is kept. */
  write: (line: Line, times: number) => boolean,
) => {
  const counted = new Map<string, { line: Line; times: number }>()
  let callOff: (() => void) | null = null

  const flush = () => {
    for (const [key, { line, times }] of counted) {
      if (times > 0 && !write(line, times)) continue
      counted.delete(key)
    }
  }

  const later = () => {
    callOff ??= clock.after(WRITE_EVERY, () => {
      callOff = null
      flush()
      if (counted.size > 0) later()
    })
  }

  return {
    add: (key: string, line: Line): void => {
      const known = counted.get(key)
      if (known !== undefined) known.times += 1
      else if (counted.size >= KINDS_MAX) {
        const last = [...counted.values()].at(-1)
        if (last !== undefined) last.times += 1
      } else counted.set(key, { line, times: write(line, 1) ? 0 : 1 })
      later()
    },
    /** Writes what is counted, as far as it can be. */
    flush,
    stop: (): void => {
      callOff?.()
      callOff = null
    },
  }
}
