import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { atMost, type Measures } from './measure.ts'

/** What the window and the bridge weigh as built. */
export const benchBundle = async (out: string): Promise<Measures> => {
  const scripts = (await readdir(join(out, 'renderer'), { recursive: true })).filter((name) =>
    name.endsWith('.js'),
  )
  let zipped = 0
  for (const name of scripts) zipped += gzipSync(await readFile(join(out, 'renderer', name))).length
  const preload = (await readFile(join(out, 'preload', 'preload.cjs'))).length
  return {
    'renderer JavaScript, gzipped': atMost(zipped / 1_000, 300, 'kB'),
    preload: atMost(preload / 1_000, 200, 'kB'),
  }
}
