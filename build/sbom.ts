/**
 * Writes what a package of Keyward is made of, as CycloneDX: npm's list without what is for development only, and
 * Electron and Node, which npm counts among that (requirement B4):
 *
 *   node build/sbom.ts FILE
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'
import { wantedVersion } from './development-electron/where.ts'
import { shippedByLock } from './packages/needed.ts'
import { ROOT } from './runtime.ts'

const Sbom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string(), name: z.string() }) }),
  components: z.array(z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
})

/** The list as JSON. */
export const softwareBillOfMaterials = (): z.infer<typeof Sbom> => {
  const done = spawnSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) throw new Error(`npm could not list what Keyward is made of.\n${done.stderr}`)
  const listed = Sbom.parse(JSON.parse(done.stdout))
  const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string }
  const version = wantedVersion()
  const electron = {
    'bom-ref': `electron@${version}`,
    type: 'framework',
    name: 'electron',
    version,
    purl: `pkg:npm/electron@${version}`,
  }
  const { version: nodeVersion } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(ROOT, 'node_modules', 'node', 'package.json'), 'utf8')))
  // the program that the `keyward` command is made of
  const node = {
    'bom-ref': `node@${nodeVersion}`,
    type: 'framework',
    name: 'node',
    version: nodeVersion,
    purl: `pkg:npm/node@${nodeVersion}`,
  }
  // npm's own `--omit dev` also leaves out what is shipped and needed for development besides
  const shipped = shippedByLock(ROOT)
  const { component } = listed.metadata
  const isKept = (ref: string) => shipped.has(ref) || ref === component['bom-ref']
  return {
    ...listed,
    metadata: { ...listed.metadata, component: { ...component, name } }, // npm calls it by its folder
    components: [...listed.components.filter((one) => isKept(one['bom-ref'])), electron, node],
    dependencies: listed.dependencies
      .filter(({ ref }) => isKept(ref))
      .map((one) => ({ ...one, dependsOn: one.dependsOn.filter(isKept) })),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , file] = process.argv
  if (file === undefined) throw new Error('Say which file to write.')
  writeFileSync(file, `${JSON.stringify(softwareBillOfMaterials(), null, 2)}\n`)
}
