import type { Api } from '../../../shared/contract/contract.ts'
import { SECOND } from '../../../shared/kernel/instant.ts'
import { done, type Result } from '../../../shared/kernel/result.ts'
import type { Ports } from '../ports/ports.ts'
import type { WorkBoard } from './work-board.ts'

/** A copied secret stays on the clipboard this long. */
export const CLIPBOARD_FOR = 30 * SECOND

/** What Keyward has put on the clipboard: a secret is cleared from it when its time is over, and when the room closes. */
export type ClipboardRoom = ReturnType<typeof createClipboard>

export const createClipboard = (ports: Pick<Ports, 'clipboard' | 'clock'>, board: WorkBoard) => {
  let stopClearing = () => {}

  /** Copies a secret, and clears it from the clipboard when its time is over. */
  const putSecret = async (secret: string): Promise<{ clearsAt: number }> => {
    await ports.clipboard.copySecret(secret)
    stopClearing()
    stopClearing = ports.clock.after(CLIPBOARD_FOR, () => void clearClipboard())
    const clearsAt = ports.clock.now() + CLIPBOARD_FOR
    board.show({ clipboard: { what: 'secret', clearsAt } })
    return { clearsAt }
  }

  /** Clears it if it still holds the secret; also called on quit (A11). */
  const clearClipboard = async (): Promise<Result<null>> => {
    stopClearing()
    if (board.read().clipboard !== null) {
      await ports.clipboard.clearSecret()
      board.show({ clipboard: null })
    }
    return done
  }

  const calls = {
    clearClipboard,
    copyText: async ({ text }) => {
      await ports.clipboard.copyText(text)
      stopClearing() // a secret that lay there is there no more
      if (board.read().clipboard !== null) board.show({ clipboard: null })
      return done
    },
  } satisfies Partial<Api>
  return { putSecret, calls, close: async () => void (await clearClipboard()) }
}
