import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Artefact } from '../../electron/core/updates/list.ts'

/** What electron-builder names the files that an installed Keyward can be replaced with. */
const FORMS: readonly (Pick<Artefact, 'platform' | 'form'> & { readonly ending: string })[] = [
  { platform: 'windows', form: 'nsis', ending: '.exe' },
  { platform: 'macos', form: 'zip', ending: '.zip' },
  { platform: 'linux', form: 'appimage', ending: '.AppImage' },
]

/** The files in a folder that belong to this version, with their checksums; others (MSI, deb, dmg) are not offered. */
export const findArtefacts = async (folder: string, version: string): Promise<Artefact[]> => {
  const found: Artefact[] = []
  for (const name of readdirSync(folder).toSorted()) {
    const form = FORMS.find(({ ending }) => name.endsWith(ending))
    if (form === undefined || !statSync(join(folder, name)).isFile()) continue
    if (!name.includes(version)) throw new Error(`${name} is not of version ${version}.`)
    const path = join(folder, name)
    found.push({
      platform: form.platform,
      arch: archOf(name, form.form),
      form: form.form,
      name,
      size: statSync(path).size,
      sha512: await sha512Of(path),
    })
  }
  const keys = found.map(({ platform, arch }) => `${platform} ${arch}`)
  if (new Set(keys).size !== keys.length)
    throw new Error(`Two files for one kind of computer in ${folder}: ${keys.join(', ')}.`)
  return found
}

const archOf = (name: string, form: Artefact['form']): Artefact['arch'] => {
  if (/universal/u.test(name)) return 'universal'
  if (/arm64|aarch64/u.test(name)) return 'arm64'
  // without a word in its name macOS’s archive is universal, as the build makes it
  return form === 'zip' && !/x64|x86_64/u.test(name) ? 'universal' : 'x64'
}

/** SHA-512 of a file's bytes, hex. */
export const sha512Of = async (path: string): Promise<string> => {
  const hash = createHash('sha512')
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array)
  return hash.digest('hex')
}
