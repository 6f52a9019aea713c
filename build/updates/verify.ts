import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { judgeList } from '../../electron/core/updates/judge-list.ts'
import { trustIn } from '../../electron/core/updates/key-list.ts'
import { SignedUpdate, UpdateList } from '../../electron/core/updates/list.ts'
import { sha512Of } from './artefacts.ts'
import type { BuiltInSource } from './source.ts'

/**
 * Judges a list exactly as a Keyward of the lowest version would on each computer that it has a file for, and compares
 * the files where a folder is given. Throws with the reason where anything would be refused.
 */
export const verifyUpdate = async (
  text: string,
  source: BuiltInSource,
  folder: string | null,
  now: number,
): Promise<string[]> => {
  const signed = SignedUpdate.safeParse(JSON.parse(text))
  const list = signed.success ? UpdateList.safeParse(signed.data.update) : null
  if (list === null || !list.success) throw new Error('This is no list of updates.')
  const lines = [
    `Keyward ${list.data.version}, channel ${list.data.channel}, ${list.data.notes.length} notes`,
  ]
  for (const { platform, arch, form, name, size, sha512 } of list.data.artefacts) {
    const verdict = judgeList(Buffer.from(text), {
      trust: trustIn(source.keys),
      channel: source.channel,
      running: list.data.minimum ?? '0.0.0',
      highest: '',
      issuedAt: 0,
      now,
      vaultVersion: 1,
      target: { platform, arch: arch === 'universal' ? 'arm64' : arch, form },
    })
    if (verdict.kind === 'refused') throw new Error(`Keyward would refuse ${name}: ${verdict.why}.`)
    if (verdict.kind !== 'offer' || verdict.artefact?.name !== name)
      throw new Error(`Keyward would not offer ${name}.`)
    if (folder !== null) {
      const path = join(folder, name)
      if (!existsSync(path) || statSync(path).size !== size || (await sha512Of(path)) !== sha512)
        throw new Error(`${name} in ${folder} is not the file that was signed.`)
    }
    lines.push(`${name}: good, signed by ${verdict.release.signedBy}`)
  }
  return lines
}
