import type { Keychain } from '../ports/keychain.ts'

/** The keychain, which tells when what was taken out of it is kept in a bin of its own, as KeePassXC does. */
export const tellingKeychain = (keychain: Keychain, tell: () => void): Keychain => ({
  get: (account) => keychain.get(account),
  set: (account, value) => keychain.set(account, value),
  keepsDeleted: () => keychain.keepsDeleted(),
  remove: async (account) => {
    const removed = await keychain.remove(account)
    if (removed.ok && (await keychain.keepsDeleted())) tell()
    return removed
  },
})
