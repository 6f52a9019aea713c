import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, type BrowserWindow } from 'electron'
import { ageLibrary, createSealer } from './adapters/sealing/age.ts'
import { createBrowser, createLicences, showInFolder } from './adapters/desktop/browser.ts'
import { createClipboard } from './adapters/desktop/clipboard.ts'
import { systemClock } from './adapters/desktop/clock.ts'
import { describeInstallation, type Environment } from './adapters/desktop/environment.ts'
import { createFileDialogs } from './adapters/desktop/file-dialogs.ts'
import { answersIn, createFiles } from './adapters/disk/files.ts'
import { createUnfinished } from './adapters/disk/unfinished.ts'
import { createBackupBox } from './adapters/backup/backup-box.ts'
import { createBackupShelf } from './adapters/backup/backup-shelf.ts'
import { createHttp } from './adapters/network/http.ts'
import { createPackReader } from './adapters/disk/pack-reader.ts'
import { createImportReader } from './adapters/import/reader.ts'
import { createLoopback } from './adapters/desktop/loopback.ts'
import type { createPreferences } from './adapters/disk/preferences.ts'
import { createOwnerCheck } from './adapters/desktop/owner-check.ts'
import { systemRandom } from './adapters/desktop/random.ts'
import { preferencesBeside, SANDBOX_SURROUNDINGS } from './adapters/desktop/sandbox-ground.ts'
import { createOpenPgp } from './adapters/share-servers/openpgp.ts'
import { createShareServers } from './adapters/share-servers/share-servers.ts'
import { createToolDoor } from './adapters/tools/tool-door.ts'
import { effWords } from './adapters/sealing/word-list.ts'
import { createTimeWitness } from './adapters/xero/time-witness.ts'
import { createXero } from './adapters/xero/xero.ts'
import { announceTo } from './shell/announce.ts'
import { isAdded, type PracticeId } from '../shared/practices/practice.ts'
import { answer } from '../shared/contract/contract.ts'
import { createKeyward } from './core/keyward.ts'
import type { Ports } from './core/ports/ports.ts'
import type { Ground } from './shell/grounds.ts'
import { createProfile } from './shell/profile.ts'
import type { Leave } from './shell/quitting.ts'
import type { setUpSystem } from './shell/system-signs.ts'
import { ownSurroundings } from './shell/own-surroundings.ts'

/** So long the keychain may take with what it was asked before Keyward quits. */
const KEYCHAIN_PATIENCE = 5_000

/** What this process lends to each practice in it. */
export type World = {
  readonly environment: Environment
  /** The folder that this was built into, where the files of its threads lie. */
  readonly built: string
  readonly window: () => BrowserWindow | null
  readonly bringForward: () => void
  readonly tellBug: (where: string) => void
  readonly redirects: Ports['redirects']
  /** Of real practices alone. */
  readonly openedFiles: Ports['openedFiles'] | undefined
  readonly leave: Leave
  readonly system: ReturnType<typeof setUpSystem>
  readonly printer: Ports['printer']
  readonly practices: NonNullable<Ports['practices']> | null
  readonly isShown: (name: PracticeId) => boolean
  /** Shows this practice, unless that would take away what stands in the window only. */
  readonly comeBack: () => void
  /** What is kept of this practice's own. */
  readonly stored: ReturnType<typeof createPreferences>
  /** Hears that a tool asks for something, whatever it is answered. */
  readonly toolAsks: () => void
  /** Of the first practice, where this is another one. */
  readonly shared: Ports['preferences'] | null
}

/** A Keyward on this ground, with every adapter that it stands on. */
export const createPractice = (ground: Ground, world: World) => {
  const { urls } = ground
  const { environment, window, bringForward, tellBug, redirects, system, practices, stored, shared } = world
  const threadFile = (name: string) => pathToFileURL(join(world.built, name))
  /** What lies beside the archive in a package, and in development beside the built main. */
  const resources = app.isPackaged ? process.resourcesPath : join(world.built, '..')
  const installation = describeInstallation(ground.mode, app.getVersion())
  const http = createHttp(ground.fetch)
  const { http: xeroHttp, witness } = createTimeWitness(urls, http)
  const profile = createProfile(ground, threadFile)
  const preferences = shared === null ? stored : preferencesBeside(shared, stored)
  const announce = announceTo(
    () => (world.isShown(ground.name) ? window() : null),
    (name) => tellBug(`what ${name} tells`),
  )
  const dialogs = environment.files === null ? createFileDialogs(window) : answersIn(environment.files)
  const unfinished = createUnfinished(join(ground.folder, 'unfinished-saves.json'))
  const keyward = createKeyward(
    {
      tellBug,
      clock: systemClock,
      witness,
      random: systemRandom,
      ...profile,
      xero: createXero(urls, xeroHttp),
      browser: createBrowser({ login: urls.login, command: environment.browserCommand }),
      licences: createLicences(join(resources, 'licences'), environment.browserCommand),
      loopback: createLoopback(),
      redirects,
      ...(world.openedFiles === undefined ? {} : { openedFiles: world.openedFiles }),
      clipboard: createClipboard(),
      preferences,
      files: createFiles(dialogs, showInFolder, unfinished),
      backupShelf: createBackupShelf(dialogs.folder),
      backupBox: createBackupBox(threadFile),
      printer: world.printer,
      ownerCheck: createOwnerCheck({
        isInFront: () => world.isShown(ground.name) && window()?.isFocused() === true,
      }),
      installation,
      ...(practices === null ? {} : { practices }),
      closer: { close: (what) => (what === 'quit' ? app.quit() : window()?.close()) },
      sealer: createSealer({ worker: threadFile('age-worker.js') }),
      words: effWords,
      shareServers: createShareServers(http, createOpenPgp({ worker: threadFile('openpgp-worker.js') })),
      importReader: createImportReader({
        worker: threadFile('import-worker.js'),
      }),
      packReader: createPackReader({ worker: threadFile('pack-worker.js') }),
      toolDoor: createToolDoor(ground.folder, {
        http: xeroHttp,
        api: urls.api,
        onAsked: world.toolAsks,
        onWanted: ground.name === 'sandbox' ? bringForward : world.comeBack,
      }),
      ...(ground.name === 'sandbox'
        ? SANDBOX_SURROUNDINGS
        : ownSurroundings({ ...world, ground, installation })),
    },
    (name, payload) => {
      if (name === 'snapshotChanged') system.follow(preferences.read())
      announce(name, payload)
    },
  )
  system.follow(preferences.read())
  const stop = async () => {
    try {
      await keyward.stop()
    } finally {
      // with the library there, the window that closes last still keeps its place
      await Promise.all([profile.keychain.rest(KEYCHAIN_PATIENCE), stored.getReady()])
      if (isAdded(ground.name)) await profile.presence.release()
    }
  }
  /** What is loaded while nobody waits for it. */
  const getReady = () => Promise.all([ageLibrary(), stored.getReady(), unfinished.sweep()])
  return {
    keyward: { ...keyward, stop },
    answer: (name: unknown, input: unknown) => answer(keyward.api, name, input, tellBug),
    getReady,
  }
}

export type Practice = ReturnType<typeof createPractice>
