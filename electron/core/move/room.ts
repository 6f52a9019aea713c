import type { Api } from '../../../shared/contract/contract.ts'
import { done, type Result } from '../../../shared/kernel/result.ts'
import { isHeld } from '../../../shared/move/move.ts'
import type { moveCalls } from '../../../shared/move/calls.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import { createRestoring } from '../backup/restoring.ts'
import type { Desk } from '../desk/desk.ts'
import type { WorkBoard } from '../kernel/work-board.ts'
import type { Ports } from '../ports/ports.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { TokenKeeper } from '../sign-in/tokens.ts'
import type { Vault } from '../vault/vault.ts'
import { createArriving } from './arriving.ts'
import { createDeparting } from './departing.ts'
import { createRetiring } from './retiring.ts'

type Rooms = {
  readonly vault: Vault
  readonly activity: ActivityJournal
  readonly desk: Desk
  readonly secrets: Secrets
  readonly board: WorkBoard
  readonly tokens: TokenKeeper
  /** Forgets the names under which checks of a vault before this one were kept. */
  readonly resetHealth: () => void
  /** Mends what a crash may have left between keychain and records. */
  readonly mend: () => Promise<void>
}

/**
 * Moving a vault to another computer (R10): at every moment exactly one of the two is in force, which the new one's word
 * decides, and both know which.
 */
export const createMoveRoom = (ports: Ports, rooms: Rooms) => {
  const { vault, activity, desk, mend } = rooms
  /** The file keeps the generation before, which a damaged one gives way to: both have to say it. */
  const twice = (): Promise<Result<null>> =>
    isHeld(vault.content().move)
      ? vault.changeHeld((content) => ({ ...content }))
      : vault.change((content) => ({ ...content }))
  const retiring = createRetiring(ports, { vault, desk, twice })
  const arriving = createArriving(ports, { vault, desk, restoring: createRestoring(ports, rooms), twice })
  const departing = createDeparting(ports, { ...rooms, retiring, twice })

  const calls: Pick<Api, keyof typeof moveCalls> = {
    showMoveCard: arriving.showMoveCard,
    openMove: arriving.openMove,
    takeMove: async ({ seenId }) => {
      const taken = await arriving.takeMove(seenId)
      if (!taken.ok) return taken
      void activity.verify()
      void mend()
      return done
    },
    declineMove: arriving.declineMove,
    noteReceiptGiven: arriving.noteReceiptGiven,
    readMoveCard: async ({ text }) => departing.readMoveCard(text),
    sealMove: ({ seenId }) => departing.sealMove(seenId),
    sealMoveAgain: departing.sealMoveAgain,
    takeReceipt: ({ text }) => departing.takeReceipt(text),
    keepHere: ({ isLost }) => departing.keepHere(isLost),
    finishRetiring: departing.finishRetiring,
  }
  return { calls, resumeMove: departing.resume }
}
