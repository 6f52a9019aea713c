import type { Api } from '../../../shared/contract.ts'
import { done } from '../../../shared/result.ts'
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
  const api: Pick<Api, 'noteUnsaved' | 'answerClosing'> = {
    noteUnsaved: async (said) => {
      isUnsaved = said.isUnsaved
      return done
    },
    answerClosing: async ({ isSure }) => {
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
    api,
  }
}
