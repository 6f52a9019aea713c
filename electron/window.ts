import { BrowserWindow, nativeTheme } from 'electron'
import { APP_PAGE } from './app-origin.ts'
import { HARDENED } from './security.ts'

export type Place = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
type Options = {
  readonly preload: string
  readonly place: { readonly load: () => Place | null; readonly save: (place: Place) => void }
  readonly developerTools: boolean
}

/** The page's surface in either theme, so that nothing flashes before it is drawn. */
const SURFACE = { light: '#ffffff', dark: '#1c1c1d' }

/** The one window. Shown when its first frame is drawn. */
export const openWindow = ({ preload, place, developerTools }: Options): BrowserWindow => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    ...place.load(),
    minWidth: 1000,
    minHeight: 680,
    show: false,
    title: 'Keyward',
    backgroundColor: nativeTheme.shouldUseDarkColors ? SURFACE.dark : SURFACE.light,
    webPreferences: { ...HARDENED, preload, devTools: developerTools },
  })
  window.once('ready-to-show', () => window.show())
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('close', () => place.save(window.getBounds()))
  void window.loadURL(APP_PAGE)
  return window
}

/** Brings it to the front, wherever it is. */
export const showWindow = (window: BrowserWindow) => {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
