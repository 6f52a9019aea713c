import { setTimeout as wait } from 'node:timers/promises'
import { NsisUpdater } from 'electron-updater'
import { appFor, findAndDownload } from './electron-updater.ts'
import type { PrepareLaunch } from './updater.ts'

/** A program that cannot be started says so at once; this long is waited for it. */
const SAYS_SO = 1_000

/** Windows' installer, shown when Keyward is restarted so that trouble can be seen, and silent when it is quit. */
export const launchNsis: PrepareLaunch = async (wanted, way) => {
  const updater = new NsisUpdater(
    null,
    appFor(wanted, () => {}),
  )
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)
  updater.on('error', () => failed.reject(new Error('not started')))
  await findAndDownload(updater, wanted)
  return async () => {
    if (!updater.install(way === 'quit', way === 'restart')) throw new Error('not started')
    await Promise.race([wait(SAYS_SO), failed.promise])
  }
}
