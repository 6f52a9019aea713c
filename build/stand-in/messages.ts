import type { EventEmitter } from 'node:events'
import type { IpcMainInvokeEvent } from 'electron'
import type { CdpSession } from './cdp.ts'
import { createEvent } from './event.ts'
import type { Frames } from './frames.ts'
import type { Runtime } from './runtime-parts.ts'
import { decode, encode } from './wire.ts'
import { BINDING, DELIVER } from './worlds.ts'

type Told =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'window'; readonly name: 'focus' | 'blur' | 'resize' }

/** Takes what the preload's world tells main, with the frame that it came from. */
export const listenToPage = (
  cdp: CdpSession,
  frames: Frames,
  sender: EventEmitter,
  runtime: Runtime,
): void => {
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== BINDING) return
    const told = JSON.parse(payload) as Told
    if (told.kind === 'window') {
      sender.emit(`stand-in-${told.name}`)
      return
    }
    const event = createEvent({
      type: 'frame' as const,
      sender,
      processId: 1,
      frameId: 1,
      ports: [],
      get senderFrame() {
        return frames.frameOfWorld(executionContextId)
      },
    }) as unknown as IpcMainInvokeEvent
    const args = decode(told.args) as unknown[]
    if (told.kind === 'send') {
      runtime.ipc.ipcMain.emit(told.channel, event, ...args)
      return
    }
    const reply = (message: object) => {
      const text = JSON.stringify(JSON.stringify({ id: told.id, ...message }))
      cdp
        .send('Runtime.evaluate', { contextId: executionContextId, expression: `${DELIVER}(${text})` })
        .catch(() => undefined) // the page that asked has gone
    }
    runtime.ipc
      .answer(told.channel, event, args)
      .then((value) => reply({ value: encode(value) }))
      .catch((error: unknown) =>
        reply({ failed: true, value: encode(error instanceof Error ? error.message : String(error)) }),
      )
  })
}
