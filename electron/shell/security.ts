import { app, session, type Session, type WebContents, type WebPreferences } from 'electron'
import { APP_PAGE, isOurs } from './app-origin.ts'
import { cleanStart } from './clean-start.ts'

/** What every window is made with; the preload refuses to open the bridge in a weaker one (requirement A1). */
export const HARDENED = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  safeDialogs: true,
} as const satisfies WebPreferences

/**
 * The operating system's sandbox around every renderer, whatever the command line says. Only an unpackaged build may be
 * told `--no-sandbox`, for where Chromium has none (as root, in some containers); the switch would be stripped here and
 * no renderer would start.
 */
export const enforceSandbox = () => {
  if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
}

/** Hardens whatever contents and sessions appear. Must be called before the app is ready. */
export const secureEverything = () => {
  app.on('web-contents-created', (_event, contents) => secureContents(contents))
  app.on('session-created', (created) => secureSession(created))
}

/** Navigation, redirects and new windows anywhere else are denied; webviews too (A5, A8). */
export const secureContents = (contents: WebContents) => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  const stay = (details: { readonly url: string; readonly preventDefault: () => void }) => {
    if (!isOurs(details.url)) details.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  comeBack(contents)
}

/**
 * About:blank asks nobody, and what Chromium itself refuses leaves its error page: the preload opens no bridge there, and
 * our own page comes back (A5).
 */
const comeBack = (contents: WebContents) => {
  const leave = (url: string) => {
    if (contents.getType() === 'window' && !isOurs(url)) void contents.loadURL(APP_PAGE)
  }
  contents.on('did-navigate', (_event, url) => leave(url))
  contents.on('did-fail-load', (_event, _code, _words, url, isMainFrame) => {
    if (isMainFrame) leave(url)
  })
}

/** The window's session. */
export const windowSession = (): Session => session.defaultSession

/** The session of pages that are put on paper; nothing of it is kept. */
export const paperSession = (): Session => session.fromPartition('paper')

/** No permission is ever given (A7), nothing is downloaded, and nothing fetched that nobody asked for (A15). */
const secureSession = (created: Session) => {
  created.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  created.setPermissionCheckHandler(() => false)
  created.setDevicePermissionHandler(() => false)
  created.on('will-download', (event) => event.preventDefault())
  // or Chromium asks a Google host for a dictionary, once a session; `spellcheck: false` does not keep it from that
  created.setSpellCheckerLanguages([])
}

/**
 * Ends a packaged Keyward that was started with what would open it from outside, and starts it again without (A13).
 * Answers whether it did: nothing may be begun then. Must be the first thing that main does.
 */
export const leaveBackDoors = (env: NodeJS.ProcessEnv): boolean => {
  delete env['NODE_TLS_REJECT_UNAUTHORIZED'] // undone everywhere (D15)
  if (!app.isPackaged) return false
  const again = cleanStart({ args: process.argv.slice(1), env, platform: process.platform })
  if (again === null) return false
  for (const name of again.without) delete env[name]
  app.relaunch({ args: again.args })
  app.exit(0)
  return true
}
