import { ipcMain } from 'electron'
import { answer, type Api } from '../shared/contract.ts'
import { fail } from '../shared/result.ts'
import { isTrusted } from './trusted-sender.ts'

/** The channel of every call; its first argument is the call's name. */
export const CALL_CHANNEL = 'keyward:call'

/** Opens the one door: only our own main frame is answered (requirement A9). */
export const serve = (api: Api, onBug: (name: string) => void) =>
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown) =>
    isTrusted(event) ? answer(api, name, input, onBug) : fail('badRequest'),
  )
