import { ipcMain } from 'electron'
import { answer, type Api } from '../../shared/contract/contract.ts'
import { fail } from '../../shared/kernel/result.ts'
import { isTrusted } from './trusted-sender.ts'

/** The channel of every call; its first argument is the call's name. */
export const CALL_CHANNEL = 'keyward:call'

/**
 * Opens the one door: only our own main frame is answered (requirement A9), by the practice that is shown; by none while
 * the window turns to another one. What is asked before `coming` is there waits for it.
 */
export const serve = (coming: Promise<unknown>, shown: () => Api | null, onBug: (name: string) => void) =>
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown) => {
    if (!isTrusted(event)) return fail('badRequest')
    await coming
    const api = shown()
    return api === null ? fail('badRequest') : answer(api, name, input, onBug)
  })
