import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { chooseRuntime } from '../../build/runtime.ts'
import type { Desktop } from '../e2e/desktop.ts'
import { endWithUs } from '../e2e/end-with-us.ts'
import { giveToPerson } from '../e2e/person.ts'
import { until, within } from '../e2e/within.ts'

/** Electron is not ready before its main module has ended, so nothing here may wait for that at the top. */
const MAIN = `import { app, BrowserWindow, protocol, session } from 'electron'
app.setPath('userData', import.meta.dirname)
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
const start = async () => {
  await app.whenReady()
  session.defaultSession.protocol.handle('app', () => new Response('<!doctype html><title>Bare</title><h1>Bare</h1>', { headers: { 'content-type': 'text/html' } }))
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true } })
  window.once('ready-to-show', () => window.show())
  app.on('window-all-closed', () => app.quit())
  await window.loadURL('app://keyward/index.html')
}
void start()
`
const PATIENCE = 20_000

/** Milliseconds from starting an app that is nothing but a window until its heading can be seen. */
export const startBareWindow = async (desktop: Desktop): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-bare-'))
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'bare', type: 'module', main: 'main.js' }),
  )
  writeFileSync(join(folder, 'main.js'), MAIN)
  giveToPerson(folder)
  const [program, ...args] = desktop.command([chooseRuntime().program, folder, '--remote-debugging-port=0'])
  const began = performance.now()
  const child = spawn(program, args, { env: desktop.env, stdio: 'ignore' })
  endWithUs(child)
  const gone = new Promise((resolve) => child.once('exit', resolve))
  try {
    const port = await until(PATIENCE, 'the bare window to open', () => portIn(folder))
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: PATIENCE })
    const page = await until(PATIENCE, 'its page', () => browser.contexts()[0]?.pages()[0] ?? null)
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: PATIENCE })
    const took = performance.now() - began
    await browser.close()
    return took
  } finally {
    child.kill('SIGTERM')
    await within(PATIENCE, 'the bare window to end', gone).catch(() => child.kill('SIGKILL'))
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const portIn = (folder: string): string | null => {
  try {
    return readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n')[0] || null
  } catch {
    return null // not written yet
  }
}
