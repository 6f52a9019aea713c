import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { LockTries } from '../../core/ports/lock.ts'

const Known = z.object({ wrong: z.int().min(0).max(1_000_000), lastAt: z.int().min(0) })
const NONE = { wrong: 0, lastAt: 0 }

/**
 * A small plain file of how many passphrases were wrong, so that a restart makes no try cheaper. Whoever takes it away
 * still pays for each try what Argon2id costs.
 */
export const createLockTries = (profile: string): LockTries => {
  const path = join(profile, 'lock-tries.json')
  let known: z.infer<typeof Known> | null = null
  return {
    read: () => {
      if (known !== null) return known
      try {
        known = Known.parse(JSON.parse(readFileSync(path, 'utf8')))
      } catch {
        known = NONE
      }
      return known
    },
    write: (next) => {
      known = next
      try {
        mkdirSync(profile, { recursive: true, mode: 0o700 })
        writeFileSync(path, JSON.stringify(known), { mode: 0o600 })
      } catch {
        // a disk that is full keeps nobody out of their vault; this run remembers
      }
    },
  }
}
