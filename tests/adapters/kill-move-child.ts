/**
 * A Keyward that takes the receipt of the computer that its vault has moved to, and stops dead at one of the writes, said
 * on stdout, until it is killed there. The disk and the keychain’s files are real.
 */
import { openOn } from './kill-lock-child.ts'

const work = async () => {
  const [folder = '', keychainFolder = '', receipt = '', stopAt = '1'] = process.argv.slice(2)
  let writes = -1
  const keyward = await openOn(folder, keychainFolder, async () => {
    if (writes < 0) return
    writes += 1
    if (writes < Number(stopAt)) return
    process.stdout.write(`at write ${writes}\n`)
    setInterval(() => undefined, 1_000)
    await new Promise(() => {})
  })
  // a start writes once more that it is held
  await new Promise((resolve) => setImmediate(resolve))
  writes = 0
  await keyward.api.takeReceipt({ text: receipt })
}

if (import.meta.main) await work()
