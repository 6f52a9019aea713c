import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_TOOLS, type Tool, type ToolQuestion } from '../../shared/tools/tool.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { value } from '../worlds/fakes.ts'
import { graveFindings } from '../axe.ts'
import { tick } from '../ticked.ts'
import { type Harness, startHarness } from './harness.ts'
import { picture as pictureOf } from './pictures.ts'
import { behind } from './real-core.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const calls = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => window.door.calls.filter((one) => one.name === wanted).map(({ input }) => input),
    name,
  )

const picture = (page: Page, name: string) => pictureOf(page, `tools-${name}`)

const QUESTION: ToolQuestion = {
  askId: 'ask-1',
  name: 'Month-end workbook',
  program: null,
  process: null,
  signature: { kind: 'untold' },
  isKnown: true,
  purpose: 'Debtors for the month end',
  way: 'proxy',
  app: 'Month-end Packs',
  person: 'Ines Halloway <ines@ferrymoor.example>',
  scopes: ['accounting.contacts.read'],
  methods: ['GET'],
  paths: ['/api.xro/2.0/Invoices'],
  organisations: ['Cuttlebone Surf School'],
  listedAt: Date.UTC(2026, 10, 21, 9),
  longest: 'untilLocked',
  askedAt: 0,
  endsAt: Date.UTC(2026, 10, 24, 9, 1),
}
const asked = async (page: Page, more: Partial<ToolQuestion> = {}) => {
  await page.evaluate(
    (question) =>
      window.door.announceWork({ tools: { question, waiting: 1, turnedAway: 12, permissions: [] } }),
    { ...QUESTION, ...more },
  )
  return page.getByRole('alertdialog')
}

describe('Settings, Tools', () => {
  it('are off until switched on; a tool is added, its address copied, and it is removed again', async () => {
    const page = await harness.open()
    await page.evaluate(() => window.go({ at: 'settings', page: 'tools' }))
    await page.getByRole('heading', { name: 'No tool is set up yet' }).waitFor()
    const allowed = page.getByRole('switch', { name: 'Tools on this computer may ask' })
    expect(await allowed.isChecked()).toBe(false)
    await picture(page, 'none')
    await tick(allowed)
    await button(page, 'Add a tool…').click()
    await button(page, 'Save the tool').click()
    await page.getByText('Give the tool a name.').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Month-end workbook')
    await page.getByLabel('What it is for').fill('Debtors for the month end')
    await page.getByLabel('Parts of Xero’s API that it may call').fill('api.xro')
    await button(page, 'Save the tool').click()
    // which of several it reads is nobody's guess
    await page.getByText('Choose the organisation that it reads.').waitFor()
    await page.getByLabel('Organisation', { exact: true }).selectOption({ index: 1 })
    await button(page, 'Save the tool').click()
    await page.getByText('Each part begins with a slash and ends without one').waitFor()
    await page
      .getByLabel('Parts of Xero’s API that it may call')
      .fill('/api.xro/2.0/Invoices /api.xro/2.0/Contacts')
    await picture(page, 'form')
    expect(await graveFindings(page)).toEqual([])
    await button(page, 'Save the tool').click()
    await page.getByRole('heading', { name: '1 tool set up' }).waitFor()
    await expect
      .poll(() => calls(page, 'addTool'))
      .toMatchObject([
        {
          name: 'Month-end workbook',
          way: 'proxy',
          tenantId: expect.any(String),
          paths: ['/api.xro/2.0/Invoices', '/api.xro/2.0/Contacts'],
          methods: ['GET'],
          lasts: 'untilLocked',
        },
      ])
    await page.getByText('Asks first').waitFor()
    await picture(page, 'one')
    expect(await graveFindings(page)).toEqual([])
    await button(page, 'Actions for Month-end workbook').click()
    await page.getByRole('menuitem', { name: 'Copy the address' }).click()
    await expect.poll(() => calls(page, 'copyText')).toHaveLength(1)
    const uses = page.getByRole('region', { name: 'How a program uses it' })
    await uses.getByText('treat it like a password').waitFor()
    await uses
      .getByRole('region', { name: 'Excel, Power Query' })
      .getByText('"ADDRESS/api.xro/2.0/Invoices"')
      .waitFor()
    await picture(page, 'recipes')
    await uses.getByRole('button', { name: 'Copy: Excel, Power Query', exact: true }).click()
    await expect.poll(() => calls(page, 'copyText')).toHaveLength(2)
    // what is copied holds the address, which the page does not
    expect((await calls(page, 'copyText')).at(-1)).toEqual({
      text: expect.stringMatching(
        /Web\.Contents\("http:\/\/127\.0\.0\.1:47800\/[^"]+\/api\.xro\/2\.0\/Invoices"/u,
      ),
    })
    expect(await page.content()).not.toContain('127.0.0.1:47800')
    await button(page, 'Actions for Month-end workbook').click()
    await page.getByRole('menuitem', { name: 'Remove it' }).click()
    await page.getByRole('heading', { name: 'No tool is set up yet' }).waitFor()
  })
})

