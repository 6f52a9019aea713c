import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A line that a child said, and when it was heard. */
export type Said = { readonly line: string; readonly at: number }

/**
 * Starts a child again and again and kills it. Node's compile cache is filled once by a start that ends in peace,
 * since a killed one never writes it: that halves what each start costs.
 */
export const prepareKills = (script: string) => {
  const env = { ...process.env, NODE_COMPILE_CACHE: mkdtempSync(join(tmpdir(), 'keyward-compiled-')) }
  const path = join(import.meta.dirname, script)
  const load = `await import(${JSON.stringify(pathToFileURL(path).href)})`
  const warm = spawnSync(process.execPath, ['--input-type=module', '-e', load], { env, encoding: 'utf8' })
  if (warm.status !== 0) throw new Error(`the child does not load: ${warm.stderr.slice(-300)}`)

  /**
   * Lets it work, kills it some time after it first said something, or the line that is given, and tells all that it
   * said.
   */
  return (args: readonly string[], after: () => number, line = /^/u): Promise<Said[]> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env })
      let said = ''
      const lines: Said[] = []
      let isAwaited = true
      child.stdout.on('data', (part: Buffer) => {
        said += part.toString()
        for (let end = said.indexOf('\n'); end >= 0; end = said.indexOf('\n')) {
          const one = { line: said.slice(0, end), at: performance.now() }
          said = said.slice(end + 1)
          lines.push(one)
          if (!isAwaited || !line.test(one.line)) continue
          isAwaited = false
          setTimeout(() => child.kill('SIGKILL'), after())
        }
      })
      child.once('error', reject)
      child.once('exit', (_code, signal) => {
        if (signal === 'SIGKILL') resolve(lines)
        else reject(new Error(`the child ended by itself after ${lines.at(-1)?.line ?? 'nothing'}`))
      })
    })
}
