import { ipcMain, type BrowserWindow } from 'electron'
import { answer, events, type Api, type EventName, type EventPayload } from '../shared/contract.ts'
import { fail } from '../shared/result.ts'
import { isTrusted } from './trusted-sender.ts'

/** The channel of every call; its first argument is the call's name. */
export const CALL_CHANNEL = 'keyward:call'
export const eventChannel = (name: EventName) => `keyward:event:${name}`

/** Opens the one door: only our own main frame is answered (requirement A9). */
export const serve = (api: Api, onBug: (name: string) => void) =>
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown) =>
    isTrusted(event) ? answer(api, name, input, onBug) : fail('badRequest'),
  )

/** Tells the window; the payload is parsed, so that nothing unnamed rides out. */
export const announceTo =
  (window: () => BrowserWindow | null) =>
  <Name extends EventName>(name: Name, payload: EventPayload<Name>) => {
    const target = window()
    if (target !== null && !target.isDestroyed())
      target.webContents.send(eventChannel(name), events[name].parse(payload))
  }
