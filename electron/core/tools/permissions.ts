import { MINUTE } from '../../../shared/kernel/instant.ts'
import type { ConsentLength, ProgramSignature, ToolPermission } from '../../../shared/tools/tool.ts'
import type { Clock } from '../ports/clock.ts'
import type { Want } from './want.ts'

/** So long a yes for ten minutes counts. */
export const TEN_MINUTES = 10 * MINUTE

type Given = {
  readonly want: Want
  readonly signature: ProgramSignature
  readonly lasts: ConsentLength
  readonly since: { readonly now: number; readonly ticks: number }
  readonly callOff: () => void
}

/**
 * What is allowed now: in memory only, so that it ends with Keyward; by the clock on the wall and by the run, whichever
 * has gone on further, so that neither sleep nor a clock that is set back makes it longer.
 */
export const createPermissions = (clock: Clock, onChange: () => void) => {
  const given = new Map<string, Given>()

  const drop = (key: string): Given | undefined => {
    const one = given.get(key)
    one?.callOff()
    given.delete(key)
    return one
  }

  const isOver = ({ lasts, since }: Given): boolean => {
    if (lasts === 'untilLocked') return false
    const passed = clock.now() - since.now
    return passed < 0 || Math.max(passed, clock.ticks() - since.ticks) >= TEN_MINUTES
  }

  return {
    give: (want: Want, lasts: ConsentLength, signature: ProgramSignature): void => {
      drop(want.key)
      const callOff =
        lasts === 'untilLocked'
          ? () => {}
          : clock.after(TEN_MINUTES, () => {
              drop(want.key)
              onChange()
            })
      given.set(want.key, {
        want,
        signature,
        lasts,
        since: { now: clock.now(), ticks: clock.ticks() },
        callOff,
      })
      onChange()
    },
    /** Whether this may go on: a yes for once is used up by it, and one that stood on something else is no more. */
    take: (want: Want): boolean => {
      const one = given.get(want.key)
      if (one === undefined) return false
      const counts = !isOver(one) && one.want.basis === want.basis
      if (!counts || one.lasts === 'once') {
        drop(want.key)
        onChange()
      }
      return counts
    },
    has: (key: string): boolean => given.has(key),
    /** Ends those for which there is a reason; answers what was ended. */
    endWhere: (isOne: (want: Want) => boolean): readonly Want[] => {
      const ended = [...given.values()].filter(({ want }) => isOne(want))
      for (const { want } of ended) drop(want.key)
      if (ended.length > 0) onChange()
      return ended.map(({ want }) => want)
    },
    shown: (): ToolPermission[] =>
      [...given.values()].map(({ want, signature, lasts, since }) => ({
        name: want.name,
        program: want.program,
        process: want.process,
        signature,
        way: want.way,
        appId: want.app.id,
        lasts,
        endsAt: lasts === 'untilLocked' ? null : since.now + TEN_MINUTES,
      })),
  }
}

export type Permissions = ReturnType<typeof createPermissions>
