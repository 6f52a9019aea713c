import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { chooseRuntime } from '../../../build/runtime.ts'
import type { Desktop } from '../../e2e/desktop.ts'
import { endWithUs } from '../../e2e/end-with-us.ts'
import { giveToPerson } from '../../e2e/person.ts'
import { within } from '../../e2e/within.ts'

/**
 * Runs a small main of this folder on genuine Electron, with what it imports of the product, until it quits; answers
 * the JSON values that it wrote to stdout, a line each.
 */
export const runOnElectron = async (
  desktop: Desktop,
  name: string,
  env: NodeJS.ProcessEnv = {},
): Promise<unknown[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-on-electron-'))
  try {
    await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        ssr: join(import.meta.dirname, name),
        outDir: folder,
        rollupOptions: { external: ['electron'], output: { format: 'es', entryFileNames: 'main.js' } },
      },
    })
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, type: 'module', main: 'main.js' }))
    giveToPerson(folder)
    const [program, ...args] = desktop.command([
      chooseRuntime().program,
      folder,
      `--user-data-dir=${join(folder, 'profile')}`,
    ])
    const child = spawn(program, args, {
      env: { ...desktop.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    endWithUs(child)
    let told = ''
    child.stdout.on('data', (part: Buffer) => void (told += part.toString()))
    await within(60_000, `${name} to quit`, new Promise((resolve) => child.once('close', resolve)))
    return told
      .split('\n')
      .filter((line) => line.startsWith('{') || line.startsWith('['))
      .map((line) => JSON.parse(line) as unknown)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
