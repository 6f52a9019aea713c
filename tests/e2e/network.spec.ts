import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import { INES, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { launchKeyward, type LaunchedKeyward } from './app.ts'
import { freePort } from './free-port.ts'
import { createInspector } from './inspector.ts'
import { addApp, consentInBrowser, openPlace, startPractice, type Practice } from './practice.ts'
import { recordOn, type Recorded } from './recorded.ts'

const { afterAll, beforeAll, it } = needs('desktop', 'nginx', 'systemBrowser', 'strace')

/** How fast the idle hour goes by; faster, and Chromium takes its own processes for hung. */
const SPEED = 30

let practice: Practice
let profile: string
let folder: string
let recorded: Recorded
let keyward: LaunchedKeyward
let inspectorPort: number
beforeAll(async () => {
  practice = await startPractice()
  await addApp(practice.keyward.page, LEDGER_TOOL, practice.sandbox.relayUri)
  await practice.keyward.page.getByRole('button', { name: 'Connect an organisation' }).click()
  await consentInBrowser(practice, { person: INES.name })
  await practice.keyward.page.getByRole('button', { name: 'Done', exact: true }).click()
  // checked today, as every other day of a practice: else the check once a day may fall into the minutes after the hour
  await practice.keyward.page.evaluate(() => window.keyward.checkConnections({ keys: null }))
  profile = practice.keyward.profile
  await practice.keyward.kill('SIGTERM')
  practice.sandbox.clearRequests()
  folder = mkdtempSync(join(tmpdir(), 'keyward-recorded-'))
  recorded = recordOn(practice.desktop, folder)
  inspectorPort = await freePort()
  keyward = await launchKeyward({
    desktop: recorded.desktop,
    profile,
    env: practice.sandbox.env,
    args: [`--inspect=127.0.0.1:${inspectorPort}`],
  })
})
afterAll(async () => {
  await keyward.close()
  recorded.end()
  await practice.close()
  rmSync(folder, { recursive: true, force: true })
})

it('A15 a start, and an hour of idling, reach nobody: not main, not Chromium, not by a name that is looked up', async () => {
  const main = await createInspector(inspectorPort)
  const began = await main.now()
  recorded.speed(SPEED)
  await wait((HOUR + 2 * MINUTE) / SPEED)
  await expect
    .poll(async () => (await main.now()) - began, {
      message: 'main’s clock goes on by an hour',
      timeout: 300_000,
    })
    .toBeGreaterThan(HOUR)
  main.close()
  expect(recorded.reached()).toEqual([])
  expect(practice.sandbox.requests).toEqual([])
  expect(recorded.evasions()).toEqual([])
})

it('A15 what a person asks for is reached, and that alone; so the record sees it', async () => {
  recorded.speed(1)
  await keyward.restart()
  await openPlace(keyward.page, 'Connections')
  await keyward.page.getByRole('button', { name: 'Check all' }).click()
  await expect.poll(() => recorded.reached().length).toBeGreaterThan(0)
  await expect.poll(() => practice.sandbox.requests.length).toBeGreaterThan(0)
  const ports = Object.values(practice.sandbox.env)
    .map((address) => URL.parse(address ?? '')?.port)
    .filter((port) => port !== undefined)
  for (const reached of recorded.reached())
    expect(['127.0.0.1', '::1'].flatMap((host) => ports.map((port) => `${host} ${port}`))).toContain(reached)
})
