import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemRandom } from '../../electron/adapters/desktop/random.ts'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { VaultContent } from '../../electron/core/vault/content.ts'
import { fakeKeychain } from '../worlds/fakes.ts'
import { manyConnections } from './many-connections.ts'
import { atMost, timed, type Measures } from './measure.ts'
import type { Growth } from './plot.ts'

/** Saving and loading a sealed vault on this disk; `onGrowth` hears how that grows with its connections. */
export const benchStorage = async (onGrowth: (growth: Growth) => void): Promise<Measures> => {
  const sizes = [100, 1_000, 10_000]
  const found: Awaited<ReturnType<typeof benchSize>>[] = []
  for (const size of sizes) found.push(await benchSize(size))
  for (const what of ['save', 'load'] as const)
    onGrowth({
      name: `sealed ${what}`,
      unit: 'ms',
      of: 'connections',
      points: found.map((one, n) => [sizes[n] ?? 0, one[what]]),
    })
  const large = found.at(-1)
  if (large === undefined) throw new Error('nothing was measured')
  return {
    'sealed save, 10,000 connections': atMost(large.save, 100, 'ms'),
    'sealed load, 10,000 connections': atMost(large.load, 100, 'ms'),
    'sealed file, 10,000 connections': atMost(large.size / 1_048_576, 16, 'MiB'),
  }
}

/** The load includes parsing its schema. */
const benchSize = async (connections: number) => {
  const folder = await mkdtemp(join(tmpdir(), 'keyward-bench-'))
  const keychain = fakeKeychain()
  const open = () => createRecords({ folder, keychain, newId: systemRandom.id })
  const content = manyConnections(connections)
  const records = open()
  await records.save(content)
  const save = await timed(15, () => records.save(content))
  const load = await timed(15, async () => {
    const loaded = await open().load()
    if (loaded.ok) VaultContent.parse(loaded.value?.content)
  })
  const { size } = await stat(join(folder, 'vault.sealed'))
  await rm(folder, { recursive: true })
  return { save: save.median, load: load.median, size }
}
