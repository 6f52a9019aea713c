import { statSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { TOOLS_MARK } from './wire-limits.ts'

/**
 * Whether tools might ask when a Keyward of this profile last knew. It says no more than that, and is believed for no
 * more: to open a door that says "locked", and for the command to start Keyward.
 */
export const readMark = (profile: string): boolean => {
  try {
    return statSync(join(profile, TOOLS_MARK)).isFile()
  } catch {
    return false
  }
}

/** Where it cannot be written, the command starts nothing, and that is all. */
export const setMark = async (profile: string, isOn: boolean): Promise<void> => {
  const file = join(profile, TOOLS_MARK)
  try {
    if (isOn) await (await open(file, 'a', 0o600)).close()
    else await rm(file, { force: true })
  } catch {
    // nobody is kept from anything by it
  }
}
