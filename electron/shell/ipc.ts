import { ipcMain } from 'electron'
import { answer, type Api } from '../../shared/contract/contract.ts'
import { fail } from '../../shared/kernel/result.ts'
import { isTrusted } from './trusted-sender.ts'

/** The channel of every call; its first argument is the call's name. */
export const CALL_CHANNEL = 'keyward:call'

/**
 * Opens the one door: only our own main frame is answered (requirement A9), by the practice that is shown; by none while
 * the window turns to another one.
 */
export const serve = (shown: () => Api | null, onBug: (name: string) => void) =>
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown) => {
    const api = shown()
    return api !== null && isTrusted(event) ? answer(api, name, input, onBug) : fail('badRequest')
  })
