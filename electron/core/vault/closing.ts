import { done, type Result } from '../../../shared/result.ts'
import type { Ports } from '../ports.ts'
import type { WorkBoard } from './work-board.ts'

type Closing = 'window' | 'quit'

/**
 * Closing the window and quitting while something stands in the window and nowhere else: the window is asked first, and
 * says so to the person (requirement G9). A window that cannot answer is not asked.
 */
export type ClosingRoom = ReturnType<typeof createClosing>

export const createClosing = (ports: Pick<Ports, 'closer'>, board: WorkBoard) => {
  let isUnsaved = false
  return {
    /** Whether it may go on; otherwise the person is asked, and it is done when they have said so. */
    mayClose: (what: Closing): boolean => {
      if (isUnsaved) board.show({ closing: what })
      return !isUnsaved
    },
    isUnsaved: () => isUnsaved,
    /** The window has gone, or begins anew: what stood in it only is lost already. */
    windowGone: () => {
      isUnsaved = false
      if (board.read().closing !== null) board.show({ closing: null })
    },
    noteUnsaved: async (is: boolean): Promise<Result<null>> => {
      isUnsaved = is
      return done
    },
    answerClosing: async (isSure: boolean): Promise<Result<null>> => {
      const { closing } = board.read()
      if (closing === null) return done
      board.show({ closing: null })
      if (isSure) {
        isUnsaved = false
        ports.closer.close(closing)
      }
      return done
    },
  }
}
