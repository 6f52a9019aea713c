import { hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { MINUTE } from '../../shared/kernel/instant.ts'
import { DEBTOR_TOOL, INES, LEDGER_TOOL, ORGANISATIONS } from '../../electron/sandbox/seed.ts'
import { needs } from '../needs.ts'
import { freePort } from './free-port.ts'
import { heapOfPage, heldAs, plantInPage } from './heap.ts'
import { createInspector } from './inspector.ts'
import { backInWork, kitAndBackup } from './lost-laptop.ts'
import { giveToPerson } from './person.ts'
import { addApp, consentInBrowser, openPlace, startPractice, type Practice } from './practice.ts'
import { descendantsOf } from './processes.ts'
import { createX, giveKeyboard, windowsInSight } from './x.ts'
import { writtenFilesWith } from './written-files.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop', 'nginx', 'systemBrowser', 'xTools')

/** Of no meaning to anybody, and nowhere in the source. */
const canary = () => randomBytes(15).toString('hex')
const APP = { ...LEDGER_TOOL, name: `Quillback ${canary()}`, clientSecret: `secret-${canary()}` }
const OTHER = { ...DEBTOR_TOOL, name: `Sandgate ${canary()}`, clientSecret: `previous-${canary()}` }
const NEXT = { app: `candidate-${canary()}`, other: `switched-${canary()}` }
const PASSPHRASE = `amber kettle ${canary()}`
const SERVICE = 'Keyward sandbox'

let practice: Practice
let inspectorPort: number
let rows: readonly string[] = []
let vaultKey: Buffer
let tokens = { access: '', refresh: '' }
const began = Date.now()
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
  practice.sandbox.rotateSecret(OTHER.clientId, OTHER.clientSecret)
  practice.sandbox.setSwitches({ secretModel: 'several' })
  practice.sandbox.rotateSecret(APP.clientId, NEXT.app)
  practice.sandbox.rotateSecret(OTHER.clientId, NEXT.other)
  await addApp(page(), OTHER, practice.sandbox.relayUri)
  await addApp(page(), APP, practice.sandbox.relayUri)
  await page().getByRole('button', { name: 'Connect an organisation' }).click()
  await consentInBrowser(practice, { person: INES.name })
  await page().getByRole('button', { name: 'Done', exact: true }).click()
  vaultKey = await keyInKeyring()
})
afterAll(() => practice.close())

/** What the file names, read as the system's own program reads it, while nothing is sealed. */
const keyInKeyring = async (): Promise<Buffer> => {
  const line = readFileSync(join(practice.keyward.profile, 'vault.sealed'), 'utf8').split('\n')[0] ?? ''
  const { keyAccount } = JSON.parse(line) as { keyAccount: string }
  return Buffer.from((await practice.desktop.lookup(SERVICE, keyAccount)) ?? '', 'base64')
}
/** As every room derives its own (decision 33 keeps the vault key through all of it). */
const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', vaultKey, '', `keyward ${purpose}`, 32))

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

/** A new secret of an app's is pasted and proven, and not switched over to yet. */
const proveNext = async (name: string, secret: string) => {
  await openPlace(page(), 'Xero apps')
  await page()
    .getByRole('navigation', { name: 'Apps' })
    .getByRole('link', { name: new RegExp(name, 'u') })
    .click()
  await button('Replace the secret').click()
  await button('Nobody else uses it').click()
  await button('I have the new secret').click()
  await field('New client secret').fill(secret)
  await button('Store it and prove it').click()
  await button('Switch over').waitFor()
}

