import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { readEnvironment } from './adapters/desktop/environment.ts'
import { createOpenedFiles } from './adapters/disk/opened-files.ts'
import { createPreferences } from './adapters/disk/preferences.ts'
import { computersRegion } from './adapters/desktop/region.ts'
import { createPracticeShelf, practiceFolder } from './adapters/disk/practice-shelf.ts'
import { systemRandom } from './adapters/desktop/random.ts'
import type { Keychain } from './core/ports/keychain.ts'
import { createPracticeList } from './core/practices/list.ts'
import { createRedirects } from './adapters/network/redirects.ts'
import { createSandboxProcess } from './adapters/desktop/sandbox-process.ts'
import { APP_PAGE } from './shell/app-origin.ts'
import { serveApp } from './shell/app-protocol.ts'
import { ok, type Result } from '../shared/kernel/result.ts'
import type { PracticeId } from '../shared/practices/practice.ts'
import { addedGround, addedService, ownGround, sandboxGround, type Ground } from './shell/grounds.ts'
import { serve } from './shell/ipc.ts'
import { createPractices } from './shell/practices.ts'
import { watchLockSigns } from './shell/lock-signs.ts'
import { setUpKeysAndClicks } from './shell/menu.ts'
import { leaveBackDoors, paperSession, windowSession } from './shell/security.ts'
import { setUpProcess } from './shell/process-setup.ts'
import { setUpQuitting, watchEarlyQuit } from './shell/quitting.ts'
import { createCommandRunner } from './shell/run-command.ts'
import type { Command } from './shell/commands.ts'
import { isForTool, isHiddenStart } from './shell/hidden-start.ts'
import { endUnseen } from './shell/unseen.ts'
import { createPrinter } from './shell/paper-window.ts'
import { setUpSystem } from './shell/system-signs.ts'
import { setUpZoom } from './shell/zoom.ts'
import { createTurning } from './shell/turning.ts'
import { openWindow, showWindow, watchGraphics } from './shell/window.ts'
import type { Practice, World } from './practice.ts'

const environment = readEnvironment(process.env, app.isPackaged)
let window: BrowserWindow | null = null
/** Does what the menu or a shortcut asks for; nothing before Keyward has begun. */
let run: (command: Command) => void = () => {}

/** A tool asks for something: of account only where one started Keyward. */
let toolAsks = () => {}

/** A mistake of ours is told by its place: what was thrown or stored may carry credentials. */
const tellBug = (where: string) => void process.stderr.write(`a bug in ${where}\n`)

const bringForward = () => {
  if (window !== null) showWindow(window)
}

/** The window begins anew, with the practice that is shown from now on. */
const beginAnew = (arrived: () => void) => {
  if (window === null || window.isDestroyed()) return arrived()
  window.webContents.once('did-navigate', arrived)
  void window.webContents.loadURL(APP_PAGE)
}

/** Loaded while the window's process begins: the core and all that it stands on. */
const core = () => import('./practice.ts')

