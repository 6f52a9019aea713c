import { isKeepingApp } from '../../electron/core/vault/content.ts'
/** Writes a vault of many connections, and an activity log of so many lines, into a profile, sealed with a key in this session's genuine keychain. */
import { createKeychain } from '../../electron/adapters/keychain/keychain.ts'
import { systemRandom } from '../../electron/adapters/desktop/random.ts'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { manyConnections } from './many-connections.ts'
import { writeLines } from './year-of-lines.ts'

const [folder = '', count = '0', lines = '0'] = process.argv.slice(2)
const keychain = createKeychain({ service: 'Keyward' })
const content = manyConnections(Number(count))
for (const { secretAccount } of content.apps.filter(isKeepingApp))
  await keychain.set(secretAccount, `bench-${secretAccount}-not-a-real-secret`)
const records = createRecords({ folder, keychain, newId: systemRandom.id })
const saved = await records.save(content)
if (saved.ok && lines !== '0') await writeLines(folder, records.deriveKey('activity'), Number(lines))
process.exit(saved.ok ? 0 : 1)
