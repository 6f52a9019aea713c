import { Arch, type AfterPackContext } from 'electron-builder'
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildCommandProgram, hasCommand } from './command-program.ts'
import { setFuses } from './fuses.ts'
import { gatherLicences, nodeLicence } from './licences.ts'

/** Electron's own, beside its program; gathered elsewhere. */
const LICENCES = ['LICENSES.chromium.html', 'LICENSE.electron.txt', 'LICENSE']

/**
 * After Electron and the app are put together and before anything is signed: sets the fuses, gathers the licences into
 * `resources/licences/`, puts the `keyward` command into `resources/command/`, and takes out what Electron starts with when it has no app. On macOS it is called for each half
 * and for the whole, and the halves have to hold the same words: those of the Electron at hand.
 */
export const afterPack =
  (electron: string) =>
  async (context: AfterPackContext): Promise<void> => {
    const { appOutDir, electronPlatformName, packager } = context
    const resources = packager.getResourcesDir(appOutDir)
    const name = packager.appInfo.productFilename
    rmSync(join(resources, 'default_app.asar'), { force: true })
    rmSync(join(appOutDir, 'version'), { force: true })
    const missing = gatherLicences([electron], join(resources, 'licences'))
    if (missing.length > 0)
      throw new Error(`${missing.join(' and ')} is missing, and a package may not go without it.`)
    if (hasCommand(electronPlatformName, Arch[context.arch])) putCommand(resources)
    for (const folder of [appOutDir, resources])
      for (const file of LICENCES) rmSync(join(folder, file), { force: true })
    await setFuses(
      {
        darwin: join(appOutDir, `${name}.app`),
        win32: join(appOutDir, `${name}.exe`),
      }[electronPlatformName] ??
        join(appOutDir, packager.platformSpecificBuildOptions.executableName ?? name),
    )
  }

/** The command lies apart from the app's own program, whose name it has. */
const putCommand = (resources: string) => {
  if (nodeLicence() === null)
    throw new Error('The licence of Node is missing, and its program may not go without.')
  mkdirSync(join(resources, 'command'), { recursive: true })
  copyFileSync(buildCommandProgram(), join(resources, 'command', 'keyward'))
}
