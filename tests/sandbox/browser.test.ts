import { type Sandbox } from '../../electron/sandbox/running.ts'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { needs } from '../needs.ts'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { JOB_TOOL, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { chromiumForPages } from '../chromium.ts'
import { begin, configure, type Tool } from './test-client.ts'

const CHROMIUM = chromiumForPages()
/** Pictures are kept only where somebody asks for them. */
const SHOTS = process.env['KEYWARD_SANDBOX_SHOTS']

needs('browser').describe('a real browser', () => {
  let sandbox: Sandbox
  let browser: Browser
  /** Answers 404, which is a page as good as any to end on. */
  let landing: string
  beforeAll(async () => {
    sandbox = await startSandbox()
    landing = `${sandbox.login}/landed`
    for (const { clientId } of [JOB_TOOL, LEDGER_TOOL]) sandbox.addRedirectUri(clientId, landing)
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--headless=new',
        '--disable-gpu',
        '--disable-background-networking',
        '--no-first-run',
      ],
    })
  })
  afterAll(async () => {
    await browser.close()
    await sandbox.close()
  })

  const shoot = async (page: Page, name: string): Promise<void> => {
    if (SHOTS === undefined) return
    mkdirSync(SHOTS, { recursive: true })
    await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
  }

  const landed = async (page: Page): Promise<URL> => {
    await page.waitForURL((url) => url.href.startsWith(landing))
    return new URL(page.url())
  }

  const open = async (page: Page, tool: Tool, more: Record<string, string> = {}): Promise<void> => {
    const { address } = await begin(configure(sandbox, tool), {
      redirectUri: landing,
      scopes: tool.scopes,
    })
    const url = new URL(address)
    Object.entries(more).forEach(([name, value]) => url.searchParams.set(name, value))
    await page.goto(url.href)
  }

  it('signs in and allows by clicks, twice in one browser as two people', async () => {
    const page = await browser.newPage()
    await open(page, LEDGER_TOOL)
    await shoot(page, 'sign-in')
    await page.getByRole('button', { name: 'Sign in as Ines Halloway' }).click()
    await page.getByRole('checkbox', { name: 'Eddystone Kayaks' }).check()
    await page.getByRole('checkbox', { name: 'Fallow Field Cider' }).check()
    await shoot(page, 'consent-organisations')
    await page.getByRole('button', { name: 'Allow access' }).click()
    expect([...(await landed(page)).searchParams.keys()]).toEqual(['code', 'scope', 'state', 'session_state'])
    expect(sandbox.connections().map(({ tenantName }) => tenantName)).toEqual([
      'Eddystone Kayaks',
      'Fallow Field Cider',
    ])

    await open(page, JOB_TOOL)
    await page.getByRole('button', { name: 'Sign in as Jonah Strake' }).click()
    await shoot(page, 'consent-practice')
    await page.getByRole('button', { name: 'Allow access' }).click()
    expect((await landed(page)).searchParams.has('code')).toBe(true)
    await page.close()
  })

  it('says that one can go back to Keyward where the browser stays on the page', async () => {
    const page = await browser.newPage()
    const { address } = await begin(configure(sandbox, LEDGER_TOOL), {
      redirectUri: sandbox.relayUri,
      scopes: LEDGER_TOOL.scopes,
    })
    await page.goto(address)
    await page.getByRole('button', { name: 'Sign in as Ines Halloway' }).click()
    await page.getByRole('checkbox', { name: 'Eddystone Kayaks' }).check()
    await page.getByRole('button', { name: 'Allow access' }).click()
    await page.getByRole('status').getByRole('heading', { name: 'You can go back to Keyward' }).waitFor()
    expect(await page.getByRole('button').count()).toBe(0)
    await shoot(page, 'answered')
    await page.close()
  })

  it('keeps two sign-ins in two tabs apart', async () => {
    const context = await browser.newContext()
    const [one, other] = [await context.newPage(), await context.newPage()]
    await open(one, JOB_TOOL)
    await open(other, LEDGER_TOOL)
    await one.getByRole('button', { name: 'Sign in as Ines Halloway' }).click()
    await other.getByRole('button', { name: 'Sign in as Mirren Tolquhon' }).click()
    await other.getByRole('checkbox', { name: 'Anvil Street Coffee' }).check()
    await one.getByRole('button', { name: 'Allow access' }).click()
    await other.getByRole('button', { name: 'Allow access' }).click()
    for (const page of [one, other]) expect((await landed(page)).searchParams.has('code')).toBe(true)
    await context.close()
  })

  it('asks to choose first, offers one choice when bulk connect is off, and calls back on Cancel', async () => {
    const page = await browser.newPage()
    await open(page, LEDGER_TOOL, { acr_values: 'bulk_connect:false' })
    await page.getByRole('button', { name: 'Sign in as Jonah Strake' }).click()
    await expect(page.getByRole('radio').count()).resolves.toBe(4)
    await page.getByRole('button', { name: 'Allow access' }).click()
    await expect(page.getByRole('alert').innerText()).resolves.toBe('Choose an organisation first')
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect((await landed(page)).searchParams.get('error')).toBe('access_denied')
    await page.close()
  })

  it('ends on a page without the privilege, and on the error page', async () => {
    const page = await browser.newPage()
    await open(page, JOB_TOOL)
    await page.getByRole('button', { name: 'Sign in as Mirren Tolquhon' }).click()
    await page
      .getByRole('heading', { name: "You don't have access to connect any Xero Practice Manager accounts" })
      .waitFor()
    await shoot(page, 'no-privilege')
    await page.getByRole('link', { name: 'Sign in as somebody else' }).click()
    await page.getByRole('button', { name: 'Sign in as Ines Halloway' }).waitFor()
    await open(page, JOB_TOOL, { redirect_uri: 'keyward://oauth/callback' })
    await page.getByRole('heading', { name: 'Sorry, something went wrong' }).waitFor()
    await shoot(page, 'error')
    await page.close()
  })

  it('shows the pages in the dark as well', async () => {
    const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 420, height: 800 } })
    const page = await context.newPage()
    await open(page, LEDGER_TOOL)
    await shoot(page, 'sign-in-dark-narrow')
    await page.getByRole('button', { name: 'Sign in as Ines Halloway' }).click()
    await page.getByRole('button', { name: 'Allow access' }).waitFor()
    await shoot(page, 'consent-dark-narrow')
    await context.close()
  })
})
