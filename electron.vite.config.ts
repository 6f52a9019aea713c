import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'electron-vite'
import { ownNotes } from './build/own-notes.ts'
import { noteBundled } from './build/packages/note-bundled.ts'
import { spelling } from './build/spelling.ts'
import { readSource } from './build/updates/source.ts'

/** One build for both runtimes: main as an ES module with its packages outside, the sandboxed preload as one CJS file. */
export default defineConfig({
  main: {
    plugins: [noteBundled(import.meta.dirname, 'main')],
    // where updates come from and which keys they are trusted by; half of it ends the build
    define: {
      UPDATE_SOURCE: JSON.stringify(readSource(join(import.meta.dirname, 'build', 'update-source.json'))),
    },
    build: {
      outDir: 'out/main',
      target: 'node24',
      // these are modules through and through: bundled, only what is used of them is packaged
      externalizeDeps: {
        exclude: [
          'zod',
          'age-encryption',
          '@noble/ciphers',
          '@scure/base',
          'csv-stringify',
          'hash-wasm',
          'fast-xml-parser',
          'oidc-provider',
        ],
      },
      rolldownOptions: {
        // colours for a terminal, which a package of the sandbox's would take where a development tool has brought them;
        // and what is loaded where there is a binary of it
        external: ['supports-color', 'argon2', 'passport-desktop'],
        input: {
          main: 'electron/main.ts',
          'age-worker': 'electron/adapters/sealing/age-worker.ts',
          'openpgp-worker': 'electron/adapters/share-servers/openpgp-worker.ts',
          'import-worker': 'electron/workers/import-worker.ts',
          'backup-worker': 'electron/workers/backup-worker.ts',
          'backup-sealing-worker': 'electron/adapters/backup/sealing-worker.ts',
          'pack-worker': 'electron/workers/pack-worker.ts',
          'stretch-worker': 'electron/workers/stretch-worker.ts',
          // started only when somebody opens the sandbox practice
          sandbox: 'electron/sandbox/practice.ts',
        },
        // without spaces it is smaller; names stay, because libraries go by those of their classes
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  },
  preload: {
    plugins: [noteBundled(import.meta.dirname, 'preload')],
    build: {
      outDir: 'out/preload',
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    // what the page about Keyward says is new in it
    define: { OWN_NOTES: JSON.stringify(ownNotes(import.meta.dirname)) },
    plugins: [react(), spelling(import.meta.dirname), noteBundled(import.meta.dirname, 'renderer')],
    build: {
      outDir: 'out/renderer',
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
})
