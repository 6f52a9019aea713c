import { done, type Result } from '../../../shared/kernel/result.ts'
import type { Ports } from '../ports/ports.ts'
import { NO_WORK, type Attempt, type Notice, type Work } from '../../../shared/contract/work.ts'

/** What is going on now, announced whole after each change. Nothing of it is stored. */
export type WorkBoard = ReturnType<typeof createWorkBoard>

/** More notices than this at once would be noise. */
const NOTICES_MAX = 5

export const createWorkBoard = (ports: Pick<Ports, 'clock' | 'random'>, announce: (work: Work) => void) => {
  let work = NO_WORK
  const endings = new Set<Promise<unknown>>()
  const show = (part: Partial<Work>) => {
    work = { ...work, ...part }
    announce(work)
  }
  return {
    read: () => work,
    show,
    /** Puts an attempt on the board, or replaces the one with its id. */
    putAttempt: (attempt: Attempt) =>
      show({
        attempts: work.attempts.some(({ id }) => id === attempt.id)
          ? work.attempts.map((other) => (other.id === attempt.id ? attempt : other))
          : [...work.attempts, attempt],
      }),
    dropAttempt: (id: string) => show({ attempts: work.attempts.filter((attempt) => attempt.id !== id) }),
    /** How far the walk along the log is, told in steps that a person can see. */
    showWalk: (walk: number | null) => {
      const step = walk === null || walk === 1 ? null : Math.floor(walk * 20) / 20
      if (step !== work.walk && (step !== null || work.walk !== null)) show({ walk: step })
    },
    /** Tells once: the same kind of notice about the same thing is not repeated while it stands. */
    notify: (code: Notice['code'], about?: string): void => {
      if (work.notices.some((one) => one.code === code && one.about === about)) return
      const notice = { id: ports.random.id(), at: ports.clock.now(), code }
      show({
        notices: [...work.notices, about === undefined ? notice : { ...notice, about }].slice(-NOTICES_MAX),
      })
    },
    /** Counts a disconnect as under way for as long as Xero is being asked. */
    whileEnding: async <Value>(act: () => Promise<Value>): Promise<Value> => {
      show({ ending: work.ending + 1 })
      const acting = act()
      endings.add(acting)
      try {
        return await acting
      } finally {
        endings.delete(acting)
        show({ ending: work.ending - 1 })
      }
    },
    /** Waits for the disconnects that are under way. */
    endingsSettled: () => Promise.allSettled(endings),
    /** Takes off whatever may name somebody: what waits unopened, the clipboard and an update name nobody. */
    forget: () => {
      const { incoming, incomingMore, clipboard, closing, ending, update } = work
      show({ ...NO_WORK, incoming, incomingMore, clipboard, closing, ending, update })
    },
    dismissNotice: async ({ id }: { readonly id: string }): Promise<Result<null>> => {
      show({ notices: work.notices.filter((notice) => notice.id !== id) })
      return done
    },
  }
}
