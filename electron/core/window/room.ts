import type { Api } from '../../../shared/contract/contract.ts'
import { fail, ok } from '../../../shared/kernel/result.ts'
import type { WorkBoard } from '../kernel/work-board.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import { createClosing } from './closing.ts'
import { createVisits } from './visits.ts'

/** What the window says of itself, where it is led, and which practice it shows. */
export const createWindowRoom = (
  ports: Pick<Ports, 'closer' | 'installation' | 'practices' | 'preferences' | 'random'>,
  { board, vault }: { readonly board: WorkBoard; readonly vault: Vault },
) => {
  const closing = createClosing(ports, { board, vault })
  const visits = createVisits(ports, board)
  const calls = {
    getWork: async () => ok(board.read()),
    dismissNotice: board.dismissNotice,
    openPractice: async ({ practice }) => ports.practices?.open(practice) ?? fail('badRequest'),
    ...closing.calls,
    ...visits.calls,
  } satisfies Partial<Api>
  return { calls, closing, lead: visits.lead }
}
