import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { Undone } from '../../shared/undo/calls.ts'
import { run } from './actions.ts'
import { dropUndo, keepUndo, showToast, type ToastAction, useStore } from './store.ts'
import { UNDO } from './words-undo.ts'

/** Every call whose answer says how it is taken back. */
type UndoableCall = {
  [Name in CallName]: CallOutput<Name> extends Undone ? Name : never
}[CallName]

/** Takes back what a call said could be undone. */
const undo = async (undoId: string): Promise<void> => {
  dropUndo(undoId)
  const result = await run(UNDO.undo, 'undo', { undoId })
  if (result.ok) showToast(UNDO.undone)
}

/** A button that takes it back, for a toast; `null` where nothing has changed. */
export const undoOf = (undoId: string | null): ToastAction | null => {
  if (undoId === null) return null
  keepUndo(undoId)
  return { label: UNDO.undo, run: () => void undo(undoId) }
}

/** Does something that is Keyward’s alone, and says what was done with a way back; nothing where nothing has changed. */
export const runUndoably = async <Name extends UndoableCall>(
  doing: string,
  name: Name,
  input: CallInput<Name>,
  said: string,
): Promise<Result<CallOutput<Name>>> => {
  const result = await run(doing, name, input)
  if (!result.ok) return result
  const { undoId } = result.value
  if (undoId !== null) showToast(said, undoOf(undoId))
  return result
}

/** Takes back the last of what can be; `false` where there is nothing. */
export const undoLast = (): boolean => {
  const last = useStore.getState().undoIds.at(-1)
  if (last !== undefined) void undo(last)
  return last !== undefined
}
