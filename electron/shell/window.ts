import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import type { WindowBounds } from '../adapters/disk/preferences.ts'
import { APP_PAGE } from './app-origin.ts'
import { createHangWatch } from './hang-watch.ts'
import { createRevival, type Fall } from './revival.ts'
import type { Region } from '../../shared/settings/region.ts'
import { regionArgument } from './region-argument.ts'
import { HARDENED } from './security.ts'
import { boundsOn, canBeHeld, smallestOn, type Bounds } from './window-bounds.ts'
import { FALL_WORDS } from './words.ts'

type Options = {
  readonly preload: string
  /** The picture beside its title, where the system takes one from the window: on Linux. */
  readonly icon: string
  readonly place: { readonly load: () => WindowBounds | null; readonly save: (place: WindowBounds) => void }
  readonly developerTools: boolean
  readonly region: Region
  /** Hears that the window died or hung, and is started again. */
  readonly onFall: (how: Fall) => void
  /** What becomes of it when somebody closes it; where it stays, the window asks the person. */
  readonly onClose: () => 'closes' | 'hides' | 'stays'
  /** Whether nobody is to see it until they ask for it. */
  readonly isHidden: boolean
  /** Whether something stands in the window and nowhere else; a page that says so of its own is then left alone. */
  readonly isUnsaved: () => boolean
  /** Called when the page ended, and with it what stood in it only. */
  readonly onGone: () => void
}

/** The page's surface in either theme, so that nothing flashes before it is drawn. */
const SURFACE = { light: '#ffffff', dark: '#1c1c1d' }

/** Nobody drags a window for so long without stopping. */
const REST = 500

/** The one window. Shown when its first frame is drawn. */
export const openWindow = ({
  preload,
  icon,
  place,
  developerTools,
  region,
  onFall,
  isHidden,
  ...asks
}: Options): BrowserWindow => {
  const kept = place.load()
  const bounds = boundsOn(kept, workAreas())
  const smallest = smallestOn(screen.getDisplayMatching(bounds).workArea)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Keyward',
    ...(process.platform === 'linux' ? { icon } : {}),
    backgroundColor: nativeTheme.shouldUseDarkColors ? SURFACE.dark : SURFACE.light,
    webPreferences: {
      ...HARDENED,
      preload,
      devTools: developerTools,
      additionalArguments: [regionArgument(region)],
    },
  })
  window.once('ready-to-show', () => {
    if (isHidden) return
    // which shows it as well; showing it besides would undo that
    if (kept?.isMaximised === true) window.maximize()
    else window.show()
  })
  window.on('page-title-updated', (event) => event.preventDefault())
  keepBounds(window, place.save)
  askBeforeClosing(window, asks, revive(window, onFall))
  void window.loadURL(APP_PAGE)
  return window
}

/** What of each display can be used, the first display first. */
const workAreas = (): Bounds[] => {
  const first = screen.getPrimaryDisplay()
  return [first, ...screen.getAllDisplays().filter(({ id }) => id !== first.id)].map(
    ({ workArea }) => workArea,
  )
}

/** Remembers where the window is once it has come to rest there, and as it closes. */
const keepBounds = (window: BrowserWindow, save: (place: WindowBounds) => void) => {
  const keep = () => {
    if (window.isDestroyed() || window.isMinimized() || !window.isVisible() || window.isFullScreen()) return
    save({ ...window.getNormalBounds(), isMaximised: window.isMaximized() })
  }
  let timer: NodeJS.Timeout | null = null
  const rest = () => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(keep, REST)
  }
  window.on('resize', rest)
  window.on('move', rest)
  window.on('maximize', rest)
  window.on('unmaximize', rest)
  window.on('close', keep)
  window.on('closed', () => {
    if (timer !== null) clearTimeout(timer)
  })
}

type Asks = Pick<Options, 'onClose' | 'isUnsaved' | 'onGone'>

/** Holds a close or a reload back while something stands in the page and nowhere else; a page that hangs cannot ask. */
const askBeforeClosing = (window: BrowserWindow, asks: Asks, isHung: () => boolean) => {
  window.on('close', (event) => {
    const end = isHung() ? 'closes' : asks.onClose()
    if (end !== 'closes') event.preventDefault()
    if (end === 'hides') hideWindow(window)
  })
  window.webContents.on('render-process-gone', asks.onGone)
  // The page keeps a reload from taking what is unsaved; whether the window closes was decided above
  window.webContents.on('will-prevent-unload', (event) => {
    if (isHung() || !asks.isUnsaved()) event.preventDefault()
  })
}

/** Chromium starts its own drawing process again; the page is drawn anew, and `tell` hears of it (requirement A14). */
export const watchGraphics = (window: BrowserWindow, tell: () => void) => {
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit' || window.isDestroyed()) return
    window.webContents.invalidate()
    tell()
  })
}

/** Starts the window again when its process dies or hangs; answers whether it hangs. */
const revive = (window: BrowserWindow, onFall: (how: Fall) => void) => {
  const whileThere = (act: () => void) => () => {
    if (!window.isDestroyed()) act()
  }
  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  }
  const { died, stoppedAnswering, answersAgain } = createRevival({
    now: Date.now,
    after,
    // not from within the news that it has ended
    restart: () => void setImmediate(whileThere(() => void window.loadURL(APP_PAGE))),
    end: whileThere(() => window.webContents.forcefullyCrashRenderer()),
    tell: onFall,
    ask: () => askAboutFalls(window),
    quit: () => app.quit(),
  })
  const { suspected, answers, isHung } = createHangWatch({
    after,
    ask: () => window.webContents.executeJavaScript('0'),
    stopped: stoppedAnswering,
    again: answersAgain,
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    died(reason)
    answers()
  })
  window.on('unresponsive', suspected)
  window.on('responsive', answers)
  return isHung
}

const askAboutFalls = async (window: BrowserWindow): Promise<'again' | 'quit'> => {
  if (window.isDestroyed()) return 'quit'
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: FALL_WORDS.title,
    message: FALL_WORDS.message,
    detail: FALL_WORDS.detail,
    buttons: [FALL_WORDS.again, FALL_WORDS.quit],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1 ? 'quit' : 'again'
}

/** Takes it out of sight; on macOS a window that fills its screen has to leave that first. */
const hideWindow = (window: BrowserWindow) => {
  if (!window.isFullScreen()) return window.hide()
  window.once('leave-full-screen', () => window.hide())
  window.setFullScreen(false)
}

/** Brings it to the front, wherever it is. */
export const showWindow = (window: BrowserWindow) => {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  // its display may have gone while nobody looked
  const bounds = window.getBounds()
  if (!window.isMaximized() && !canBeHeld(bounds, workAreas()))
    window.setBounds(boundsOn(bounds, workAreas()))
  window.show()
  window.focus()
}
