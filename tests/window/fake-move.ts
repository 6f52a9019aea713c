import type { Api } from '../../shared/contract/contract.ts'
import type { moveCalls } from '../../shared/move/calls.ts'
import type { MoveFacts, MoveRefusal } from '../../shared/move/move.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'
import { PREVIEW } from './fake-backups.ts'

/** Codes as they look; what they would say is known by their ends. */
export const MOVE_CARD = `keyward-move-1-${'eyJhdCI6MTc5NTUwMDAwMH0'.repeat(12)}card`
export const MOVE_RECEIPT = `keyward-move-1-${'eyJhdCI6MTc5NTUwMDAwMH0'.repeat(9)}receipt`
export const MOVE_DECLINED = `keyward-move-1-${'eyJhdCI6MTc5NTUwMDAwMH0'.repeat(9)}declined`
export const NEW_COMPUTER = 'TESSA-LT-022'
export const OLD_COMPUTER = 'INES-LT-014'
const FINGERPRINT = '7k2m-q9vd-x4tn-hw6c'
const PATH = `C:\\Users\\Ines\\Documents\\Keyward vault for ${NEW_COMPUTER}.keyward-move`

const refused = (why: MoveRefusal) => fail({ code: 'moveRefused', why })

type Told = {
  readonly read: () => MoveFacts | null
  readonly tell: (move: MoveFacts | null, isReadOnly: boolean) => void
}

/** Both sides of a move on the fake bridge, as far as the codes above take it. */
export const fakeMove = ({ read, tell }: Told): Pick<Api, keyof typeof moveCalls> => {
  const hold = () => {
    tell(
      {
        kind: 'held',
        at: Date.now(),
        to: NEW_COMPUTER,
        fingerprint: FINGERPRINT,
        isOut: true,
        path: PATH,
      },
      true,
    )
    return ok({ path: PATH })
  }
  return {
    showMoveCard: async () => {
      if (read() === null)
        tell({ kind: 'waiting', at: Date.now(), card: MOVE_CARD, fingerprint: FINGERPRINT }, false)
      return done
    },
    openMove: async () => ok({ seen: { seenId: 'seen1', preview: PREVIEW(Date.now()) } }),
    takeMove: async () => {
      tell(
        { kind: 'arrived', at: Date.now(), from: OLD_COMPUTER, receipt: MOVE_RECEIPT, isGiven: false },
        false,
      )
      return done
    },
    declineMove: async () => {
      tell({ kind: 'declined', at: Date.now(), receipt: MOVE_DECLINED }, false)
      return done
    },
    noteReceiptGiven: async () => {
      const move = read()
      tell(move?.kind === 'arrived' ? { ...move, isGiven: true } : null, false)
      return done
    },
    readMoveCard: async ({ text }) =>
      text.trim() === MOVE_CARD
        ? ok({ seenId: 'seen2', device: NEW_COMPUTER, fingerprint: FINGERPRINT, at: Date.now() })
        : refused(text.startsWith('keyward-move-') ? 'damaged' : 'notACode'),
    sealMove: async () => hold(),
    sealMoveAgain: async () => hold(),
    takeReceipt: async ({ text }) => {
      if (text.trim() === MOVE_DECLINED) {
        tell(null, false)
        return ok({ became: 'here' })
      }
      if (text.trim() !== MOVE_RECEIPT) return refused('damaged')
      tell({ kind: 'retired', at: Date.now(), to: NEW_COMPUTER }, true)
      return ok({ became: 'retired' })
    },
    keepHere: async ({ isLost }) => {
      const move = read()
      if (move?.kind === 'held' && move.isOut && !isLost) return refused('fileIsOut')
      tell(null, false)
      return done
    },
    finishRetiring: async () => {
      tell({ kind: 'retired', at: Date.now(), to: NEW_COMPUTER }, true)
      return done
    },
  }
}
