/**
 * A Keyward that switches its lock and stops dead at one of the writes, said on stdout, until it is killed there. The
 * disk and the keychain’s files are real.
 */
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { systemRandom } from '../../electron/adapters/desktop/random.ts'
import type { Keychain } from '../../electron/core/ports/keychain.ts'
import { quickStretcher } from '../worlds/quick-stretcher.ts'
import { startKeyward, value } from '../worlds/fakes.ts'
import { fileKeychain } from './file-keychain.ts'

export const PASSPHRASES = { one: 'not a real passphrase', other: 'another passphrase, not real' } as const
export type Switch = 'on' | 'changed' | 'off'

/** A Keyward on a real folder and a keychain of files; `onWrite` is called before each write of either. */
export const openOn = async (folder: string, keychainFolder: string, onWrite: () => Promise<void>) => {
  const files = fileKeychain(keychainFolder)
  const keychain: Keychain = {
    ...files,
    set: async (account, text) => {
      await onWrite()
      return files.set(account, text)
    },
    remove: async (account) => {
      await onWrite()
      return files.remove(account)
    },
  }
  const records = createRecords({ folder, keychain, newId: systemRandom.id, stretcher: quickStretcher() })
  const realRecords = {
    ...records,
    save: async (content: unknown) => {
      await onWrite()
      return records.save(content)
    },
  }
  return startKeyward({ realRecords, realKeychain: keychain })
}

const work = async () => {
  const [folder = '', keychainFolder = '', toward = 'on', stopAt = '1'] = process.argv.slice(2)
  let writes = -1
  const keyward = await openOn(folder, keychainFolder, async () => {
    if (writes < 0) return
    writes += 1
    if (writes < Number(stopAt)) return
    process.stdout.write(`at write ${writes}\n`)
    setInterval(() => undefined, 1_000)
    await new Promise(() => {})
  })
  if (keyward.snapshot().vault.kind === 'locked')
    value(await keyward.api.unlock({ passphrase: PASSPHRASES.one }))
  writes = 0
  if (toward === 'on') await keyward.api.setPassphrase({ passphrase: PASSPHRASES.one })
  if (toward === 'changed')
    await keyward.api.changePassphrase({ passphrase: PASSPHRASES.one, next: PASSPHRASES.other })
  if (toward === 'off') await keyward.api.dropPassphrase({ passphrase: PASSPHRASES.one })
}

if (import.meta.main) await work()
