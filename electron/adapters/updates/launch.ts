import { setTimeout as wait } from 'node:timers/promises'
import { autoUpdater } from 'electron'
import { MacUpdater } from 'electron-updater'
import { appFor, findAndDownload } from './electron-updater.ts'
import { launchNsis } from './launch-nsis.ts'
import type { PrepareLaunch } from './updater.ts'

/** How long macOS may take to unpack and verify what it is handed over loopback. */
const PATIENCE = 60_000

/** Windows' and macOS's installers, by electron-updater. */
export const prepareLaunch: PrepareLaunch = (wanted, way) =>
  wanted.artefact.form === 'zip' ? prepareSquirrel(wanted) : launchNsis(wanted, way)

/**
 * Squirrel takes the archive, checks that it is signed as the running app is, and puts it in place when Keyward ends.
 * It calls `quit` when it is ready.
 */
const prepareSquirrel = async (wanted: Parameters<PrepareLaunch>[0]) => {
  const ready = Promise.withResolvers<void>()
  const updater = new MacUpdater(
    undefined,
    appFor(wanted, () => ready.resolve()),
  )
  updater.on('error', () => ready.reject(new Error('squirrel refused')))
  ready.promise.catch(() => undefined)
  await findAndDownload(updater, wanted)
  return async () => {
    updater.quitAndInstall()
    const isLate = wait(PATIENCE).then(() => Promise.reject(new Error('squirrel is silent')))
    await Promise.race([ready.promise, isLate])
  }
}

/** Ends Keyward and starts the version that Squirrel holds ready. */
export const restartBySquirrel = (): void => autoUpdater.quitAndInstall()
