import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { UpdateSource } from '../../core/ports/updater.ts'
import { isSafeAddress } from './transfer.ts'

/** What the build says about updates; `null` in one that names nothing. */
declare const UPDATE_SOURCE: unknown

const Source = z.object({
  address: z.string().max(500),
  channel: z.string().regex(/^[a-z]{1,20}$/u),
  keys: z.record(z.string(), z.unknown()),
})

/**
 * Where updates come from: what was built in, or, for an unpackaged build only, what a file says. A packaged Keyward
 * never reads that file (A13), and takes nothing but https.
 */
export const readUpdateSource = (file: string | null, isPackaged: boolean): UpdateSource | null => {
  const said = file !== null && !isPackaged ? readSource(file) : builtIn()
  const source = Source.safeParse(said)
  if (!source.success || !URL.canParse(source.data.address)) return null
  const address = new URL(source.data.address)
  if (!isSafeAddress(address, !isPackaged)) return null
  if (!address.pathname.endsWith('/')) address.pathname += '/'
  return { ...source.data, address: `${address.origin}${address.pathname}` }
}

const builtIn = (): unknown => (typeof UPDATE_SOURCE === 'undefined' ? null : UPDATE_SOURCE)

const readSource = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch {
    return null
  }
}
