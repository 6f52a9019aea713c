import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import * as z from 'zod'
import { noteBundled } from './packages/note-bundled.ts'
import { ROOT } from './runtime.ts'

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')))

/** The `keyward` command as one file for Node, which is what a single-executable program is made of. */
export default defineConfig({
  root: ROOT,
  plugins: [noteBundled(ROOT, 'command')],
  define: { KEYWARD_VERSION: JSON.stringify(version) },
  build: {
    ssr: 'electron/command/keyward.ts',
    outDir: 'out/command',
    target: 'node24',
    minify: true,
    rolldownOptions: {
      output: { format: 'cjs', entryFileNames: 'keyward.cjs', codeSplitting: false },
    },
  },
})
