import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, type BrowserWindow } from 'electron'
import { ageLibrary, createSealer } from './adapters/sealing/age.ts'
import { createBrowser, createLicences, showInFolder } from './adapters/desktop/browser.ts'
import { createClipboard } from './adapters/desktop/clipboard.ts'
import { systemClock } from './adapters/desktop/clock.ts'
import { describeInstallation, readEnvironment } from './adapters/desktop/environment.ts'
import { createFileDialogs } from './adapters/desktop/file-dialogs.ts'
import { answersIn, createFiles } from './adapters/disk/files.ts'
import { createBackupBox } from './adapters/backup/backup-box.ts'
import { createBackupShelf } from './adapters/backup/backup-shelf.ts'
import { createHttp } from './adapters/network/http.ts'
import { createOpenedFiles } from './adapters/disk/opened-files.ts'
import { createPackReader } from './adapters/disk/pack-reader.ts'
import { createImportReader } from './adapters/import/reader.ts'
import { createLoopback } from './adapters/desktop/loopback.ts'
import { createPreferences } from './adapters/disk/preferences.ts'
import { computersRegion } from './adapters/desktop/region.ts'
import { systemRandom } from './adapters/desktop/random.ts'
import { createRedirects } from './adapters/network/redirects.ts'
import { preferencesBeside, SANDBOX_SURROUNDINGS } from './adapters/desktop/sandbox-ground.ts'
import { createSandboxProcess } from './adapters/desktop/sandbox-process.ts'
import { createOpenPgp } from './adapters/share-servers/openpgp.ts'
import { createShareServers } from './adapters/share-servers/share-servers.ts'
import { createToolDoor } from './adapters/tools/tool-door.ts'
import { effWords } from './adapters/sealing/word-list.ts'
import { createTimeWitness } from './adapters/xero/time-witness.ts'
import { createXero } from './adapters/xero/xero.ts'
import { announceTo } from './shell/announce.ts'
import { APP_PAGE } from './shell/app-origin.ts'
import { serveApp } from './shell/app-protocol.ts'
import { createKeyward } from './core/keyward.ts'
import type { Ports } from './core/ports/ports.ts'
import { ok } from '../shared/kernel/result.ts'
import { ownGround, sandboxGround, type Ground } from './shell/grounds.ts'
import { serve } from './shell/ipc.ts'
import { createPractices } from './shell/practices.ts'
import { createProfile } from './shell/profile.ts'
import { watchLockSigns } from './shell/lock-signs.ts'
import { setUpKeysAndClicks } from './shell/menu.ts'
import { leaveBackDoors, paperSession, windowSession } from './shell/security.ts'
import { setUpProcess } from './shell/process-setup.ts'
import { setUpQuitting, watchEarlyQuit, type Leave } from './shell/quitting.ts'
import { createCommandRunner } from './shell/run-command.ts'
import type { Command } from './shell/commands.ts'
import { isHiddenStart } from './shell/hidden-start.ts'
import { createPrinter } from './shell/paper-window.ts'
import { setUpSystem } from './shell/system-signs.ts'
import { setUpZoom } from './shell/zoom.ts'
import { ownSurroundings } from './shell/own-surroundings.ts'
import { createTurning } from './shell/turning.ts'
import { openWindow, showWindow, watchGraphics } from './shell/window.ts'

const environment = readEnvironment(process.env, app.isPackaged)
/** What lies beside the archive in a package, and in development beside the built main. */
const RESOURCES = app.isPackaged ? process.resourcesPath : join(import.meta.dirname, '..')
/** So long the keychain may take with what it was asked before Keyward quits. */
const KEYCHAIN_PATIENCE = 5_000
/** The file of a thread, beside the built main. */
const threadFile = (name: string) => pathToFileURL(join(import.meta.dirname, name))
let window: BrowserWindow | null = null
/** Does what the menu or a shortcut asks for; nothing before Keyward has begun. */
let run: (command: Command) => void = () => {}

/** A mistake of ours is told by its place: what was thrown or stored may carry credentials. */
const tellBug = (where: string) => void process.stderr.write(`a bug in ${where}\n`)

const bringForward = () => {
  if (window !== null) showWindow(window)
}

type World = {
  readonly redirects: Ports['redirects']
  /** The own practice's alone. */
  readonly openedFiles: Ports['openedFiles'] | undefined
  readonly leave: Leave
  readonly system: ReturnType<typeof setUpSystem>
  readonly printer: Ports['printer']
  readonly practices: NonNullable<Ports['practices']> | null
  readonly isShown: (name: Ground['name']) => boolean
  /** Shows the own practice, unless that would take away what stands in the window only. */
  readonly comeBack: () => void
  /** Of the own practice, where this is the sandbox. */
  readonly shared: Ports['preferences'] | null
}