describe('the lock on genuine Electron', () => {
  it('H5 is set in Settings, and says so once everything is sealed', async () => {
    await openPlace(page(), 'Settings')
    const part = page().getByRole('region', { name: 'Lock', exact: true })
    await part.getByText('can open Keyward and see everything').waitFor()
    // nothing on Linux could ask
    expect(await part.getByLabel('Ask that it’s me').count()).toBe(0)
    await part.getByLabel('Passphrase', { exact: true }).check()
    await field('New passphrase').fill(PASSPHRASE)
    await field('The same once more').fill(PASSPHRASE)
    await button('Set the passphrase').click()
    await page().getByText('The passphrase is set. The vault and every secret').first().waitFor()
    await button('Lock now').waitFor()
  })

  it('holds one secret that is being tried and one that was replaced', async () => {
    await proveNext(OTHER.name, NEXT.other)
    await button('Switch over').click()
    await button('Switch over').waitFor({ state: 'detached' })
    await button('Save and close').click()
    await proveNext(APP.name, NEXT.app)
    await button('Save and close').click()
    await page().getByText('A rotation is under way.').first().waitFor()
  })

  it('H1 H6 is locked by Ctrl+L: no name in the window, and neither main nor the window holds any of thirteen canaries', async () => {
    const main = await createInspector(inspectorPort)
    try {
      await openApp()
      await button('Reveal').first().click()
      await button('Hide').first().waitFor()
      const full = { main: await main.heap(), window: await heapOfPage(page()) }
      tokens = {
        access: heldAs(full.main, 'accessToken').find((text) => text.startsWith('eyJ')) ?? '',
        refresh: heldAs(full.main, 'refreshToken').find((text) => text.length > 30) ?? '',
      }
      const texts = {
        secret: APP.clientSecret,
        previous: OTHER.clientSecret,
        candidate: NEXT.app,
        ...tokens,
        passphrase: PASSPHRASE,
        app: APP.name,
        organisation: ORGANISATIONS[0]?.tenantName ?? '',
        person: INES.name,
      }
      const keys = {
        vaultKey,
        keyOfEntries: derived('keychain entries'),
        keyOfLog: derived('activity'),
        keyOfFingerprints: derived('fingerprint'),
      }
      const wanted = {
        ...texts,
        ...Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, key.toString('base64')])),
      }
      const bytes = {
        ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)])),
        passphrase: Buffer.from(PASSPHRASE),
        ...keys,
      }
      // of what else was in main's buffers nothing is promised: small ones share what stays (SECURITY.md)
      const overwritten = { passphrase: bytes.passphrase, ...keys }
      const all = Object.keys(wanted)
      // of the program itself, and so in every whole picture
      const [ofMain, ofWindow] = [
        { ...wanted, program: 'vaultLocked' },
        { ...wanted, program: 'unlock-passphrase' },
      ]
      // the search finds what is there
      expect(all.length).toBeGreaterThanOrEqual(12)
      expect(Object.values(wanted).every((text) => text.length > 10)).toBe(true)
      expect(keys.vaultKey.length).toBe(32)
      expect(foundIn(full.main, wanted)).toEqual(
        expect.arrayContaining(['app', 'organisation', 'person', 'access', 'refresh']),
      )
      expect(foundIn(full.window, wanted)).toEqual(
        expect.arrayContaining(['secret', 'app', 'organisation', 'person']),
      )
      expect(await main.bytes(bytes)).toContain('vaultKey')

      giveKeyboard(x, 'windowfocus')
      x('xdotool', 'key', 'ctrl+l')
      await locked().waitFor()
      await expect.poll(namesShown).toEqual([])
      expect(await page().evaluate(() => document.activeElement?.id)).toBe('unlock-passphrase')
      // the window is told at once, and main lets go of the rest until then
      const patience = { timeout: 120_000 }
      await expect.poll(async () => foundIn(await main.heap(), ofMain), patience).toEqual(['program'])
      await expect
        .poll(async () => foundIn(await heapOfPage(page()), ofWindow), patience)
        .toEqual(['program'])
      await expect.poll(() => main.bytes(overwritten), patience).toEqual([])
      // nothing else of ours is there that could hold any: no thread, and no process but Chromium's own and the window's
      await expect.poll(main.workers, patience).toBe(0)
      const kinds = descendantsOf(practice.keyward.pid()).map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'renderer')).toHaveLength(1)
      expect(kinds.filter((kind) => kind.includes('NodeService'))).toEqual([])
      await main.evaluate(
        `globalThis.thread = new (process.getBuiltinModule('node:worker_threads').Worker)('setInterval(() => {}, 1000)', { eval: true })`,
      )
      await expect.poll(main.workers, patience).toBe(1) // it would have been counted
      await main.evaluate('globalThis.thread.terminate(), delete globalThis.thread')

      // each one would have been found there
      const held = Object.values(wanted)
      await main.plant(held, Object.values(bytes))
      await plantInPage(page(), held)
      expect(foundIn(await main.heap(), wanted)).toEqual(all)
      expect(foundIn(await heapOfPage(page()), wanted)).toEqual(all)
      expect(await main.bytes(bytes)).toEqual(Object.keys(bytes))
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

  it('H6 is locked by closing the window to the tray, where Settings say so', async () => {
    await openPlace(page(), 'Settings')
    await page().getByLabel('Lock when the window is closed to the tray').check()
    const isWished = () =>
      page().evaluate(async () => {
        const stored = await globalThis.window.keyward.getSnapshot({})
        return stored.ok && stored.value.lock.settings.whenHidden
      })
    await expect.poll(isWished).toBe(true)
    giveKeyboard(x, 'windowfocus')
    x('xdotool', 'key', 'ctrl+w')
    await page().getByRole('alertdialog').getByRole('button', { name: 'Stay in the tray' }).click()
    await expect.poll(() => windowsInSight(x), { timeout: 60_000 }).toEqual([])
    const main = await createInspector(inspectorPort)
    await main.evaluate(
      `process.getBuiltinModule('node:module')._load('electron').BrowserWindow.getAllWindows()[0].show()`,
    )
    main.close()
    await page()
      .getByText(/^It locked itself when its window was closed/u)
      .waitFor()
    expect(await namesShown()).toEqual([])
    await unlock(PASSPHRASE)
    await locked().waitFor({ state: 'detached' })
    await page()
      .getByRole('navigation', { name: 'Keyward' })
      .getByRole('link', { name: /^Activity/u })
      .click()
    await page().getByText('The window was closed').first().waitFor()
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
    await expect.poll(() => page().getByText(APP.clientSecret).count()).toBe(0)
    await asked.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await asked.getByRole('button', { name: 'Go on' }).click()
    await page().getByText(APP.clientSecret).waitFor()
  })

  it('R5 no secret, token, key or passphrase stands in clear in any file that was written meanwhile', () => {
    const texts = [
      APP.clientSecret,
      OTHER.clientSecret,
      NEXT.app,
      NEXT.other,
      PASSPHRASE,
      tokens.access,
      tokens.refresh,
      vaultKey.toString('base64'),
      vaultKey.toString('hex'),
    ]
    const meanwhile = { texts, of: practice.desktop.home, since: began }
    expect(texts.every((text) => text.length > 10)).toBe(true)
    expect(writtenFilesWith(meanwhile)).toEqual([])
    const control = join(practice.desktop.home, 'control')
    writeFileSync(control, `before ${PASSPHRASE} after`)
    giveToPerson(control)
    expect(writtenFilesWith(meanwhile)).toEqual([control])
  })

  it('R6 whoever loses the computer is back in work elsewhere, as another user with an empty keyring, with the backup and the page', async () => {
    await practice.keyward.kill()
    await backInWork(practice, { app: APP, rows, person: INES.name })
  })
})
