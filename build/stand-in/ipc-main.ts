import { EventEmitter } from 'node:events'
import type { IpcMain, IpcMainInvokeEvent } from 'electron'

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

/** Main's end of the messages, and `answer`, by which the stand-in puts a page's question to it. */
export const createIpcMain = () => {
  const handlers = new Map<string, Handler>()
  const held = {
    handle: (channel: string, listener: Handler) => {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
      handlers.set(channel, listener)
    },
    handleOnce: (channel: string, listener: Handler) =>
      void handlers.set(channel, (event, ...args) => {
        handlers.delete(channel)
        return listener(event, ...args)
      }),
    removeHandler: (channel: string) => void handlers.delete(channel),
  } satisfies Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>

  /** Rejects with the words that Electron uses; only a message reaches the page, never the error itself. */
  const answer = async (channel: string, event: IpcMainInvokeEvent, args: unknown[]): Promise<unknown> => {
    const failed = (why: string) => new Error(`Error invoking remote method '${channel}': ${why}`)
    const handler = handlers.get(channel)
    if (handler === undefined) throw failed(`Error: No handler registered for '${channel}'`)
    try {
      return await handler(event, ...args)
    } catch (error) {
      throw failed(String(error))
    }
  }
  return { ipcMain: Object.assign(new EventEmitter(), held), answer }
}
