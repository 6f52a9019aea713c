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
  /** What happened outside the window, and before it was there. */
  const told = {
    closing,
    /** Leads the window to a place of its own. */
    lead: visits.lead,
    /** Leaves word that a link was for the practice that is not shown. */
    tellOfLink: (to: 'own' | 'sandbox', kind: 'signIn' | 'other' | 'file') =>
      board.notify(to === 'own' ? 'linkWentToOwn' : 'linkWentToSandbox', kind),
    /** Leaves word for the window that comes: the one before had died, or no longer answered. */
    tellOfFall: (how: 'died' | 'hung') => board.notify('windowRestarted', how),
    /** What draws the window had stopped, and runs again. */
    tellOfGraphics: () => board.notify('graphicsRestarted'),
  }
  return {
    calls,
    closing,
    told,
    lead: visits.lead,
  }
}
