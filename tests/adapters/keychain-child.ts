/** Runs a list of keychain calls in this process and prints their results as JSON. */
import { createKeychain } from '../../electron/adapters/keychain/keychain.ts'

const steps = JSON.parse(process.argv[2] ?? '[]') as [
  'get' | 'set' | 'remove' | 'keepsDeleted',
  string,
  string,
][]
const keychain = createKeychain({ service: 'Keyward test', deadline: 5_000 })
const results: unknown[] = []
for (const [call, account, value] of steps)
  results.push(call === 'set' ? await keychain.set(account, value) : await keychain[call](account))
process.stdout.write(JSON.stringify(results))
process.exit(0)
