import { run } from '../../app/actions.ts'
import { go, showToast } from '../../app/store.ts'
import { undoOf } from '../../app/undoing.ts'
import { ACTIONS } from '../../app/words-doing.ts'

/** Takes a connection that has ended off the list, and says so with a way back. */
export const forget = async (key: string, name: string): Promise<void> => {
  const result = await run(ACTIONS.takeOffTheList, 'forgetConnection', { key })
  if (!result.ok) return
  go({ at: 'connections', key: null, ask: null })
  showToast(ACTIONS.offTheList(name), undoOf(result.value.undoId))
}
