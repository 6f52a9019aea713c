import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { errorCode } from '../disk/durable-file.ts'

/** What whoever looks after this computer says about updates; it can only take away. */
export type UpdatePolicy = 'allowed' | 'off' | 'unreadable'

/** A policy's text or value; `null` where there is none. Throws where there is one that cannot be read. */
export type ReadPolicy = () => Promise<unknown>

const Policy = z.object({ updates: z.enum(['on', 'off']).optional() })

/** The strictest of all that is said. What cannot be read or understood is taken as "off" (U4). */
export const readUpdatePolicy = async (places: readonly ReadPolicy[]): Promise<UpdatePolicy> => {
  const said = await Promise.all(places.map(policyOf))
  if (said.includes('off')) return 'off'
  return said.includes('unreadable') ? 'unreadable' : 'allowed'
}

const policyOf = async (read: ReadPolicy): Promise<UpdatePolicy> => {
  try {
    const raw = await read()
    if (raw === null) return 'allowed'
    const policy = Policy.safeParse(raw)
    if (!policy.success) return 'unreadable'
    return policy.data.updates === 'off' ? 'off' : 'allowed'
  } catch {
    return 'unreadable'
  }
}

/** `{ "updates": "off" }` in a JSON file that only an administrator can write. */
export const policyFile =
  (path: string): ReadPolicy =>
  async () => {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as unknown
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null
      throw error
    }
  }

/** The same file by its place on each system; Windows has its registry instead. */
export const POLICY_FILES: Partial<Record<NodeJS.Platform, string>> = {
  linux: '/etc/keyward/policy.json',
  darwin: '/Library/Application Support/Keyward/policy.json',
}
