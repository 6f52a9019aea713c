import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { MINUTE } from '../../shared/kernel/instant.ts'
import { INES, LEDGER_TOOL, ORGANISATIONS } from '../../electron/sandbox/seed.ts'
import { needs } from '../needs.ts'
import { freePort } from './free-port.ts'
import { heapOfPage, heldAs } from './heap.ts'
import { createInspector } from './inspector.ts'
import { backInWork, kitAndBackup } from './lost-laptop.ts'
import { addApp, consentInBrowser, openPlace, startPractice, type Practice } from './practice.ts'
import { createX, giveKeyboard } from './x.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop', 'nginx', 'systemBrowser', 'xTools')

/** Of no meaning to anybody, and nowhere in the source. */
const canary = () => randomBytes(15).toString('hex')
const APP = { ...LEDGER_TOOL, name: `Quillback ${canary()}`, clientSecret: `secret-${canary()}` }
const PASSPHRASE = `amber kettle ${canary()}`

let practice: Practice
let inspectorPort: number
let rows: readonly string[] = []
beforeAll(async () => {
  inspectorPort = await freePort()
  practice = await startPractice({
    args: [
      `--inspect=127.0.0.1:${inspectorPort}`,
      // a picture of a heap has whole texts, and not their beginnings
      '--js-flags=--heap-snapshot-string-limit=100000000',
    ],
  })
  practice.sandbox.rotateSecret(APP.clientId, APP.clientSecret)
  await addApp(page(), APP, practice.sandbox.relayUri)
  await page().getByRole('button', { name: 'Connect an organisation' }).click()
  await consentInBrowser(practice, { person: INES.name })
  await page().getByRole('button', { name: 'Done', exact: true }).click()
})
afterAll(() => practice.close())

const page = () => practice.keyward.page
const button = (name: string) => page().getByRole('button', { name, exact: true })
const field = (name: string) => page().getByLabel(name, { exact: true })
const locked = () => page().getByRole('heading', { name: 'Keyward is locked' })
const x = createX(() => practice.desktop.env)
const names = [APP.name, ...ORGANISATIONS.map(({ tenantName }) => tenantName)]

const namesShown = async () => {
  const shown = await page().locator('body').innerText()
  return names.filter((name) => shown.includes(name))
}
const unlock = async (passphrase: string) => {
  await field('Passphrase').fill(passphrase)
  await button('Unlock').click()
}
const openApp = async () => {
  await openPlace(page(), 'Xero apps')
  await page().getByRole('heading', { name: APP.name, level: 2 }).waitFor()
}
const foundIn = (heap: string, wanted: Readonly<Record<string, string>>) =>
  Object.entries(wanted)
    .filter(([, text]) => heap.includes(text))
    .map(([name]) => name)

describe('the lock on genuine Electron', () => {
  it('H5 is set in Settings, and says so once everything is sealed', async () => {
    await openPlace(page(), 'Settings')
    const part = page().getByRole('region', { name: 'Lock', exact: true })
    await part.getByLabel('Passphrase', { exact: true }).check()
    await field('New passphrase').fill(PASSPHRASE)
    await field('The same once more').fill(PASSPHRASE)
    await button('Set the passphrase').click()
    await page().getByText('The passphrase is set. The vault and every secret').first().waitFor()
    await button('Lock now').waitFor()
  })

  it('H1 H6 is locked by Ctrl+L: no name in the window, and neither heap holds a secret, name, passphrase or token', async () => {
    const main = await createInspector(inspectorPort)
    try {
      await openApp()
      await button('Reveal').first().click()
      await button('Hide').first().waitFor()
      const full = { main: await main.heap(), window: await heapOfPage(page()) }
      const tokens = {
        access: heldAs(full.main, 'accessToken').find((text) => text.startsWith('eyJ')) ?? '',
        refresh: heldAs(full.main, 'refreshToken').find((text) => text.length > 30) ?? '',
      }
      const wanted = {
        secret: APP.clientSecret,
        app: APP.name,
        passphrase: PASSPHRASE,
        organisation: ORGANISATIONS[0]?.tenantName ?? '',
        person: INES.name,
        ...tokens,
      }
      // of the program itself, and so in every whole picture
      const [ofMain, ofWindow] = [
        { ...wanted, program: 'vaultLocked' },
        { ...wanted, program: 'unlock-passphrase' },
      ]
      // the search finds what is there
      expect(Object.values(wanted).every((text) => text.length > 10)).toBe(true)
      expect(foundIn(full.main, wanted)).toEqual(
        expect.arrayContaining(['app', 'organisation', 'person', 'access', 'refresh']),
      )
      expect(foundIn(full.window, wanted)).toEqual(
        expect.arrayContaining(['secret', 'app', 'organisation', 'person']),
      )

      giveKeyboard(x, 'windowfocus')
      x('xdotool', 'key', 'ctrl+l')
      await locked().waitFor()
      await expect.poll(namesShown).toEqual([])
      expect(await page().evaluate(() => document.activeElement?.id)).toBe('unlock-passphrase')
      // the window is told at once, and main lets go of the rest until then
      await expect
        .poll(async () => foundIn(await main.heap(), ofMain), { timeout: 120_000 })
        .toEqual(['program'])
      await expect
        .poll(async () => foundIn(await heapOfPage(page()), ofWindow), { timeout: 120_000 })
        .toEqual(['program'])
    } finally {
      main.close()
    }
  })

  it('H5 says that a passphrase is wrong, and opens by the right one where it was', async () => {
    await unlock('not the passphrase')
    await page().getByText('That is not the passphrase.').waitFor()
    expect(await namesShown()).toEqual([])
    await unlock(PASSPHRASE)
    await page().getByRole('heading', { name: APP.name, level: 2 }).waitFor()
  })

  it('H5 asks for the passphrase after a restart, and reveals the secret once it has it', async () => {
    await practice.keyward.restart()
    await locked().waitFor()
    expect(await namesShown()).toEqual([])
    await unlock(PASSPHRASE)
    await locked().waitFor({ state: 'detached' })
    await openApp()
    await button('Reveal').first().click()
    await page().getByText(APP.clientSecret).waitFor()
    await button('Hide').first().click()
  })

  it('R7 makes a kit, whose page is a file or paper, and a backup in a folder of its person’s', async () => {
    rows = await kitAndBackup(practice)
    await openApp()
  })

  it('G7 asks again before a secret is shown when five minutes have gone', async () => {
    const main = await createInspector(inspectorPort)
    await main.evaluate(`Date.now = ((now) => () => now() + ${6 * MINUTE})(Date.now)`)
    main.close()
    await button('Reveal').first().click()
    const asked = page().getByRole('dialog', { name: 'Is it you?' })
    await asked.waitFor()
    expect(await page().getByText(APP.clientSecret).count()).toBe(0)
    await asked.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await asked.getByRole('button', { name: 'Go on' }).click()
    await page().getByText(APP.clientSecret).waitFor()
  })

  it('R6 whoever loses the computer is back in work elsewhere, as another user with an empty keyring, with the backup and the page', async () => {
    await practice.keyward.kill()
    await backInWork(practice, { app: APP, rows, person: INES.name })
  })
})
