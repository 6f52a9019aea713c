import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildUnpacked } from '../../build/build-package.ts'
import { atMost, type Measures } from './measure.ts'

/** What an installed Keyward weighs besides Electron: its archive, and what lies beside it because it must. */
export const benchPackage = async (): Promise<Measures> => {
  const { resources } = await buildUnpacked()
  const beside = join(resources, 'app.asar.unpacked')
  const unpacked = readdirSync(beside, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(join(beside, file)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
  const archive = statSync(join(resources, 'app.asar')).size
  return { 'own part of a package': atMost((archive + unpacked) / 1e6, 12, 'MB') }
}
