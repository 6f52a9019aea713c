/** Writes a vault of many connections into a profile, sealed with a key in this session's genuine keychain. */
import { createKeychain } from '../../electron/adapters/keychain.ts'
import { systemRandom } from '../../electron/adapters/random.ts'
import { createRecords } from '../../electron/adapters/records.ts'
import { manyConnections } from './many-connections.ts'

const [folder = '', count = '0'] = process.argv.slice(2)
const keychain = createKeychain({ service: 'Keyward' })
const content = manyConnections(Number(count))
for (const { secretAccount } of content.apps)
  await keychain.set(secretAccount, `bench-${secretAccount}-not-a-real-secret`)
const saved = await createRecords({ folder, keychain, newId: systemRandom.id }).save(content)
process.exit(saved.ok ? 0 : 1)
