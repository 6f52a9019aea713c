import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Where each part of the build notes down whose code is in it. */
export const bundledIn = (root: string): string => join(root, 'out', '.bundled')

/** Notes down the packages of which code ended up in the bundle, so that their licences are told (B5). */
export const noteBundled = (root: string, part: 'main' | 'preload' | 'renderer' | 'command'): Plugin => ({
  name: 'keyward-note-bundled',
  generateBundle(_options, bundle) {
    const folders = new Set<string>()
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue
      for (const id of chunk.moduleIds) {
        const path = id.replaceAll('\\', '/')
        const at = path.indexOf(`${root.replaceAll('\\', '/')}/node_modules/`)
        const folder =
          at < 0
            ? undefined
            : /^(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//u.exec(
                path.slice(at + root.length + 1),
              )?.[1]
        if (folder !== undefined) folders.add(folder)
      }
    }
    mkdirSync(bundledIn(root), { recursive: true })
    writeFileSync(join(bundledIn(root), `${part}.json`), JSON.stringify([...folders].toSorted()))
  },
})
