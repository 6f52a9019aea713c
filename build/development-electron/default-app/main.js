// @ts-check
/**
 * What the development Electron out of npm starts with, in place of the app that it was packed with: loads the folder
 * that is given as argument, as Electron's own default app does (package.json's name, version and desktopName, then
 * its main), after adding what so old an Electron lacks. Electron is not ready before this module has ended, so the
 * app's main is awaited here.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)

/** @param {string} folder */
const introduce = (folder) => {
  const { app } = require('electron')
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return
  const { name, productName, version, desktopName } = JSON.parse(readFileSync(file, 'utf8'))
  if (productName !== undefined || name !== undefined) app.setName(productName ?? name)
  if (version !== undefined) app.setVersion(version)
  app.setDesktopName(desktopName ?? `${app.getName()}.desktop`)
  app.setPath('userData', join(app.getPath('appData'), app.getName()))
  app.setAppPath(folder)
}

/** @param {string} words @returns {never} */
const stop = (words) => {
  process.stderr.write(`${words}\n`)
  process.exit(1)
}

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
const given = process.argv.slice(1).find((arg) => !arg.startsWith('-'))
if (given === undefined) stop('This Electron needs the folder of an app as its argument.')
const folder = resolve(given)
try {
  require('./missing.cjs').addMissing()
  introduce(folder)
  await import(pathToFileURL(require.resolve(folder)).href)
} catch (error) {
  stop(`The app in ${folder} did not start.\n${error instanceof Error ? error.stack : String(error)}`)
}
