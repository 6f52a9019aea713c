import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Keychain } from '../../electron/core/ports/keychain.ts'
import { done, ok } from '../../shared/kernel/result.ts'

/** A keychain of files, for tests in which a process is killed and another looks at what it left. */
export const fileKeychain = (folder: string): Keychain => {
  mkdirSync(folder, { recursive: true })
  const path = (account: string) => join(folder, account)
  return {
    get: async (account) => {
      try {
        return ok(readFileSync(path(account), 'utf8'))
      } catch {
        return ok(null)
      }
    },
    set: async (account, value) => {
      writeFileSync(`${path(account)}.new`, value)
      renameSync(`${path(account)}.new`, path(account))
      return done
    },
    keepsDeleted: async () => false,
    remove: async (account) => {
      rmSync(path(account), { force: true })
      return done
    },
  }
}
