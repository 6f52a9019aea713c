import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { INES, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { startFor } from '../core/handover-world.ts'
import { draft, value } from '../worlds/fakes.ts'
import { launchKeyward, NO_WAY_OUT, type LaunchedKeyward } from './app.ts'
import { startDesktop, type Desktop } from './desktop.ts'
import { removed } from './ending.ts'
import { giveToPerson } from './person.ts'
import { addApp, chooseFile, openPlace } from './practice.ts'
import { startSystemBrowser, type SystemBrowser } from './system-browser.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop', 'systemBrowser')

const OWN = {
  name: 'Month-end Packs',
  clientId: '5E3A90C41D7B4F628A0CB7D2196FC07F',
  clientSecret: 'not-a-real-secret-0123456789abcdef',
  scopes: ['accounting.contacts.read'],
}

const NORTH = {
  name: 'Payroll Runner',
  clientId: '0A1B2C3D4E5F60718293A4B5C6D7E8F9',
  clientSecret: 'not-a-real-secret-of-northgate-0123456789',
  scopes: ['accounting.contacts.read'],
}

let desktop: Desktop
let browser: SystemBrowser
let keyward: LaunchedKeyward
/** A card's link, as a colleague would send one. */
let card = ''
/** Where Keyward is given files. */
let givenFrom = ''
beforeAll(async () => {
  desktop = await startDesktop()
  card = value(await (await startFor('Owen Marsh')).api.showCard({})).link
  browser = await startSystemBrowser({ env: desktop.env, allowedOrigins: [] })
  givenFrom = mkdtempSync(join(tmpdir(), 'keyward-given-'))
  keyward = await launchKeyward({
    desktop,
    args: NO_WAY_OUT,
    env: { KEYWARD_BROWSER: browser.command, KEYWARD_FILES: givenFrom },
  })
})
afterAll(async () => {
  await keyward.close()
  await browser.close()
  await desktop.stop()
  await removed(givenFrom)
})

const page = () => keyward.page
const go = (name: string) => page().getByRole('button', { name, exact: true }).click()
const banner = () => page().getByRole('region', { name: 'Sandbox' })
const toSandbox = async () => {
  await go('Open the sandbox practice')
  await banner().waitFor()
}
const toOwn = async () => {
  await go('Back to your own practice')
  await banner().waitFor({ state: 'detached' })
}
/** Asks as the page does. A turn to another practice may take the page away before it has the answer. */
const asks = (name: string, input: object) =>
  page().evaluate(
    ([call, given]) => {
      const { keyward: bridge } = window as unknown as {
        keyward: Record<string, (input: unknown) => Promise<unknown>>
      }
      void bridge[call]?.(given)
    },
    [name, input] as const,
  )
/** The accounts of a service in the keychain, seen from outside. */
const accountsOf = (service: string): string[] => {
  const found = execFileSync('sh', ['-c', `secret-tool search --all service '${service}' 2>&1 || true`], {
    env: desktop.env,
    encoding: 'utf8',
  })
  return [...found.matchAll(/^attribute\.account = (.+)$/gmu)].map(([, account]) => account ?? '')
}
/** Everything of the own practice in the profile folder, the sandbox's own folder left out. */
const ownFiles = () => readdirSync(keyward.profile).filter((name) => /^(?:vault|activity|health)/u.test(name))

