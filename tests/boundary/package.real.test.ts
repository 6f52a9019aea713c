import { listPackage } from '@electron/asar'
import { build } from 'electron-builder'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildApp } from '../../build/build-app.ts'
import { packagingOn } from '../../build/packaging.ts'
import { chooseRuntime } from '../../build/runtime.ts'

it('B5 a package holds the one keychain binary that it loads, and none of another system', async () => {
  buildApp()
  const output = mkdtempSync(join(tmpdir(), 'keyward-package-'))
  try {
    await build({ config: { ...packagingOn(chooseRuntime()), directories: { output } }, dir: true })
    const files = listPackage(join(output, 'linux-unpacked', 'resources', 'app.asar'), { isPack: false })
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([
      `/node_modules/keytar/prebuilds/${process.platform}-${process.arch}/keytar.node`,
    ])
  } finally {
    rmSync(output, { recursive: true, force: true })
  }
})