describe('a tool that needs a token', () => {
  it('is set up with what its token reaches said first, and has a command to copy', async () => {
    const page = await harness.open()
    await page.evaluate(() => window.go({ at: 'settings', page: 'tools' }))
    await page.getByRole('heading', { name: 'No tool is set up yet' }).waitFor()
    await button(page, 'Add a tool…').click()
    await page.getByLabel('Name', { exact: true }).fill('Ines’ letters')
    await page.getByRole('radio', { name: 'With a token' }).check()
    await page
      .getByText(/A token of this sign-in reaches \d+ organisations?: .*Xero does not let it be narrowed/u)
      .waitFor()
    await expect.poll(() => page.getByLabel('Organisation', { exact: true }).count()).toBe(0)
    await expect.poll(() => page.getByLabel('Parts of Xero’s API that it may call').count()).toBe(0)
    await picture(page, 'form-token')
    expect(await graveFindings(page)).toEqual([])
    await button(page, 'Save the tool').click()
    await page.getByRole('heading', { name: '1 tool set up' }).waitFor()
    await expect
      .poll(() => calls(page, 'addTool'))
      .toMatchObject([{ name: 'Ines’ letters', way: 'token', tenantId: null, paths: [], methods: [] }])
    await page.getByText(/a token for \d+ organisations?/u).waitFor()
    await picture(page, 'one-token')
    await button(page, 'Actions for Ines’ letters').click()
    await expect.poll(() => page.getByRole('menuitem', { name: 'Copy the address' }).count()).toBe(0)
    await page.getByRole('menuitem', { name: 'Copy the command' }).click()
    await expect
      .poll(() => calls(page, 'copyText'))
      .toMatchObject([{ text: expect.stringMatching(/^keyward token --app .+ --tool 'Ines’ letters'$/u) }])
    await tick(page.getByRole('switch', { name: 'Tools on this computer may ask' }))
    const uses = page.getByRole('region', { name: 'How a program uses it' })
    await uses.getByText('None of these holds a secret or a token').waitFor()
    await uses.getByRole('button', { name: 'Copy: Xero’s MCP server, for an assistant', exact: true }).click()
    await expect
      .poll(async () => (await calls(page, 'copyText')).at(-1))
      .toEqual({ text: expect.stringMatching(/"mcpServers": \{[^]*"Ines’ letters"[^]*"npx"/u) })
    await picture(page, 'recipes-token')
    expect(await graveFindings(page)).toEqual([])
    // where the package brings no command, nobody is left to look for it
    const { platform } = await page.evaluate(() => window.door.snapshot())
    await page.evaluate(() => window.door.announce({ platform: 'windows' }))
    await uses.getByText('comes with Keyward for Linux only').waitFor()
    await page.evaluate((next) => window.door.announce({ platform: next }), platform)
    await button(page, 'Actions for Ines’ letters').click()
    await page.getByRole('menuitem', { name: 'Change…' }).click()
    expect(await page.getByRole('radio', { name: 'With a token' }).isChecked()).toBe(true)
  })
})

describe('a tool that has nothing to read with', () => {
  const withTool = async () => {
    const page = await harness.open()
    await page.evaluate(() => {
      const { signIns, connections, tools } = window.door.snapshot()
      const one = connections.find(({ signInIds }) => signInIds.length > 0)
      const tool = {
        id: 'tool-1',
        name: 'Month-end workbook',
        purpose: '',
        appId: one?.appId ?? '',
        signInId: one?.signInIds[0] ?? '',
        way: 'proxy' as const,
        tenantId: one?.tenantId ?? '',
        paths: ['/api.xro/2.0'],
        methods: ['GET' as const],
        lasts: 'untilLocked' as const,
        addedAt: 0,
        standing: 'asks' as const,
        used: null,
      }
      window.door.announce({
        tools: { ...tools, isOn: true, tools: [tool] },
        signIns: signIns.map((signIn) =>
          signIn.id === tool.signInId ? { ...signIn, state: { kind: 'live' as const } } : signIn,
        ),
      })
      window.go({ at: 'settings', page: 'tools' })
    })
    await page.getByRole('heading', { name: '1 tool set up' }).waitFor()
    return page
  }

  it('says that its sign-in has ended, and that tools are switched off', async () => {
    const page = await withTool()
    const row = page.getByRole('row', { name: /Month-end workbook/u })
    await row.getByText('Asks first').waitFor()
    await page.evaluate(() => {
      const { tools } = window.door.snapshot()
      window.door.announce({ tools: { ...tools, isOn: false } })
    })
    await row.getByText('Switched off').waitFor()
    await page.evaluate(() => {
      const { tools, signIns } = window.door.snapshot()
      window.door.announce({
        tools: { ...tools, isOn: true },
        signIns: signIns.map((one) => ({ ...one, state: { kind: 'refused' as const, at: 0 } })),
      })
    })
    await row.getByText('Sign in again').waitFor()
    await page.getByText('Sign in to an app first: a tool reads with a sign-in that is here.').waitFor()
    await expect.poll(() => button(page, 'Add a tool…').count()).toBe(0)
    await picture(page, 'nothing-to-read-with')
    await expect.poll(() => page.getByText('A custom connection has no sign-in').count()).toBe(0)
    await page.evaluate(() => {
      const { apps } = window.door.snapshot()
      window.door.announce({ apps: apps.map((one) => ({ ...one, kind: 'custom' as const })) })
    })
    await page.getByText('A custom connection has no sign-in, and no tool reads with it.').waitFor()
  })

  it('says so while the vault is not open', async () => {
    const page = await withTool()
    await page.evaluate(() => window.door.announce({ vault: { kind: 'closed', why: 'keychainLocked' } }))
    await page.getByText('Tools are shown once the vault is open.').waitFor()
    await expect.poll(() => page.getByText('Month-end workbook').count()).toBe(0)
  })
})

describe('elsewhere, a tool that is set up', () => {
  const tool: Tool = {
    id: 'tool-1',
    name: 'Month-end workbook',
    purpose: '',
    appId: 'packs',
    signInId: 'owen',
    way: 'token',
    tenantId: null,
    paths: [],
    methods: [],
    lasts: 'untilLocked',
    addedAt: 0,
    standing: 'asks',
    used: null,
  }
  const withTool = async () => {
    const page = await harness.open({ also: { tools: { ...NO_TOOLS, isOn: true, tools: [tool] } } })
    const owen = behind(page)
      .keyward.snapshot()
      .signIns.find(({ id }) => id === tool.signInId)
    return { page, email: owen?.email ?? '' }
  }

  it('stands in a rotation by itself, and needs no update', async () => {
    const { page } = await withTool()
    await page.getByRole('link', { name: /^Xero apps/u }).click()
    await page
      .getByRole('navigation', { name: 'Apps' })
      .getByRole('link', { name: /Month-end Packs/u })
      .click()
    await button(page, 'Replace the secret').click()
    await page.getByRole('heading', { name: 'Who uses this secret?' }).waitFor()
    const own = page.getByRole('region', { name: 'Tools that ask Keyward, and need no update' })
    await own.getByText('Month-end workbook').waitFor()
    await own.getByText('They never had the secret.').waitFor()
    await picture(page, 'rotation')
    expect(await graveFindings(page)).toEqual([])
    await button(page, 'Nobody else uses it').click() // it is not among those that are to be updated
    await page.getByRole('heading', { name: 'Who uses this secret?' }).waitFor({ state: 'detached' })
    await expect.poll(() => calls(page, 'setConsumers')).toMatchObject([{ consumers: [] }])
  })

  it('stands in the trail of whose sign-in it uses', async () => {
    const { page, email } = await withTool()
    const trail = value(await behind(page).keyward.api.tracePerson({ key: email }))
    const now = Date.now()
    const said = { allowed: 2, allowedAt: now - 2 * DAY, refused: 1, refusedAt: now - 3 * DAY }
    // what was answered days ago stands in a log that this vault does not have
    const answered = { ...trail, tools: trail.tools.map((one) => ({ ...one, ...said })) }
    await page.evaluate((given) => window.door.answerNext('tracePerson', given), answered)
    await page.evaluate((key) => window.go({ at: 'activity', tab: 'people', person: key }), email)
    const own = page.getByRole('list', { name: 'Tools', exact: true })
    await own.getByText('Month-end workbook').waitFor()
    await own.getByText('stands on their sign-in').waitFor()
    await own.getByText('allowed by them 2 times, last', { exact: false }).first().waitFor()
    await own.getByText('not allowed by them once, last').waitFor()
    await own.scrollIntoViewIfNeeded()
    await picture(page, 'trail')
    expect(await graveFindings(page)).toEqual([])
  })
})

describe('K3 a tool that asks', () => {
  it('is shown with what it reaches; the focus is on no, and yes is not there at once', async () => {
    const page = await harness.open()
    const card = await asked(page)
    await card.getByRole('heading', { name: 'Let Month-end workbook read Cuttlebone Surf School?' }).waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
      .toBe('Do not allow')
    await card.getByText('GET /api.xro/2.0/Invoices').waitFor()
    await card.getByText('connected, as Xero listed it').waitFor()
    // how old that is, and its exact moment behind it
    expect(await card.getByRole('time').getAttribute('datetime')).toBe('2026-11-21T09:00:00.000Z')
    await card.getByText('Ines Halloway <ines@ferrymoor.example>').waitFor()
    await card.getByText('Waiting behind it: 1 tool.').waitFor()
    await expect.poll(() => button(page, 'Allow this once').getAttribute('aria-disabled')).toBeNull()
    await picture(page, 'asks')
    expect(await graveFindings(page)).toEqual([])
    await card.getByRole('radio', { name: '10 minutes' }).check()
    await button(page, 'Allow for 10 minutes').click()
    await expect.poll(() => calls(page, 'allowTool')).toEqual([{ askId: 'ask-1', lasts: 'tenMinutes' }])
  })

  it('Escape means no, and it can be told not to ask again', async () => {
    const page = await harness.open()
    const card = await asked(page)
    await card.getByRole('heading').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => calls(page, 'refuseTool')).toEqual([{ askId: 'ask-1', isForGood: false }])
    await button(page, 'Do not allow, and stop asking').click()
    await expect
      .poll(() => calls(page, 'refuseTool'))
      .toEqual([
        { askId: 'ask-1', isForGood: false },
        { askId: 'ask-1', isForGood: true },
      ])
  })

  it('names every organisation that a token reaches, and offers no longer than the tool may', async () => {
    const page = await harness.open()
    const organisations = Array.from({ length: 14 }, (_, at) => `Organisation ${at + 1}`)
    const card = await asked(page, {
      way: 'token',
      program: '/usr/bin/packbuilder',
      organisations,
      longest: 'tenMinutes',
    })
    for (const name of organisations) await card.getByText(name, { exact: true }).waitFor()
    await card.getByText('/usr/bin/packbuilder').waitFor()
    await expect.poll(() => card.getByRole('radio').count()).toBe(2)
    await picture(page, 'token')
    expect(await graveFindings(page)).toEqual([])
  })
})
