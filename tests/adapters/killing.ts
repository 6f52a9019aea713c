import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'

/** A line that a child said, and when it was heard. */
export type Said = { readonly line: string; readonly at: number }

/** Leaves to each module of a bundle the place that it has in the checkout; only the child itself is what was started. */
const placed: Plugin = {
  name: 'placed',
  transform(code, id) {
    if (!code.includes('import.meta')) return null
    const isChild = this.getModuleInfo(id)?.isEntry ?? false
    return code
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
      .replaceAll('import.meta.main', isChild ? 'import.meta.main' : 'false')
  },
}

/** A child and all that it imports as one program, which starts in half the time of its two hundred files. */
const bundle = async (script: string): Promise<string> => {
  const outDir = mkdtempSync(join(tmpdir(), 'keyward-child-'))
  const name = basename(script, '.ts')
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    plugins: [placed],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      minify: false,
      rolldownOptions: {
        input: join(import.meta.dirname, script),
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  return join(outDir, `${name}.mjs`)
}

/**
 * Starts a child again and again and kills it. Node's compile cache is filled once by a start that ends in peace,
 * since a killed one never writes it: with that, and as one program, a start costs a quarter.
 */
export const prepareKills = async (script: string) => {
  const env = { ...process.env, NODE_COMPILE_CACHE: mkdtempSync(join(tmpdir(), 'keyward-compiled-')) }
  const path = await bundle(script)
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
