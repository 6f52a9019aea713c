import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createPresence } from '../../electron/adapters/desktop/presence.ts'

const others: ChildProcess[] = []
afterEach(() => others.splice(0).forEach((other) => other.kill('SIGKILL')))

/** Another Keyward on this folder, as far as presence goes. */
const startOther = async (folder: string) => {
  const script = `
    const { createPresence } = await import(${JSON.stringify(new URL('../../electron/adapters/desktop/presence.ts', import.meta.url).href)})
    process.stdout.write(String(await createPresence(${JSON.stringify(folder)}).isAlone()))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  others.push(child)
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data))),
  )
  return { said, kill: () => new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGKILL')) }
}

it('F13 another live Keyward on the same vault is told apart from one that was killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-presence-'))
  const other = await startOther(folder)
  expect(other.said).toBe('true')
  const here = createPresence(folder)
  expect(await here.isAlone()).toBe(false)
  await other.kill()
  expect(await here.isAlone()).toBe(true)
  expect(await here.isAlone()).toBe(true) // asking again does not meet oneself
  expect((await startOther(folder)).said).toBe('false')
})

it('F13 what a crash left is nobody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-presence-'))
  writeFileSync(join(folder, 'keyward.open'), String(process.ppid))
  expect(await createPresence(folder).isAlone()).toBe(true)
})
