import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, nativeTheme, type BrowserWindow } from 'electron'
import { createActivityLog } from './adapters/activity-log.ts'
import { ageLibrary, createSealer } from './adapters/age.ts'
import { createBrowser, showInFolder } from './adapters/browser.ts'
import { createClipboard } from './adapters/clipboard.ts'
import { systemClock } from './adapters/clock.ts'
import { describeInstallation, readEnvironment } from './adapters/environment.ts'
import { createFileDialogs } from './adapters/file-dialogs.ts'
import { answersIn, createFiles } from './adapters/files.ts'
import { createHealthLog } from './adapters/health-log.ts'
import { createHttp } from './adapters/http.ts'
import { createOpenedFiles } from './adapters/opened-files.ts'
import { createPackReader } from './adapters/pack-reader.ts'
import { createImportReader } from './adapters/import-reader.ts'
import { createKeychain } from './adapters/keychain.ts'
import { createLoopback } from './adapters/loopback.ts'
import { systemFetch } from './adapters/network.ts'
import { createNotifier } from './adapters/notifier.ts'
import { createPreferences } from './adapters/preferences.ts'
import { createPresence } from './adapters/presence.ts'
import { systemRandom } from './adapters/random.ts'
import { createRecords } from './adapters/records.ts'
import { createRedirects } from './adapters/redirects.ts'
import { createReminderDays } from './adapters/reminder-days.ts'
import { createReviewShelf } from './adapters/review-shelf.ts'
import { createOpenPgp } from './adapters/openpgp.ts'
import { createShareServers } from './adapters/share-servers.ts'
import { createStartup } from './adapters/startup.ts'
import { createSystemUpdater } from './adapters/updates/system-updater.ts'
import { effWords } from './adapters/word-list.ts'
import { createTimeWitness } from './adapters/time-witness.ts'
import { createXero } from './adapters/xero.ts'
import { announceTo } from './announce.ts'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { createKeyward } from './core/keyward.ts'
import type { Redirects } from './core/ports.ts'
import type { Preferences } from '../shared/preferences.ts'
import { trayWords } from './adapters/reminder-words.ts'
import { serve } from './ipc.ts'
import { setUpKeysAndClicks, setUpMenu } from './menu.ts'
import { enforceSandbox, leaveBackDoors, paperSession, secureEverything, windowSession } from './security.ts'
import { createCommandRunner } from './shell/run-command.ts'
import type { Command } from './shell/commands.ts'
import { setBadge } from './shell/badge.ts'
import { HIDDEN } from './adapters/command-line.ts'
import { isHiddenStart } from './shell/hidden-start.ts'
import { createPrinter } from './shell/paper-window.ts'
import { createTray } from './shell/tray.ts'
import { setUpZoom } from './shell/zoom.ts'
import { openWindow, showWindow, watchGraphics } from './window.ts'

const environment = readEnvironment(process.env, app.isPackaged)
let window: BrowserWindow | null = null
/** Does what the menu or a shortcut asks for; nothing before Keyward has begun. */
let run: (command: Command) => void = () => {}

/** The keychain's service: development and sandbox vaults never meet a practice's own. */
const serviceName = () => (environment.mode === 'sandbox' ? 'Keyward sandbox' : 'Keyward')

const setUpProcess = () => {
  enforceSandbox()
  app.setAppUserModelId('app.keyward.desktop')
  if (environment.profile !== null) app.setPath('userData', environment.profile)
  else if (environment.mode === 'sandbox') app.setPath('userData', join(app.getPath('userData'), 'sandbox'))
  registerAppScheme()
  setUpMenu((command) => run(command))
  secureEverything()
}

/** A mistake of ours is told by its place: what was thrown or stored may carry credentials. */
const tellBug = (where: string) => void process.stderr.write(`a bug in ${where}\n`)

const bringForward = () => {
  if (window !== null) showWindow(window)
}

/** The program and arguments that start this Keyward again. */
const ownCommand = (): [string, ...string[]] =>
  app.isPackaged ? [process.env['APPIMAGE'] ?? process.execPath] : [process.execPath, app.getAppPath()]

