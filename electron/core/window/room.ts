import type { Api } from '../../../shared/contract/contract.ts'
import { ok } from '../../../shared/kernel/result.ts'
import type { EndKeeper } from '../activity/end-keeper.ts'
import type { WorkBoard } from '../kernel/work-board.ts'
import { createPracticesRoom } from '../practices/room.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import { createClosing } from './closing.ts'
import { createVisits } from './visits.ts'

/** The first practice as the sandbox knows it, the sandbox, or one of several by its name. */
export type LinkWentTo = 'own' | 'sandbox' | { readonly named: string }

type Rooms = { readonly board: WorkBoard; readonly vault: Vault; readonly endKeeper: EndKeeper }

/** What the window says of itself, where it is led, and which of the practices it shows. */
export const createWindowRoom = (
  ports: Pick<Ports, 'closer' | 'installation' | 'practices' | 'preferences' | 'random' | 'records'>,
  { board, vault, endKeeper }: Rooms,
) => {
  const closing = createClosing(ports, { board, vault })
  const visits = createVisits(ports, board)
  const practices = createPracticesRoom(ports, { vault, endKeeper })
  const calls = {
    getWork: async () => ok(board.read()),
    dismissNotice: board.dismissNotice,
    ...closing.calls,
    ...visits.calls,
    ...practices.calls,
  } satisfies Partial<Api>
  /** What happened outside the window, and before it was there. */
  const told = {
    closing,
    ...practices.told,
    /** Leads the window to a place of its own. */
    lead: visits.lead,
    /** Leaves word that a link was for a practice that is not shown: by its name where it is told apart by that. */
    tellOfLink: (to: LinkWentTo, kind: 'signIn' | 'other' | 'file') =>
      to === 'own' || to === 'sandbox'
        ? board.notify(to === 'own' ? 'linkWentToOwn' : 'linkWentToSandbox', kind)
        : board.notify('linkWentToPractice', `${kind} ${to.named}`),
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
