import type { Api } from '../../../shared/contract/contract.ts'
import { done } from '../../../shared/kernel/result.ts'
import type { VisitTo } from '../../../shared/contract/visit.ts'
import type { Ports } from '../ports/ports.ts'
import type { WorkBoard } from '../kernel/work-board.ts'

/** Leads the window somewhere; the last wish counts, and it is kept until the window has taken it. */
export type Visits = ReturnType<typeof createVisits>

export const createVisits = (ports: Pick<Ports, 'random'>, board: WorkBoard) => {
  const calls: Pick<Api, 'endVisit'> = {
    endVisit: async ({ visitId }) => {
      if (board.read().visit?.id === visitId) board.show({ visit: null })
      return done
    },
  }
  return { lead: (to: VisitTo): void => board.show({ visit: { id: ports.random.id(), to } }), calls }
}