const setUpKeyward = (redirects: Redirects, openedFiles: OpenedFiles, leave: Leave) => {
  const tray = createTray({
    icons: join(import.meta.dirname, '../icons/tray'),
    onOpen: bringForward,
    run: (command) => run(command),
  })
  const tellAmount = (amount: number) => {
    tray.setAmount(amount)
    setBadge(amount, window, trayWords(amount))
  }
  /** What of the preferences the system shows. */
  const follow = ({ theme, tray: wish }: Preferences) => {
    nativeTheme.themeSource = theme
    tray.set(wish === 'on')
  }
  const folder = app.getPath('userData')
  const installation = describeInstallation(environment.mode, app.getVersion())
  const http = createHttp(systemFetch)
  const { http: xeroHttp, witness } = createTimeWitness(environment.places, http)
  const keychain = createKeychain({ service: serviceName() })
  const preferences = createPreferences(folder)
  const announce = announceTo(
    () => window,
    (name) => tellBug(`what ${name} tells`),
  )
  const records = createRecords({ folder, keychain, newId: systemRandom.id })
  const keyward = createKeyward(
    {
      tellBug,
      clock: systemClock,
      witness,
      random: systemRandom,
      keychain,
      records,
      xero: createXero(environment.places, xeroHttp),
      browser: createBrowser({ login: environment.places.login, command: environment.browserCommand }),
      loopback: createLoopback(),
      redirects,
      openedFiles,
      clipboard: createClipboard(),
      preferences,
      activityLog: createActivityLog(folder),
      presence: createPresence(folder),
      healthLog: createHealthLog(folder),
      notifier: createNotifier({ onClick: bringForward, setBadge: tellAmount }),
      reminderDays: createReminderDays(folder),
      startup: createStartup({
        command: [...ownCommand(), HIDDEN],
        autostart: join(app.getPath('appData'), 'autostart'),
      }),
      files: createFiles(
        environment.files === null ? createFileDialogs(() => window) : answersIn(environment.files),
        showInFolder,
      ),
      printer: createPrinter(paperSession(), () => window),
      reviewShelf: createReviewShelf(folder, () => records.deriveKey('review shelf')),
      installation,
      closer: { close: (what) => (what === 'quit' ? app.quit() : window?.close()) },
      sealer: createSealer({ worker: pathToFileURL(join(import.meta.dirname, 'age-worker.js')) }),
      words: effWords,
      shareServers: createShareServers(
        http,
        createOpenPgp({ worker: pathToFileURL(join(import.meta.dirname, 'openpgp-worker.js')) }),
      ),
      importReader: createImportReader({
        worker: pathToFileURL(join(import.meta.dirname, 'import-worker.js')),
      }),
      packReader: createPackReader({ worker: pathToFileURL(join(import.meta.dirname, 'pack-worker.js')) }),
      updater: createSystemUpdater({
        installation,
        profile: folder,
        fetch: systemFetch,
        sourceFile: environment.updates,
        policyFile: environment.policy,
        leave,
      }),
    },
    (name, payload) => {
      if (name === 'snapshotChanged') follow(preferences.read())
      announce(name, payload)
    },
  )
  follow(preferences.read())
  return { keyward, preferences }
}

type OpenedFiles = ReturnType<typeof createOpenedFiles>
type Leave = (finish: () => void) => void

/** Ends in good order: the core first. Answers a way to do that and then something else than quitting. */
const setUpQuitting = (mayQuit: () => boolean, stop: () => Promise<unknown>) => {
  let stopped = false
  let stopping: Promise<unknown> | null = null
  const leave: Leave = (finish) => {
    stopping ??= stop()
    void stopping.finally(() => {
      stopped = true
      finish()
    })
  }
  app.on('before-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    if (stopping !== null || mayQuit()) leave(() => app.quit())
    else if (window !== null) showWindow(window)
  })
  app.on('window-all-closed', () => app.quit())
  return { leave, isLeaving: () => stopping !== null }
}

const start = async () => {
  if (leaveBackDoors(process.env)) return
  setUpProcess()
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
  serveApp(windowSession(), join(import.meta.dirname, '../renderer'))
  const quitting = setUpQuitting(
    () => keyward.closing.mayClose('quit'),
    () => keyward.stop(),
  )
  const { keyward, preferences } = setUpKeyward(redirects, openedFiles, quitting.leave)
  serve(keyward.api, tellBug)
  window = openWindow({
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    icon: join(import.meta.dirname, '../icons/icon.png'),
    place: preferences.window,
    developerTools: !app.isPackaged,
    onFall: keyward.tellOfFall,
    onClose: () => (quitting.isLeaving() ? 'closes' : keyward.closing.windowCloses()),
    isHidden: isHiddenStart(
      process.argv,
      app.getLoginItemSettings().wasOpenedAtLogin,
      preferences.read().tray,
    ),
    isUnsaved: () => !quitting.isLeaving() && keyward.closing.isUnsaved(),
    onGone: keyward.closing.windowGone,
  })
  run = createCommandRunner({ window, keyward, zoomBy: setUpZoom(window, preferences.zoom) })
  setUpKeysAndClicks(window, run)
  watchGraphics(window, keyward.tellOfGraphics)
  app.on('activate', bringForward)
  if (app.isPackaged) await redirects.claim()
  await keyward.start()
  void ageLibrary() // while nobody waits
}

void start()
