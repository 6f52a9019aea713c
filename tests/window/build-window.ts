import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import { ownNotes } from '../../build/own-notes.ts'
import { ROOT } from '../../build/runtime.ts'
import { spelling } from '../../build/spelling.ts'

/** The variable that says where the window was built for all files of a run. */
export const BUILT_WINDOW = 'KEYWARD_TEST_WINDOW'

const PLANTED_JSX = join(import.meta.dirname, 'planted-jsx.ts')

/** Puts the planting runtime before React's own, which only it imports then. */
const plants: Plugin = {
  name: 'plants',
  enforce: 'pre',
  resolveId: (source, importer) =>
    /^react\/jsx-(?:dev-)?runtime$/u.test(source) && importer !== PLANTED_JSX ? PLANTED_JSX : null,
}

/** Builds the window with the tests' bridge into a folder; components can be planted by their names with `withPlants`. */
export const buildWindow = async (out: string, withPlants = false): Promise<void> => {
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    define: { OWN_NOTES: JSON.stringify(ownNotes(ROOT)) },
    plugins: [react(), spelling(ROOT), ...(withPlants ? [plants] : [])],
    build: {
      minify: !withPlants,
      outDir: out,
      emptyOutDir: true,
      modulePreload: false,
      rollupOptions: { input: join(import.meta.dirname, 'window.html') },
    },
  })
}

/** Once before all files of a run, instead of once for each. */
export const setup = async () => {
  const out = await mkdtemp(join(tmpdir(), 'keyward-window-'))
  await buildWindow(out)
  process.env[BUILT_WINDOW] = out
  return () => rm(out, { recursive: true, force: true })
}