const setUpKeyward = (ground: Ground, world: World) => {
  const { folder, urls } = ground
  const { redirects, system, practices, shared } = world
  const installation = describeInstallation(ground.mode, app.getVersion())
  const http = createHttp(ground.fetch)
  const { http: xeroHttp, witness } = createTimeWitness(urls, http)
  const profile = createProfile(ground, threadFile)
  const stored = createPreferences(folder)
  const preferences = shared === null ? stored : preferencesBeside(shared, stored)
  const announce = announceTo(
    () => (world.isShown(ground.name) ? window : null),
    (name) => tellBug(`what ${name} tells`),
  )
  const dialogs = environment.files === null ? createFileDialogs(() => window) : answersIn(environment.files)
  const keyward = createKeyward(
    {
      tellBug,
      clock: systemClock,
      witness,
      random: systemRandom,
      ...profile,
      xero: createXero(urls, xeroHttp),
      browser: createBrowser({ login: urls.login, command: environment.browserCommand }),
      licences: createLicences(join(RESOURCES, 'licences'), environment.browserCommand),
      loopback: createLoopback(),
      redirects,
      ...(world.openedFiles === undefined ? {} : { openedFiles: world.openedFiles }),
      clipboard: createClipboard(),
      preferences,
      files: createFiles(dialogs, showInFolder),
      backupShelf: createBackupShelf(dialogs.folder),
      backupBox: createBackupBox(threadFile),
      printer: world.printer,
      installation,
      ...(practices === null ? {} : { practices }),
      closer: { close: (what) => (what === 'quit' ? app.quit() : window?.close()) },
      sealer: createSealer({ worker: threadFile('age-worker.js') }),
      words: effWords,
      shareServers: createShareServers(http, createOpenPgp({ worker: threadFile('openpgp-worker.js') })),
      importReader: createImportReader({
        worker: threadFile('import-worker.js'),
      }),
      packReader: createPackReader({ worker: threadFile('pack-worker.js') }),
      toolDoor: createToolDoor(folder, {
        http: xeroHttp,
        api: urls.api,
        onWanted: ground.name === 'own' ? world.comeBack : bringForward,
      }),
      ...(ground.name === 'own'
        ? ownSurroundings({ ground, installation, environment, ...world })
        : SANDBOX_SURROUNDINGS),
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
      await profile.keychain.rest(KEYCHAIN_PATIENCE)
    }
  }
  return { keyward: { ...keyward, stop }, preferences, stored }
}

type Practice = ReturnType<typeof setUpKeyward>

/** The window begins anew, with the practice that is shown from now on. */
const beginAnew = (arrived: () => void) => {
  if (window === null || window.isDestroyed()) return arrived()
  window.webContents.once('did-navigate', arrived)
  void window.webContents.loadURL(APP_PAGE)
}

const start = async () => {
  if (leaveBackDoors(process.env)) return
  const hasQuitEarly = watchEarlyQuit()
  setUpProcess(environment, (command) => run(command))
  const redirects = createRedirects({
    onArrival: bringForward,
    command: app.isPackaged ? null : { path: process.execPath, args: [app.getAppPath()] },
  })
  if (redirects === null) {
    app.quit()
    return
  }
  const openedFiles = createOpenedFiles({ onArrival: bringForward, own: [app.getAppPath()] })
  await app.whenReady()
  if (hasQuitEarly()) return // nothing may begin in a process that is being taken down
  serveApp(windowSession(), join(import.meta.dirname, '../renderer'))
  const quitting = setUpQuitting(
    () => practices.current().keyward.closing.mayClose('quit'),
    () => Promise.all([practices.stop(), sandboxProcess.stop()]),
    bringForward,
  )
  const system = setUpSystem({
    icons: join(import.meta.dirname, '../icons/tray'),
    window: () => window,
    onOpen: bringForward,
    run: (command) => run(command),
  })
  const printer = createPrinter(paperSession(), () => window)
  const practiceOn = (ground: Ground, shared: World['shared']): Practice =>
    setUpKeyward(ground, {
      redirects: practices.redirectsOf(ground.name, redirects),
      openedFiles: ground.name === 'own' ? practices.filesOf(openedFiles) : undefined,
      leave: quitting.leave,
      system,
      printer,
      practices: environment.mode === 'live' ? practices : null,
      isShown: (name) => practices.isShown(name) && !turning.isTurning(),
      comeBack: () => {
        if (!shown().closing.isUnsaved()) void practices.open('own')
        bringForward()
      },
      shared,
    })
  const sandboxFolder = join(app.getPath('userData'), 'sandbox-practice')
  const built = import.meta.dirname
  const sandboxProcess = createSandboxProcess({ module: join(built, 'sandbox.js'), folder: sandboxFolder })
  const practices = createPractices<Practice>({
    openSandbox: async () => {
      const started = await sandboxProcess.start()
      if (!started.ok) return started
      const sandbox = practiceOn(sandboxGround(sandboxFolder, started.value), own.preferences)
      await sandbox.keyward.start()
      return ok(sandbox)
    },
    onShown: () => {
      turning.turn()
      tellPractice()
    },
  })
  const own = practiceOn(ownGround(environment, app.getPath('userData')), null)
  practices.begin(own)
  const shown = () => practices.current().keyward
  const turning = createTurning({ shown: () => shown().api, begin: beginAnew })
  const tellPractice = () => system.showPractice(practices.isShown('own') ? 'own' : 'sandbox')
  if (environment.mode === 'live') tellPractice()
  serve(turning.answering, tellBug)
  window = openWindow({
    preload: join(built, '../preload/preload.cjs'),
    icon: join(built, '../icons/icon.png'),
    place: own.stored.window,
    developerTools: !app.isPackaged,
    region: environment.region ?? computersRegion(process, app),
    onFall: (how) => shown().tellOfFall(how),
    onClose: () => (quitting.isLeaving() ? 'closes' : shown().closing.windowCloses()),
    isHidden: isHiddenStart(
      process.argv,
      app.getLoginItemSettings().wasOpenedAtLogin,
      own.preferences.read().tray,
    ),
    isUnsaved: () => !quitting.isLeaving() && shown().closing.isUnsaved(),
    onGone: () => shown().closing.windowGone(),
  })
  run = createCommandRunner({
    window,
    keyward: shown,
    zoomBy: setUpZoom(window, own.stored.zoom),
  })
  setUpKeysAndClicks(window, run)
  window.on('show', system.tellAgain)
  watchLockSigns(practices.all, window)
  watchGraphics(window, (...told) => shown().tellOfGraphics(...told))
  app.on('activate', bringForward)
  if (app.isPackaged) await redirects.claim()
  await own.keyward.start()
  void ageLibrary() // while nobody waits
}

void start()
