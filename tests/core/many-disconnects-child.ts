/**
 * Disconnects five hundred on a real sealed file, until somebody kills it. What Xero has ended is written down before it is
 * answered, so that the parent knows what was so at Xero whenever the end comes.
 */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { connected, fakeKeychain, fakeXero, listed, value } from '../worlds/fakes.ts'

const folder = process.argv[2] ?? ''
const keychain = fakeKeychain()
const xero = fakeXero()
xero.connected = Array.from({ length: 500 }, (_, n) => listed(`c${n + 1}`))
const honest = xero.disconnect
xero.disconnect = async (token, id) => {
  appendFileSync(join(folder, 'at-xero'), `asked ${id}\n`)
  const answer = await honest(token, id)
  appendFileSync(join(folder, 'at-xero'), `ended ${id}\n`)
  return answer
}
const realRecords = createRecords({ folder, keychain, newId: () => 'keyofthisvault' })
const { keyward } = await connected({ keychain, xero, realRecords })
while (keyward.snapshot().connections.length < 500) await new Promise((resolve) => setImmediate(resolve)) // the disk
process.send?.({ entries: [...keychain.entries] })
value(await keyward.api.beginDisconnects({ keys: keyward.snapshot().connections.map(({ key }) => key) }))
