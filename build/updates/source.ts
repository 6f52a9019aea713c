import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { isSignedByRoots, KeyList, SignedKeyList } from '../../electron/core/updates/key-list.ts'

/** `build/update-source.json`: where this build's updates come from, and which keys it trusts. */
const Source = z.strictObject({
  address: z.string().nullable(),
  channel: z.enum(['stable', 'beta']),
  keys: SignedKeyList.nullable(),
})

export type BuiltInSource = {
  readonly address: string
  readonly channel: 'stable' | 'beta'
  readonly keys: KeyList
}

/**
 * What is built into Keyward, or `null` where neither an address nor keys are set. Half of it is an error, and so is a
 * key list that its own roots have not signed or an address that is not https. `UPDATE_ADDRESS` and `UPDATE_CHANNEL`
 * take the place of what the file says.
 */
export const readSource = (path: string, env: NodeJS.ProcessEnv = process.env): BuiltInSource | null => {
  const file = Source.parse(JSON.parse(readFileSync(path, 'utf8')))
  const address = env['UPDATE_ADDRESS'] || file.address
  const channel = Source.shape.channel.parse(env['UPDATE_CHANNEL'] || file.channel)
  if (address === null && file.keys === null) return null
  if (address === null) throw new Error('There are update keys, but no update address.')
  if (file.keys === null) throw new Error('There is an update address, but no update keys.')
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:')
    throw new Error('The update address is not an https address.')
  const keys = KeyList.safeParse(file.keys.list)
  if (!keys.success) throw new Error('The update keys cannot be read.')
  if (!isSignedByRoots(file.keys, keys.data))
    throw new Error(`The update keys are not signed by ${keys.data.threshold} of their roots.`)
  return { address, channel, keys: keys.data }
}
