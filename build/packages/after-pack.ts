import type { AfterPackContext } from 'electron-builder'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFuses } from './fuses.ts'
import { noticesPage } from './notices.ts'

/** Chromium's own list of licences, and Electron's licence, by the names that electron-builder gives them. */
const CHROMIUM = 'LICENSES.chromium.html'
const ELECTRON = 'LICENSE.electron.txt'

/**
 * After Electron and the app are put together and before anything is signed: sets the fuses, gathers the licences into
 * `resources/licences/`, and takes out what Electron starts with when it has no app.
 */
export const afterPack = async (context: AfterPackContext): Promise<void> => {
  const { appOutDir, electronPlatformName, packager } = context
  const resources = packager.getResourcesDir(appOutDir)
  const name = packager.appInfo.productFilename
  rmSync(join(resources, 'default_app.asar'), { force: true })
  rmSync(join(appOutDir, 'version'), { force: true })
  gatherLicences([appOutDir, resources], join(resources, 'licences'))
  await setFuses(
    {
      darwin: join(appOutDir, `${name}.app`),
      win32: join(appOutDir, `${name}.exe`),
    }[electronPlatformName] ?? join(appOutDir, packager.platformSpecificBuildOptions.executableName ?? name),
  )
}

const gatherLicences = (from: readonly string[], to: string): void => {
  mkdirSync(to, { recursive: true })
  for (const [name, named] of [
    [CHROMIUM, 'chromium.html'],
    [ELECTRON, 'electron.txt'],
  ] as const) {
    const found = from.map((folder) => join(folder, name)).find((path) => existsSync(path))
    if (found === undefined) throw new Error(`${name} is missing, and a package may not go without it.`)
    renameSync(found, join(to, named))
  }
  writeFileSync(join(to, 'third-party.html'), noticesPage())
}
