import { type Sandbox } from '../../electron/sandbox/running.ts'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { relayRules } from '../../renderer/features/apps/relay-rules.ts'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { launchKeyward, type LaunchedKeyward } from './app.ts'
import { startDesktop, type Desktop } from './desktop.ts'
import { removed, startParts } from './ending.ts'
import { startNginx, type Nginx } from './nginx.ts'
import { startSystemBrowser, type SystemBrowser } from './system-browser.ts'

/** Everything around a Keyward, all real: a Xero, a desktop session, a browser, a web server of the practice's. */
export type Practice = {
  readonly sandbox: Sandbox
  readonly desktop: Desktop
  readonly browser: SystemBrowser
  readonly nginx: Nginx
  /** The practice's own address, whose rule Keyward writes. */
  readonly relayUri: string
  readonly keyward: LaunchedKeyward
  /** Where files that Keyward saves arrive, and where `.choose` says which one it opens next. */
  readonly files: string
  readonly close: () => Promise<void>
}

export const RELAY_PATH = '/xero/callback'

type SampleApp = {
  readonly name: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scopes: readonly string[]
}

type PracticeOptions = {
  /** On Keyward’s command line, besides what is there always. */
  readonly args?: readonly string[]
  /** Whether something was connected at the sandbox before anybody adds an app. */
  readonly hasHistory?: boolean
}

export const startPractice = ({ args = [], hasHistory = false }: PracticeOptions = {}): Promise<Practice> =>
  startParts(async (ending) => {
    const nginx = await startNginx()
    ending.add('nginx', nginx.stop)
    const relayUri = `http://localhost:${nginx.port}${RELAY_PATH}`
    const sandbox = await startSandbox({
      redirectUris: [relayUri],
      switches: { rateLimits: { enforced: false } },
      hasHistory,
    })
    ending.add('the sandbox', sandbox.close)
    const desktop = await startDesktop()
    ending.add('the desktop', desktop.stop)
    const relayOrigin = new URL(relayUri).origin
    const browser = await startSystemBrowser({
      env: desktop.env,
      allowedOrigins: [sandbox.login, relayOrigin],
    })
    ending.add('the browser', browser.close)
    const files = mkdtempSync(join(tmpdir(), 'keyward-saved-'))
    ending.add('the saved files', () => removed(files))
    const keyward = await launchKeyward({
      desktop,
      args,
      env: { ...sandbox.env, KEYWARD_BROWSER: browser.command, KEYWARD_FILES: files },
    })
    ending.add('Keyward', keyward.close)
    return { files, sandbox, desktop, browser, nginx, relayUri, keyward, close: ending.run }
  })

/** Puts a text where a person would paste it, as one paste. */
export const paste = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).evaluate((field, pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    field.focus()
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    if (field.dispatchEvent(event) && field instanceof HTMLInputElement)
      document.execCommand('insertText', false, pasted)
  }, text)

/** Fills the form for a sample app, up to but without saving. */
export const fillApp = async (page: Page, app: SampleApp, redirectUri: string) => {
  await page.getByLabel('Name, as in the developer portal').fill(app.name)
  await paste(page, 'Client id', `Client id: ${app.clientId}\nClient secret: ${app.clientSecret}`)
  await page.getByRole('radio', { name: 'Today' }).check()
  await page.getByRole('radio', { name: 'Through our own address' }).check()
  await page.getByLabel('Redirect URI, exactly as in the developer portal').fill(redirectUri)
  await page.getByLabel('Another scope, as Xero writes it').fill(app.scopes.join(' '))
  await page.getByRole('button', { name: 'Add scope' }).click()
}

export const addApp = async (page: Page, app: SampleApp, redirectUri: string) => {
  await openPlace(page, 'Xero apps')
  await page.getByRole('button', { name: 'Add a Xero app' }).first().click()
  await fillApp(page, app, redirectUri)
  await page.getByRole('button', { name: 'Add the app' }).click()
  await page.getByRole('heading', { name: app.name, level: 2 }).waitFor()
}

export const openPlace = (
  page: Page,
  place: 'Overview' | 'Connections' | 'Xero apps' | 'Handovers' | 'Access guide' | 'Activity' | 'Settings',
) =>
  page
    .getByRole('navigation', { name: 'Keyward' })
    .getByRole('link', { name: new RegExp(`^${place}`, 'u') })
    .click()

type Consent = {
  readonly person: string
  readonly organisations?: readonly string[]
  /** The page at Xero; the newest one without it. */
  readonly page?: Page
}

/** What the person does in the browser: signs in, ticks organisations (all without a list), allows. */
export const consentInBrowser = async (
  { browser, sandbox }: Practice,
  { person, organisations, page: given }: Consent,
) => {
  const page = given ?? (await browser.page(`${sandbox.login}/identity`))
  await page.getByRole('button', { name: `Sign in as ${person}` }).click()
  await page.getByRole('button', { name: 'Allow access' }).waitFor()
  for (const box of await page.getByRole('checkbox').all()) {
    const name = (await box.evaluate((each) => each.closest('label')?.textContent ?? '')).trim()
    if (organisations === undefined || organisations.some((wanted) => name.startsWith(wanted)))
      await box.check()
  }
  await page.getByRole('button', { name: 'Allow access' }).click()
  return page
}

/** The file that Keyward is given when it next asks for one. */
export const chooseFile = ({ files }: Pick<Practice, 'files'>, path: string) =>
  writeFileSync(join(files, '.choose'), path)

/** Hosts the rule that Keyward writes for the practice's own address, as Settings' reader would. */
export const hostRule = ({ nginx, relayUri }: Practice) =>
  nginx.useRule(relayRules(relayUri).find(({ server }) => server === 'nginx')?.text ?? '')
