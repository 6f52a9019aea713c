import type { IpcMainInvokeEvent } from 'electron'
import { APP_ORIGIN, isOurs } from './app-origin.ts'

/** The sender must be a live main frame of exactly our origin. */
export const isTrusted = (event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean => {
  const frame = event.senderFrame
  return (
    frame !== null &&
    frame !== undefined &&
    frame.parent === null &&
    isOurs(frame.url) &&
    frame.origin === APP_ORIGIN
  )
}
