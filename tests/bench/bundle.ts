import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { atMost, type Measures } from './measure.ts'

/** What the page of the window loads before its first frame: its script, and what that cannot do without. */
const loadedFirst = (page: string): string[] =>
  [...page.matchAll(/(?:src|href)="\.\/(?<path>[^"]+\.js)"/gu)].map(({ groups }) => groups?.['path'] ?? '')

/** What the window and the bridge weigh as built. */
export const benchBundle = async (out: string): Promise<Measures> => {
  const renderer = join(out, 'renderer')
  const weight = async (names: readonly string[]) => {
    const scripts = await Promise.all(names.map((name) => readFile(join(renderer, name))))
    return scripts.reduce((sum, script) => sum + gzipSync(script).length, 0) / 1_000
  }
  const first = loadedFirst(await readFile(join(renderer, 'index.html'), 'utf8'))
  if (first.length === 0) throw new Error('the page of the window loads no script')
  const all = (await readdir(renderer, { recursive: true })).filter((name) => name.endsWith('.js'))
  const preload = (await readFile(join(out, 'preload', 'preload.cjs'))).length
  return {
    'renderer JavaScript before the first frame, gzipped': atMost(await weight(first), 300, 'kB'),
    'renderer JavaScript in all, gzipped': atMost(await weight(all), 400, 'kB'),
    preload: atMost(preload / 1_000, 200, 'kB'),
  }
}