/** Loaded only where a practice is removed. */
const laterKeychain = (service: string): Pick<Keychain, 'set' | 'remove'> => {
  const loading = import('./adapters/keychain/keychain.ts').then(({ createKeychain }) =>
    createKeychain({ service }),
  )
  return {
    set: async (account, value) => (await loading).set(account, value),
    remove: async (account) => (await loading).remove(account),
  }
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
  const built = import.meta.dirname
  serveApp(windowSession(), join(built, '../renderer'))
  const quitting = setUpQuitting(
    () => shown()?.closing.mayClose('quit') ?? true,
    () => Promise.all([practices.stop(), sandboxProcess.stop()]),
    bringForward,
  )
  const system = setUpSystem({
    icons: join(built, '../icons/tray'),
    window: () => window,
    onOpen: bringForward,
    run: (command) => run(command),
  })
  const printer = createPrinter(paperSession(), () => window)
  const userData = app.getPath('userData')
  const stored = createPreferences(userData)
  system.follow(stored.read()) // whose theme the window is made in
  const world = (name: PracticeId, settings: Pick<World, 'stored' | 'shared'>): World => ({
    environment,
    built,
    window: () => window,
    bringForward,
    tellBug,
    redirects: practices.redirectsOf(name, redirects),
    openedFiles: name === 'sandbox' ? undefined : practices.filesOf(name, openedFiles),
    leave: quitting.leave,
    system,
    toolAsks: () => toolAsks(),
    printer,
    practices: environment.mode === 'live' ? practices.portOf(name) : null,
    isShown: (one) => practices.isShown(one) && !turning.isTurning(),
    comeBack: () => {
      if (shown()?.closing.isUnsaved() === false) void practices.open(name)
      bringForward()
    },
    ...settings,
  })
  const sandboxFolder = join(userData, 'sandbox-practice')
  const sandboxProcess = createSandboxProcess({ module: join(built, 'sandbox.js'), folder: sandboxFolder })
  /** What another practice than the first stands on. */
  const groundOf = async (name: PracticeId): Promise<Result<Ground>> => {
    if (name !== 'sandbox') return ok(addedGround(environment, name, practiceFolder(userData, name)))
    const started = await sandboxProcess.start()
    return started.ok ? ok(sandboxGround(sandboxFolder, started.value)) : started
  }
  const list = createPracticeList({
    shelf: createPracticeShelf(userData),
    random: systemRandom,
    keychainOf: (id) => laterKeychain(addedService(environment, id)),
  })
  const practices = createPractices<Practice>({
    list,
    begin: async (name, made) => {
      const ground = await groundOf(name)
      if (!ground.ok) return ground
      const { createPractice } = await core()
      const settings = { stored: createPreferences(ground.value.folder), shared: stored }
      const practice = createPractice(ground.value, world(name, settings))
      made(practice)
      await practice.keyward.start()
      return ok(practice)
    },
    onShown: () => {
      turning.turn()
      tellPractice()
    },
  })
  /** Nobody's until the core is there. */
  const shown = () => practices.current()?.keyward ?? null
  const turning = createTurning({ shown: practices.current, begin: beginAnew })
  const tellPractice = () => system.showPractice(practices.isShown('sandbox') ? 'sandbox' : 'own')
  window = openWindow({
    preload: join(built, '../preload/preload.cjs'),
    icon: join(built, '../icons/icon.png'),
    place: stored.window,
    developerTools: !app.isPackaged,
    region: environment.region ?? computersRegion(process, app),
    onFall: (how) => shown()?.tellOfFall(how),
    onClose: () => (quitting.isLeaving() ? 'closes' : (shown()?.closing.windowCloses() ?? 'closes')),
    isHidden: isHiddenStart(process.argv, app.getLoginItemSettings().wasOpenedAtLogin, stored.read().tray),
    isUnsaved: () => !quitting.isLeaving() && shown()?.closing.isUnsaved() === true,
    onGone: () => shown()?.closing.windowGone(),
  })
  // the window's process is on its way; what its page asks meanwhile is answered once the core is there
  const beginning = core().then(({ createPractice }) => {
    if (quitting.isLeaving()) return null
    const own = createPractice(ownGround(environment, userData), world('own', { stored, shared: null }))
    practices.begin(own)
    return own
  })
  serve(beginning, turning.answering)
  const zoomBy = setUpZoom(window, stored.zoom)
  setUpKeysAndClicks(window, (command) => run(command))
  window.on('show', system.tellAgain)
  if (isForTool(process.argv)) {
    const unseen = endUnseen({
      isUnseen: () => window?.isVisible() !== true && stored.read().tray !== 'on',
      end: () => app.quit(),
    })
    window.once('show', unseen.seen)
    toolAsks = unseen.asked
  }
  watchLockSigns(practices.all, shown, window)
  watchGraphics(window, (...told) => shown()?.tellOfGraphics(...told))
  app.on('activate', bringForward)
  if (environment.mode === 'live') tellPractice()
  const own = await beginning
  if (own === null) return
  run = createCommandRunner({
    window,
    keyward: () => practices.current()?.keyward ?? own.keyward,
    zoomBy,
  })
  if (app.isPackaged) await redirects.claim()
  await own.keyward.start()
  await own.getReady() // while nobody waits
  if (environment.mode === 'live') await practices.beginOthers()
}

void start()
