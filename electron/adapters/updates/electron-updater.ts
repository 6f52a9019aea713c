import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppUpdater, Provider, type NsisUpdater, type UpdateInfo } from 'electron-updater'
import type { DownloadUpdateOptions } from 'electron-updater/out/AppUpdater.js'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import { TransferError } from './transfer.ts'
import { readyFile, type Wanted } from './wanted.ts'

type App = NonNullable<ConstructorParameters<typeof NsisUpdater>[1]>

/** Electron-updater's view of the app; `quit` is called when an installer wants Keyward to end. */
export const appFor = ({ running, profile }: Wanted, quit: () => void): App => ({
  version: running,
  name: 'Keyward',
  isPackaged: true,
  appUpdateConfigPath: join(profile, 'updates', 'updater.yml'),
  userDataPath: join(profile, 'updates'),
  baseCachePath: profile,
  whenReady: async () => {},
  relaunch: () => {},
  quit,
  onQuit: () => {},
})

/**
 * Lets an updater of electron-updater's find the one file that was judged good, and nothing else: no list of its own,
 * no differential download, no web installer, no id that tells installations apart, nothing done by itself. It still
 * compares versions in its own way, and agrees or nothing happens. Answers where the file lies.
 */
export const findAndDownload = async (updater: AppUpdater, wanted: Wanted): Promise<string> => {
  const { profile, version } = wanted
  await mkdir(join(profile, 'updates', 'pending'), { recursive: true, mode: 0o700 })
  await writeFile(join(profile, 'updates', 'updater.yml'), 'updaterCacheDirName: updates\n', { mode: 0o600 })
  updater.logger = null
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.autoRunAppAfterInstall = false
  updater.allowDowngrade = false
  updater.allowPrerelease = false
  updater.disableDifferentialDownload = true
  updater.disableWebInstaller = true
  Object.assign(updater, { stagingUserIdPromise: { value: Promise.resolve('') } })
  updater.setFeedURL({ provider: 'custom', updateProvider: providerOf(wanted) })
  const found = await updater.checkForUpdates()
  if (found?.isUpdateAvailable !== true || found.updateInfo.version !== version)
    throw new TransferError('older')
  const [path] = await updater.downloadUpdate()
  if (path !== readyFile(profile, wanted.artefact)) throw new TransferError('diskFailed')
  return path
}

/** Classes, because electron-updater makes its providers itself and is extended by subclassing. */
const providerOf = ({ version, artefact, url }: Wanted) =>
  class JudgedProvider extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime)
    }
    async getLatestVersion(): Promise<UpdateInfo> {
      const file = { url: artefact.name, sha512: base64Of(artefact.sha512), size: artefact.size }
      return { version, files: [file], path: file.url, sha512: file.sha512, releaseDate: '' }
    }
    resolveFiles({ files }: UpdateInfo) {
      return files.map((info) => ({ url, info }))
    }
  }

/** Downloads by `fetchTo` and installs nothing: the same on every system. */
export const createFinder = (wanted: Wanted, fetchTo: (destination: string) => Promise<void>): AppUpdater =>
  new (class Finder extends AppUpdater {
    constructor() {
      super(
        null,
        appFor(wanted, () => {}),
      )
    }
    protected async doDownloadUpdate(options: DownloadUpdateOptions) {
      const [fileInfo] = options.updateInfoAndProvider.provider.resolveFiles(
        options.updateInfoAndProvider.info,
      )
      if (fileInfo === undefined) throw new TransferError('diskFailed')
      return this.executeDownload({
        fileExtension: wanted.artefact.name.split('.').at(-1) ?? '',
        fileInfo,
        downloadUpdateOptions: options,
        task: fetchTo,
        done: async () => {},
      })
    }
    quitAndInstall() {
      throw new Error('a finder installs nothing')
    }
  })()

const base64Of = (hex: string): string => Buffer.from(hex, 'hex').toString('base64')
