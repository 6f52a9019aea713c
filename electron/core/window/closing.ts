import type { Api } from '../../../shared/contract/contract.ts'
import { done } from '../../../shared/kernel/result.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import type { WorkBoard } from '../kernel/work-board.ts'

type Closing = 'window' | 'quit'
/** What becomes of the window when somebody closes it; where it stays, the person is being asked. */
export type WindowEnd = 'closes' | 'hides' | 'stays'

type Needs = Pick<Ports, 'closer' | 'installation' | 'preferences'>

/**
 * Closing the window and quitting. While something stands in the window and nowhere else, the window is asked first, and
 * says so to the person (requirement G9). A window that cannot answer is not asked. Where Keyward stays in the tray, and
 * on macOS, closing the window hides it, and loses nothing; whether it is to stay there is asked once (requirement N2).
 */
export type ClosingRoom = ReturnType<typeof createClosing>

export const createClosing = (
  ports: Needs,
  { board, vault }: { readonly board: WorkBoard; readonly vault: Pick<Vault, 'isOpen' | 'content' | 'tell'> },
) => {
  let isUnsaved = false

  /** Whether it may go on; otherwise the person is asked, and it is done when they have said so. */
  const mayClose = (what: Closing): boolean => {
    if (isUnsaved) board.show({ closing: what })
    return !isUnsaved
  }

  /** Reminders would end with Keyward, there is something to be reminded of, and nobody was asked yet. */
  const asksAboutTray = (): boolean => {
    const { tray, reminders } = ports.preferences.read()
    return (
      tray === 'unasked' &&
      Object.values(reminders).includes(true) &&
      vault.isOpen() &&
      vault.content().apps.length > 0
    )
  }

  const calls: Pick<Api, 'noteUnsaved' | 'answerClosing' | 'answerTray'> = {
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
    answerTray: async ({ answer }) => {
      if (!board.read().asksTray) return done
      if (answer !== 'later') {
        const preferences = { ...ports.preferences.read(), tray: answer === 'stay' ? 'on' : 'off' } as const
        const written = await ports.preferences.write(preferences)
        if (!written.ok) return written
      }
      board.show({ asksTray: false })
      if (answer === 'later') return done
      vault.tell()
      ports.closer.close('window')
      return done
    },
  }
  return {
    mayClose,
    /** Somebody closes the window. */
    windowCloses: (): WindowEnd => {
      if (ports.installation.platform === 'macos' || ports.preferences.read().tray === 'on') return 'hides'
      if (asksAboutTray()) {
        board.show({ asksTray: true })
        return 'stays'
      }
      return mayClose('window') ? 'closes' : 'stays'
    },
    isUnsaved: () => isUnsaved,
    /** The window has gone, or begins anew: what stood in it only is lost already. */
    windowGone: () => {
      isUnsaved = false
      if (board.read().closing !== null) board.show({ closing: null })
      if (board.read().asksTray) board.show({ asksTray: false })
    },
    calls,
  }
}
