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
  /** Before that the vault is being opened, and nobody is told that it is locked. */
  let isBegun = false
  /** The door for tokens alone, which says that the vault is not open. */
  let isOpenLocked = false
  let isTriedLocked = false
  /** What was last kept of whether tools may ask. */
  let kept: boolean | null = null

  const keep = async (isOn: boolean) => {
    if (kept === isOn) return
    kept = isOn
    await door?.expect(isOn)
  }

  /** Whoever asks while the vault has not been open yet is told so, where tools might ask when it last was. */
  const openLocked = async (): Promise<Result<null>> => {
    if (port !== null || isTriedLocked || !isBegun || door?.isExpected() !== true) return done
    isTriedLocked = true
    const opened = await door.openLocked(answers)
    isOpenLocked = opened.ok
    return opened
  }

  const follow = async (): Promise<Result<null>> => {
    if (!vault.isOpen() && !isEnding) return openLocked()
    const { tools, move } = vault.content()
    const { isOn, port: wished } = tools
    // what moves to another computer, or has, is asked there and not here (K6)
    if (!isOn || isEnding || isHeld(move)) {
      if (port !== null || isOpenLocked) await door?.close()
      port = null
      isOpenLocked = false
      if (!isEnding) await keep(false)
      return done
    }
    if (port !== null || hasFailed) return done
    const opened = (await door?.open(answers, wished)) ?? fail('toolsNotHeard')
    hasFailed = !opened.ok
    isOpenLocked = false
    if (!opened.ok) return opened
    port = opened.value.port
    await keep(true)
    if (port !== wished && vault.isWritable())
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
      isBegun = true
      isTriedLocked = false
      await inTurn()
    },
    close: async (): Promise<void> => {
      isEnding = true
      isBegun = false
      await inTurn()
    },
  }
}
