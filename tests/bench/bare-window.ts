import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from 'playwright'
import { chooseRuntime, ROOT } from '../../build/runtime.ts'
import type { Desktop } from '../e2e/desktop.ts'

const MAIN = `import { app, BrowserWindow, session } from 'electron'
app.setPath('userData', process.env.BARE_PROFILE)
const { protocol } = await import('electron')
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
await app.whenReady()
session.defaultSession.protocol.handle('app', () => new Response('<!doctype html><title>Bare</title><h1>Bare</h1>', { headers: { 'content-type': 'text/html' } }))
const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true } })
window.once('ready-to-show', () => window.show())
app.on('window-all-closed', () => app.quit())
await window.loadURL('app://keyward/index.html')
`

/** Milliseconds from starting an app that is nothing but a window until its heading can be seen. */
export const startBareWindow = async (desktop: Desktop): Promise<number> => {
  const runtime = chooseRuntime()
  const folder = mkdtempSync(join(tmpdir(), 'keyward-bare-'))
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'bare', type: 'module', main: 'main.js' }),
  )
  writeFileSync(join(folder, 'main.js'), MAIN)
  const file = join(folder, runtime.kind === 'electron' ? 'DevToolsActivePort' : 'endpoint')
  const [program, ...args] = runtime.command.map((part) => (part === ROOT ? folder : part)) as [
    string,
    ...string[],
  ]
  const began = performance.now()
  const child = spawn(
    program,
    [
      ...args,
      ...(runtime.kind === 'electron' ? ['--remote-debugging-port=0', `--user-data-dir=${folder}`] : []),
    ],
    {
      env: { ...desktop.env, BARE_PROFILE: folder, KEYWARD_STANDIN_DEBUG_FILE: file },
      stdio: 'ignore',
    },
  )
  while (!existsSync(file)) {
    if (performance.now() - began > 20_000) throw new Error('the bare window did not open')
    await wait(5)
  }
  const [first = ''] = readFileSync(file, 'utf8').split('\n')
  const browser = await chromium.connectOverCDP(
    first.startsWith('http') ? first : `http://127.0.0.1:${first}`,
  )
  const page = browser.contexts()[0]?.pages()[0]
  await page?.getByRole('heading', { level: 1 }).waitFor()
  const took = performance.now() - began
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await Promise.race([gone, wait(5_000)])
  await browser.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  return took
}
