import { powerMonitor, type BrowserWindow } from 'electron'
import type { LockCause } from '../../shared/lock/lock.ts'

/** What of a practice’s core is told of the computer and its person. */
type Lockable = {
  readonly lock: (cause: LockCause) => Promise<void>
  readonly judgeIdle: () => void
  /** The screen was unlocked by the computer's person. */
  readonly screenBack: () => void
  readonly noteInput: () => void
  readonly hidden: () => void
}

/** What of Electron’s power monitor is listened to. */
type Signs = { readonly on: (event: never, listener: () => void) => unknown }

const LOCKS: readonly (readonly [string, LockCause])[] = [
  ['suspend', 'asleep'],
  ['lock-screen', 'screen'],
  // macOS: another account of this computer is in front
  ['user-did-resign-active', 'screen'],
]
/** After these the time that passed is judged anew, before any input counts. */
const JUDGES = ['resume', 'unlock-screen', 'user-did-become-active']

/** Locks every practice when the computer says that its person has gone, and tells the one that is shown when they use it. */
export const watchLockSigns = (
  practices: () => readonly Lockable[],
  shown: () => Lockable | null,
  window: BrowserWindow,
  signs: Signs = powerMonitor,
): void => {
  const each = (tell: (practice: Lockable) => void) => () => practices().forEach(tell)
  for (const [event, cause] of LOCKS)
    signs.on(
      event as never,
      each((practice) => void practice.lock(cause)),
    )
  for (const event of JUDGES)
    signs.on(
      event as never,
      each((practice) => practice.judgeIdle()),
    )
  signs.on(
    'unlock-screen' as never,
    each((practice) => practice.screenBack()),
  )
  window.webContents.on(
    'input-event',
    () => shown()?.noteInput(), // another one that nobody uses meanwhile locks after its own time
  )
  window.on(
    'hide',
    each((practice) => practice.hidden()),
  )
}
