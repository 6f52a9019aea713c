/** Opens a window with Keyward's own preload on several pages, and tells where there is a bridge. */
import { app, BrowserWindow, session } from 'electron'
import { registerAppScheme } from '../../../electron/shell/app-protocol.ts'
import { HARDENED } from '../../../electron/shell/security.ts'

const PAGES = ['app://keyward/index.html', 'about:blank', 'data:text/html,hello', 'app://elsewhere/']

const start = async () => {
  await app.whenReady()
  session.defaultSession.protocol.handle(
    'app',
    () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
  )
  for (const page of PAGES) {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...HARDENED, preload: process.env['KEYWARD_TEST_PRELOAD'] ?? '' },
    })
    await window.loadURL(page)
    const bridge: unknown = await window.webContents.executeJavaScript("'keyward' in window")
    process.stdout.write(`${JSON.stringify({ page, bridge })}\n`)
    window.destroy()
  }
  app.exit(0)
}

registerAppScheme()
app.on('window-all-closed', () => undefined)
void start()
