import { join } from 'node:path'
import type { Presence } from '../../core/ports/presence.ts'
import { systemLock } from '../disk/system-lock.ts'

/** A lock of the system's on the profile folder, held as long as this process lives and no longer. */
export const createPresence = (profile: string): Presence => {
  const take = systemLock(process.platform)(join(profile, 'keyward.open'))
  let held: Awaited<ReturnType<typeof take>> | null = null
  return {
    isAlone: async () => {
      if (typeof held !== 'function') held = await take()
      return held !== 'held'
    },
  }
}
