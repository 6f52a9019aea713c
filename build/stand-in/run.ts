import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Runs an Electron app's built main on Node and the machine's Chromium: `node run.ts FOLDER [ARGUMENTS…]`, as
 * `electron FOLDER [ARGUMENTS…]` would.
 */
const FIRST_LINE =
  'Keyward’s stand-in for Electron, on Node and this machine’s Chromium: for development and tests only. ' +
  'It cannot prove native menus and tray, fuses, asar, the operating system’s sandbox or code signing.'

process.stdout.write(`${FIRST_LINE}\n`)

const [, , given = '.', ...args] = process.argv
const folder = resolve(given)
process.argv = [process.execPath, folder, ...args]

const standIn = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})

const version = (
  JSON.parse(readFileSync(new URL('../../node_modules/electron/package.json', import.meta.url), 'utf8')) as {
    version: string
  }
).version
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: version } })
Object.defineProperty(process, 'type', { value: 'browser' })
Object.defineProperty(process, 'defaultApp', { value: true })
Object.defineProperty(process, 'resourcesPath', { value: join(folder, 'resources') })

// Electron tells of a forgotten rejection and goes on; Node would end.
process.on('unhandledRejection', (reason) => {
  process.stderr.write(`Unhandled rejection: ${reason instanceof Error ? reason.stack : String(reason)}\n`)
})

const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { main: string }
const { begin } = (await import(standIn)) as { begin: () => void }
// Electron is ready once main has been loaded, or earlier where main itself waits for that and nothing else happens.
process.once('beforeExit', begin)
await import(pathToFileURL(join(folder, main)).href)
begin()
