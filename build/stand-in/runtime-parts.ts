import type { EventEmitter } from 'node:events'
import type { Host } from './host.ts'
import type { createIpcMain } from './ipc-main.ts'
import type { createSession, SessionInside } from './session.ts'

/** What windows and pages share. */
export type Runtime = {
  readonly host: Host
  readonly inside: SessionInside
  readonly session: ReturnType<typeof createSession>['session']
  readonly ipc: ReturnType<typeof createIpcMain>
  readonly app: EventEmitter
}