describe('looking around in the sandbox practice', () => {
  it('is one click away from an own practice that is in use, and says where one is', async () => {
    await addApp(page(), OWN, 'https://brackenmoor.example/xero/callback')
    expect(existsSync(join(keyward.profile, 'sandbox-practice'))).toBe(false)
    const own = accountsOf('Keyward')
    expect(own.length).toBeGreaterThan(0)
    await toSandbox()
    await page().getByRole('heading', { name: 'Where do you want to begin?' }).waitFor()
    await expect.poll(() => page().getByText(OWN.name).count()).toBe(0)
    expect(accountsOf('Keyward')).toEqual(expect.arrayContaining(own))
  })

  it('a sample app is filled in, and signs in at the made-up Xero in the person’s own browser', async () => {
    await go('Add a sample app')
    await go(`Fill in the ${LEDGER_TOOL.name}`)
    await go('Add the app')
    await page().getByRole('heading', { name: LEDGER_TOOL.name, level: 2 }).waitFor()
    await go('Connect an organisation')
    const xero = await browser.page('http://localhost')
    await xero.getByRole('button', { name: `Sign in as ${INES.name}` }).click()
    await xero.getByRole('button', { name: 'Allow access' }).waitFor()
    for (const box of await xero.getByRole('checkbox').all()) await box.check()
    await xero.getByRole('button', { name: 'Allow access' }).click()
    await page()
      .getByRole('heading', { name: /12 organisations are connected/u })
      .waitFor()
    await go('Done')
    await openPlace(page(), 'Connections')
    await page()
      .getByRole('row', { name: /Anvil Street Coffee.*Ines Halloway/u })
      .waitFor()
  })

  it('the own practice is as it was, with entries of its own in the keychain', async () => {
    const made = accountsOf('Keyward sandbox practice')
    expect(made.length).toBeGreaterThan(0)
    expect(accountsOf('Keyward').filter((account) => made.includes(account))).toEqual([])
    const files = ownFiles()
    await toOwn()
    await openPlace(page(), 'Xero apps')
    await page().getByRole('heading', { name: OWN.name, level: 2 }).waitFor()
    await expect.poll(() => page().getByText(LEDGER_TOOL.name).count()).toBe(0)
    await openPlace(page(), 'Activity')
    await page().getByText('App added').first().waitFor()
    await expect.poll(() => page().getByText(LEDGER_TOOL.name).count()).toBe(0)
    expect(ownFiles()).toEqual(files)
    expect(accountsOf('Keyward sandbox practice')).toEqual(expect.arrayContaining(made))
  })

  it('A9 a page that goes on asking while the window turns away from it hears nothing of the other practice', async () => {
    const heard: string[] = []
    const listen = (message: { text: () => string }) => {
      const [, said] = /^heard (.+)$/u.exec(message.text()) ?? []
      if (said !== undefined) heard.push(said)
    }
    page().on('console', listen)
    // it says what it hears until it ends, and asks for the turn in the midst of that
    await page().evaluate(() => {
      type Answer = { ok: boolean; value?: { mode?: string }; failure?: { code: string } }
      const { keyward: bridge } = window as unknown as {
        keyward: Record<string, (input: unknown) => Promise<Answer>>
      }
      let answers = 0
      const ask = async () => {
        for (;;) {
          const answer = await bridge['getSnapshot']?.({})
          if ((answers += 1) === 20) void bridge['openPractice']?.({ practice: 'sandbox' })
          console.log(`heard ${answer?.ok === true ? answer.value?.mode : answer?.failure?.code}`)
        }
      }
      for (let each = 0; each < 8; each += 1) void ask()
    })
    await banner().waitFor()
    page().off('console', listen)
    expect(heard.length).toBeGreaterThanOrEqual(20)
    expect(new Set(heard.filter((one) => one !== 'badRequest'))).toEqual(new Set(['live']))
    await toOwn()
  })

  it('what is unsaved is asked about before the other practice is shown', async () => {
    await openPlace(page(), 'Xero apps')
    await go('Add a Xero app')
    await page().getByLabel('Name, as in the developer portal').fill('Half typed')
    await go('Open the sandbox practice')
    await page().getByRole('alertdialog').waitFor()
    await go('Stay here')
    expect(await page().getByLabel('Name, as in the developer portal').inputValue()).toBe('Half typed')
    await go('Open the sandbox practice')
    await go('Leave')
    await banner().waitFor()
  })

  it('C4 a link that arrives in the sandbox says so, and a handover waits in the own practice', async () => {
    await keyward.openLink('keyward://oauth/callback?code=late&state=from-before')
    await page()
      .getByText(/no sign-in was waiting for/iu)
      .first()
      .waitFor()
    await keyward.openLink(card)
    await page().getByText('A link has arrived, and is waiting in your own practice.').waitFor()
    await expect.poll(() => page().getByRole('region', { name: 'A link arrived' }).count()).toBe(0)
    await toOwn()
    await page().getByRole('region', { name: 'A link arrived' }).waitFor()
  })

  it('Keyward begins with the own practice, and the sandbox goes on where it was', async () => {
    await keyward.restart()
    await expect.poll(() => banner().count()).toBe(0)
    await openPlace(page(), 'Xero apps')
    await page().getByRole('heading', { name: OWN.name, level: 2 }).waitFor()
    await toSandbox()
    await openPlace(page(), 'Connections')
    await go('Check all')
    await page().getByText('Checked just now').first().waitFor()
    await page()
      .getByRole('row', { name: /Anvil Street Coffee.*Fine until/u })
      .waitFor()
  })

  it('Q2 Q3 a practice that is added has a folder and keychain entries of its own, goes on at the next start, and is removed without a trace', async () => {
    await toOwn()
    const own = accountsOf('Keyward')
    await asks('addPractice', { name: 'Northgate Payroll', colour: 'violet', at: 'start' })
    await page().getByRole('heading', { name: 'Where do you want to begin?' }).waitFor()
    const [id = ''] = readdirSync(join(keyward.profile, 'practices'))
    const service = `Keyward practice ${id}`
    await addApp(page(), NORTH, 'https://northgate.example/xero/callback')
    const made = accountsOf(service)
    expect(made.length).toBeGreaterThan(0)
    expect(accountsOf('Keyward')).toEqual(expect.arrayContaining(own))
    expect(accountsOf('Keyward').filter((account) => made.includes(account))).toEqual([])

    await keyward.restart() // it begins with the first one
    await openPlace(page(), 'Xero apps')
    await page().getByRole('heading', { name: OWN.name, level: 2 }).waitFor()
    await expect.poll(() => page().getByText(NORTH.name).count()).toBe(0)
    await asks('openPractice', { practice: id })
    await page().getByText(OWN.name).first().waitFor({ state: 'detached' })
    await openPlace(page(), 'Xero apps')
    await page().getByRole('heading', { name: NORTH.name, level: 2 }).waitFor()

    await asks('removePractice', { name: 'Northgate Payroll' })
    await page().getByText(NORTH.name).first().waitFor({ state: 'detached' })
    await expect.poll(() => accountsOf(service), { timeout: 60_000 }).toEqual([])
    await expect.poll(() => readdirSync(join(keyward.profile, 'practices')), { timeout: 60_000 }).toEqual([])
    await openPlace(page(), 'Xero apps')
    await page().getByRole('heading', { name: OWN.name, level: 2 }).waitFor()
    expect(accountsOf('Keyward')).toEqual(expect.arrayContaining(own))
    await toSandbox()
  })

  it('Q1 R11 a backup is restored in a practice that is added for it, beside the one that is there', async () => {
    const passphrase = 'sixteen-quiet-otters-cross'
    const other = await startFor('Ines Halloway')
    const { name, clientId, clientSecret } = NORTH
    value(await other.api.addApp({ details: draft({ name, clientId }), clientSecret, isUnproven: true }))
    const { path } = value(await other.api.exportSealed({ passphrase }))
    const backup = join(givenFrom, 'Keyward everything.json.gz.age')
    writeFileSync(backup, other.files.saved.get(path ?? '') ?? '')
    chooseFile({ files: givenFrom }, backup)
    giveToPerson(givenFrom)

    await toOwn()
    const own = accountsOf('Keyward')
    await openPlace(page(), 'Settings')
    await page().getByRole('link', { name: 'Practices', exact: true }).click()
    await page().getByLabel('Name of the practice').fill('Brought Back Ltd')
    await go('Add it and restore a backup into it…')
    await go('Choose the backup…')
    await page().getByLabel('Passphrase of this file').fill(passphrase)
    await go('Open the backup')
    await page().getByRole('heading', { name: 'What comes back' }).waitFor()
    await go('Restore it')
    await page().getByRole('heading', { name: 'The vault is back' }).waitFor()
    await go('Go to Overview')
    await openPlace(page(), 'Xero apps')
    await page().getByRole('button', { name: 'Reveal' }).first().click()
    await page().getByText(clientSecret).waitFor()
    await page().getByRole('button', { name: 'Hide' }).first().click()
    expect(accountsOf('Keyward')).toEqual(expect.arrayContaining(own))

    await asks('removePractice', { name: 'Brought Back Ltd' })
    await page().getByText(name).first().waitFor({ state: 'detached' })
    await openPlace(page(), 'Xero apps')
    await page().getByRole('heading', { name: OWN.name, level: 2 }).waitFor()
    await expect.poll(() => page().getByText(name).count()).toBe(0)
    await toSandbox()
  })

  it('B5 the licences open in the person’s browser, with those of Electron and Chromium beside them', async () => {
    await openPlace(page(), 'Settings')
    await go('About and updates')
    await go('Licences')
    const licences = await browser.page('file://')
    await licences.getByRole('heading', { name: 'Licences of what Keyward is made of' }).waitFor()
    await licences.getByRole('link', { name: 'Electron', exact: true }).click()
    await licences
      .getByText(/Permission is hereby granted/u)
      .first()
      .waitFor()
  })
})
