import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setImmediate } from 'node:timers'
import * as z from 'zod'
import { App } from './apps.ts'
import { XeroConnection } from './connections.ts'
import { KeptGrants } from './grants.ts'
import { KeptTokens } from './token-store.ts'

/** Everything at this made-up Xero that outlives a restart, so that a sign-in of yesterday still works. */
export const KeptWorld = z.object({
  version: z.literal(1),
  port: z.int(),
  key: z.record(z.string(), z.unknown()),
  apps: z.array(App),
  connections: z.array(XeroConnection),
  grants: KeptGrants,
  tokens: KeptTokens,
})
export type KeptWorld = z.infer<typeof KeptWorld>

/** What was kept; `undefined` where there is nothing, or nothing that can be read: then it begins anew. */
export const readKept = (file: string): KeptWorld | undefined => {
  try {
    return KeptWorld.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

/** Keeps a world in a file: once after whatever happened together, whole or not at all. All of it is made up. */
export const keepIn = (file: string, world: () => KeptWorld) => {
  let isDue = false
  const write = () => {
    isDue = false
    const beside = `${file}.new`
    try {
      writeFileSync(beside, JSON.stringify(world()), { mode: 0o600 })
      renameSync(beside, file)
    } catch {
      // a sandbox that begins anew next time is better than one that ends now
    }
  }
  return {
    soon: () => {
      if (isDue) return
      isDue = true
      setImmediate(write)
    },
    now: write,
  }
}
