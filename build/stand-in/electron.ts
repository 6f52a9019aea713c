import type * as Genuine from 'electron'
import { createApp } from './app.ts'
import { createBrowserWindowClass } from './browser-window.ts'
import { clipboard, StandInClipboardItem } from './clipboard.ts'
import { createHost } from './host.ts'
import { createIpcMain } from './ipc-main.ts'
import { nativeTheme } from './native-theme.ts'
import { dialog, Menu, Notification, powerMonitor, screen, shell } from './quiet-parts.ts'
import { createSession } from './session.ts'

/** What `import … from 'electron'` answers in main under the stand-in. Each part is held to Electron's types where it is made. */

const folder = process.argv[1]
if (folder === undefined) throw new Error('stand-in: main was started without its folder')
const life = createApp(folder, () => BrowserWindow.getAllWindows())
const made = createSession(life.isReady)
const ipc = createIpcMain()

const app = life.app
const protocol = { ...made.protocol }
const session = { defaultSession: made.session, fromPartition: () => made.session }
const ipcMain = ipc.ipcMain
const BrowserWindow = createBrowserWindowClass(
  { host: createHost(), inside: made.inside, session: made.session, ipc, app },
  nativeTheme,
)
const ClipboardItem = StandInClipboardItem

/** Called once main has been loaded. */
export const begin = life.begin

const parts = {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
} satisfies Partial<Record<keyof typeof Genuine, unknown>>

export {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
}
export default parts
