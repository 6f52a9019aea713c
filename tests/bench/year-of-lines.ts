import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { ActivityKind, type Activity } from '../../shared/activity/activity.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { CHAIN_START, createChain } from '../../electron/core/activity/chain.ts'
import { writeLine } from '../../electron/core/activity/line.ts'

const START = Date.UTC(2025, 9, 1)
const BATCH = 20_000

/** Writes a year's activity log of so many true lines into a profile, sealed with this key; answers its last line. */
export const writeLines = async (
  profile: string,
  key: Uint8Array,
  count: number,
): Promise<{ readonly seq: number; readonly seal: string; readonly at: number }> => {
  const folder = join(profile, 'activity')
  mkdirSync(folder, { recursive: true })
  const chain = createChain(key)
  let previous = CHAIN_START
  let parts: Buffer[] = []
  let month = ''
  let at = START
  const flush = async () => {
    if (parts.length === 0) return
    const file = await open(join(folder, `${month}.log`), 'a', 0o600)
    await file.writeFile(Buffer.concat(parts))
    await file.close()
    parts = []
  }
  for (let seq = 0; seq < count; seq += 1) {
    at = START + Math.floor((seq * 400 * DAY) / count)
    const itsMonth = new Date(at).toISOString().slice(0, 7)
    if (itsMonth !== month || parts.length >= BATCH) await flush()
    month = itsMonth
    const { seal, bytes } = writeLine(chain, previous, lineOf(seq, at))
    parts.push(Buffer.concat([bytes, Buffer.of(10)]))
    previous = seal
  }
  await flush()
  return { seq: count - 1, seal: previous, at }
}

const KINDS = ActivityKind.options

const lineOf = (seq: number, at: number): Activity => ({
  seq,
  at,
  who: `Person ${seq % 40}`,
  email: `person${seq % 40}@ferrymoor.example`,
  device: `DESK-${seq % 12}`,
  what: KINDS[(seq * 7) % KINDS.length] ?? 'appAdded',
  result: seq % 11 === 0 ? 'offline' : 'ok',
  app: `Sample Tool ${(seq % 10) + 1}`,
  appId: `app${seq % 10}`,
  organisation: seq % 3 === 0 ? '' : `Organisation ${seq % 10_000}`,
  person: '',
})
