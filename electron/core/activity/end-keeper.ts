import * as z from 'zod'
import { Instant } from '../../../shared/kernel/instant.ts'
import { done, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Ports } from '../ports/ports.ts'

/** The last line of the log as the keychain remembers it, and up to which line the sealed file knew of it then. */
const KeptEnd = z.object({
  seq: z.int().nonnegative(),
  seal: z.string().max(100),
  at: Instant,
  stored: z.int().min(-1),
})
export type KeptEnd = z.infer<typeof KeptEnd>

/** Where the end of the log is kept beside the folder: one entry of the keychain, of some 150 bytes. */
export type EndKeeper = ReturnType<typeof createEndKeeper>

/** What is asked of it: reading what is remembered, and remembering. */
export type EndMemory = Omit<EndKeeper, 'account'>

/**
 * The account follows from the vault's key, so that it is found whatever day the folder is put back to, and no crash
 * can leave one that nobody knows of.
 */
export const createEndKeeper = ({ keychain, records }: Pick<Ports, 'keychain' | 'records'>) => {
  const account = () => Buffer.from(records.deriveKey('end of the log')).toString('hex').slice(0, 32)
  return {
    account,
    /** What is remembered; `null` where nothing is, or nothing that could be read. */
    read: async (): Promise<Result<KeptEnd | null>> => {
      const first = await keychain.get(account())
      // nothing is concluded from one empty answer (E11)
      const found = first.ok && first.value === null ? await keychain.get(account()) : first
      return found.ok ? ok(parse(found.value)) : found
    },
    write: (end: KeptEnd): Promise<Result<null>> => keychain.set(account(), JSON.stringify(end)),
  }
}

const parse = (text: string | null): KeptEnd | null => {
  try {
    return KeptEnd.safeParse(JSON.parse(text ?? 'null')).data ?? null
  } catch {
    return null
  }
}

/** Where nothing outside the folder remembers the end. */
export const FORGETFUL: EndMemory = { read: async () => ok(null), write: async () => done }
