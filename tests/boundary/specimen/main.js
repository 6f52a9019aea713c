// The smallest app that uses everything the stand-in offers; it tells on stdout what happened to it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, nativeTheme, protocol, session } from 'electron'

const tell = (what, told = {}) => process.stdout.write(`${JSON.stringify({ what, ...told })}\n`)
const denies = process.env.SPECIMEN_ALLOWS === undefined
let window = null

app.setPath('userData', process.env.SPECIMEN_PROFILE)
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
app.on('second-instance', (_event, argv, folder) => {
  tell('second-instance', { argv, folder })
  window?.webContents.send('event', { last: argv.at(-1) })
})
app.on('web-contents-created', (_event, contents) => {
  contents.setWindowOpenHandler(({ url }) => {
    tell('open', { url })
    return { action: 'deny' }
  })
  for (const name of ['will-navigate', 'will-redirect']) {
    contents.on(name, (details) => {
      tell(name, { url: details.url })
      if (denies && !details.url.startsWith('app://specimen/')) details.preventDefault()
    })
  }
})
app.on('before-quit', () => tell('before-quit'))
app.on('will-quit', () => tell('will-quit'))

const pages = {
  '/': ['index.html', 'text/html'],
  '/page.js': ['page.js', 'text/javascript'],
}
const start = async () => {
  if (denies) {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
    session.defaultSession.setPermissionCheckHandler(() => false)
  }
  session.defaultSession.protocol.handle('app', (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/away')
      return new Response(null, { status: 302, headers: { location: 'https://example.com/' } })
    const [file, type] = pages[pathname] ?? []
    if (file === undefined) return new Response('none', { status: 404 })
    return new Response(readFileSync(join(import.meta.dirname, file)), {
      headers: { 'content-type': type, 'content-security-policy': "default-src 'none'; script-src 'self'" },
    })
  })
  ipcMain.handle('echo', (event, ...values) => {
    const { url, origin, parent } = event.senderFrame
    tell('echo', { url, origin, parent, main: event.senderFrame === event.sender.mainFrame })
    return values
  })
  ipcMain.handle('fail', () => {
    throw new Error('as it should')
  })
  ipcMain.handle('theme', (_event, source) => {
    nativeTheme.themeSource = source
  })
  window = new BrowserWindow({
    width: 1100,
    height: 700,
    show: false,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') },
  })
  window.once('ready-to-show', () => tell('ready-to-show'))
  window.on('close', () => tell('close', window.getBounds()))
  await window.loadURL('app://specimen/')
  tell('loaded', {
    url: window.webContents.getURL(),
    preferences: window.webContents.getLastWebPreferences(),
  })
}

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()
