import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemRandom } from '../../electron/adapters/desktop/random.ts'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { VaultContent } from '../../electron/core/vault/content.ts'
import { fakeKeychain } from '../worlds/fakes.ts'
import { manyConnections } from './many-connections.ts'
import { atMost, timed, type Measures } from './measure.ts'

/** Saving and loading a vault of 10,000 connections, sealed, on this disk; the load includes parsing its schema. */
export const benchStorage = async (): Promise<Measures> => {
  const folder = await mkdtemp(join(tmpdir(), 'keyward-bench-'))
  const keychain = fakeKeychain()
  const open = () => createRecords({ folder, keychain, newId: systemRandom.id })
  const content = manyConnections(10_000)
  const records = open()
  await records.save(content)
  const save = await timed(15, () => records.save(content))
  const load = await timed(15, async () => {
    const loaded = await open().load()
    if (loaded.ok) VaultContent.parse(loaded.value?.content)
  })
  const { size } = await stat(join(folder, 'vault.sealed'))
  await rm(folder, { recursive: true })
  return {
    'sealed save, 10,000 connections': atMost(save.median, 100, 'ms'),
    'sealed load, 10,000 connections': atMost(load.median, 100, 'ms'),
    'sealed file, 10,000 connections': atMost(size / 1_048_576, 16, 'MiB'),
  }
}
