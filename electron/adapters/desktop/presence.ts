import { join } from 'node:path'
import type { Presence } from '../../core/ports/presence.ts'
import { systemLock } from '../disk/system-lock.ts'

/** A lock of the system's on the profile folder, held as long as the practice in it is open, and no longer than this process lives. */
export const createPresence = (profile: string): Presence & { readonly release: () => Promise<void> } => {
  const take = systemLock(process.platform)(join(profile, 'keyward.open'))
  let held: Awaited<ReturnType<typeof take>> | null = null
  return {
    isAlone: async () => {
      if (typeof held !== 'function') held = await take()
      return held !== 'held'
    },
    /** Before the folder goes, which on Windows no open file may lie in. */
    release: async () => {
      const letGo = held
      held = null
      if (typeof letGo === 'function') await letGo()
    },
  }
}
