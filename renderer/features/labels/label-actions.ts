import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { undoOf } from '../../app/undoing.ts'
import { showToast } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { LABELS, TAG_DIALOG } from './words.ts'

/** Changes tags, and says so with a way back. */
export const setTags = async (change: CallInput<'setTags'>): Promise<Result<CallOutput<'setTags'>>> => {
  const result = await call('setTags', change)
  if (result.ok) {
    const { changed, undoId } = result.value
    showToast(changed === 0 ? TAG_DIALOG.nothing : TAG_DIALOG.changed(changed, change.of), undoOf(undoId))
  }
  return result
}

/** Stores a note, and says so with a way back. */
export const setNote = async (key: string, note: string): Promise<Result<CallOutput<'setNote'>>> => {
  const result = await call('setNote', { key, note })
  if (result.ok) showToast(LABELS.noteSaved, undoOf(result.value.undoId))
  return result
}
