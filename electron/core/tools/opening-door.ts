import { done, fail, type Result } from '../../../shared/kernel/result.ts'
import { isHeld } from '../../../shared/move/move.ts'
import type { ToolAnswers, ToolDoor } from '../ports/tools.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * Opens the door where the vault says that tools may ask, and closes it where it says that they may not. While the vault
 * is locked the door stays as it is, so that whoever asks is told so.
 */
export const createOpeningDoor = (
  door: ToolDoor | undefined,
  { vault, answers }: { readonly vault: Vault; readonly answers: ToolAnswers },
) => {
  let port: number | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let isEnding = false
  /** What could not be opened is not tried again before somebody asks for it. */
  let hasFailed = false

  const follow = async (): Promise<Result<null>> => {
    if (!vault.isOpen() && !isEnding) return done
    const { tools, move } = vault.content()
    const { isOn, port: kept } = tools
    // what moves to another computer, or has, is asked there and not here (K6)
    if (!isOn || isEnding || isHeld(move)) {
      if (port !== null) await door?.close()
      port = null
      return done
    }
    if (port !== null || hasFailed) return done
    const opened = (await door?.open(answers, kept)) ?? fail('toolsNotHeard')
    hasFailed = !opened.ok
    if (!opened.ok) return opened
    port = opened.value.port
    if (port !== kept && vault.isWritable())
      await vault.change((content) => ({ ...content, tools: { ...content.tools, port } }))
    return done
  }

  const inTurn = (): Promise<Result<null>> => {
    const next = turn.then(follow, follow)
    turn = next
    return next
  }

  return {
    port: () => port,
    follow: inTurn,
    /** Tries anew what could not be opened. */
    again: (): Promise<Result<null>> => {
      hasFailed = false
      return inTurn()
    },
    start: async (): Promise<void> => {
      isEnding = false
      await inTurn()
    },
    close: async (): Promise<void> => {
      isEnding = true
      await inTurn()
    },
  }
}
