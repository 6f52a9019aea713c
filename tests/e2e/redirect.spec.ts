import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { INES, JOB_TOOL, JONAH, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { addApp, consentInBrowser, openPlace, startPractice, type Practice } from './practice.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop', 'nginx', 'systemBrowser')

let practice: Practice
/** How many mains there are while nothing but this Keyward was started. */
let alone = 0
/** The answer of the first sign-in, to be sent again. */
let used = ''
beforeAll(async () => {
  practice = await startPractice()
  console.log(`on ${practice.keyward.runtime}`)
  alone = mains()
  expect(alone).toBeGreaterThan(0)
})
afterAll(() => practice.close())

const page = () => practice.keyward.page
const connect = async (app: string) => {
  await openPlace(page(), 'Xero apps')
  await page().getByRole('list').getByText(app, { exact: true }).first().click()
  await page().getByRole('button', { name: 'Connect an organisation' }).click()
  await page().getByRole('heading', { name: 'Finish signing in with your browser' }).waitFor()
  return practice.browser.page(`${practice.sandbox.login}/identity`)
}
/** The notices of links that nobody waited for. */
const strayLinks = () =>
  page().evaluate(async () => {
    const work = await window.keyward.getWork({})
    const notices = work.ok ? work.value.notices : []
    return notices.filter(({ code }) => code === 'strayLink').map(({ id }) => id)
  })
/**
 * How many processes were started for this profile and are no child of Chromium's: main, and whatever leads to it. By
 * their command lines, since Chromium writes over the environment that it was given.
 */
const mains = (): number =>
  readdirSync('/proc').filter((pid) => {
    const command = commandOf(pid)
    return command.includes(`--user-data-dir=${practice.keyward.profile}`) && !command.includes('--type=')
  }).length

const commandOf = (pid: string): string => {
  try {
    return /^[0-9]+$/u.test(pid) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : ''
  } catch {
    return '' // it has ended
  }
}

describe('the redirect comes back through the operating system', () => {
  it('C1 consent in a real browser reaches the running window, by the nginx rule that Keyward wrote', async () => {
    await addApp(page(), LEDGER_TOOL, practice.relayUri)
    await page().getByRole('button', { name: 'Show the rule to host' }).click()
    await practice.nginx.useRule(
      (await page().getByRole('region', { name: 'Rule for nginx' }).textContent()) ?? '',
    )
    const xero = await connect(LEDGER_TOOL.name)
    xero.on('request', (request) => {
      if (request.url().startsWith(practice.relayUri))
        used = request.url().replace(practice.relayUri, 'keyward://oauth/callback')
    })
    await consentInBrowser(practice, {
      person: INES.name,
      page: xero,
      organisations: ['Anvil Street Coffee', 'Barley Row Books'],
    })
    await page()
      .getByRole('heading', { name: /2 organisations are connected/u })
      .waitFor()
    expect(
      practice.sandbox
        .connections()
        .map(({ tenantName }) => tenantName)
        .toSorted(),
    ).toEqual(['Anvil Street Coffee', 'Barley Row Books'])
    await page().getByRole('button', { name: 'Done', exact: true }).click()
  })

  it('C1 a link while Keyward runs starts no second one', async () => {
    await practice.keyward.openLink('keyward://oauth/callback?code=junk&state=nobody')
    await page()
      .getByText(/no sign-in was waiting for/iu)
      .first()
      .waitFor()
    await expect.poll(mains).toBe(alone)
  })

  it.each([
    ['the very answer that was used before', () => used],
    ['a made-up state', () => 'keyward://oauth/callback?code=again&state=made-up'],
    ['a doubled parameter', () => 'keyward://oauth/callback?code=a&code=b&state=c'],
    ['100 kB', () => `keyward://oauth/callback?code=${'x'.repeat(100_000)}&state=c`],
    ['another place', () => 'keyward://elsewhere/callback?code=a&state=c'],
    ['a flag in disguise', () => 'keyward://oauth/callback?code=a&state=c --remote-debugging-port=1'],
  ])('C3 C4 %s changes nothing while a sign-in waits', async (_name, link) => {
    expect(link()).toContain('keyward://')
    await connect(LEDGER_TOOL.name)
    practice.sandbox.clearRequests()
    for (const id of await strayLinks())
      await page().evaluate((put) => window.keyward.dismissNotice({ id: put }), id)
    await practice.keyward.openLink(link())
    await expect.poll(strayLinks).toHaveLength(1)
    expect(practice.sandbox.requests.filter(({ endpoint }) => endpoint === 'token')).toEqual([])
    await expect(
      page().getByRole('heading', { name: 'Finish signing in with your browser' }).isVisible(),
    ).resolves.toBe(true)
    await page().getByRole('button', { name: 'Cancel', exact: true }).click()
  })

  it('D4 two sign-ins at once for two apps end each in its own app', async () => {
    await addApp(page(), JOB_TOOL, practice.relayUri)
    const first = await connect(JOB_TOOL.name)
    await page().getByRole('button', { name: 'Put aside and keep waiting' }).click()
    const second = await connect(LEDGER_TOOL.name)
    await consentInBrowser(practice, { person: JONAH.name, page: second })
    await page()
      .getByRole('heading', { name: /connected/u })
      .first()
      .waitFor()
    await page().getByRole('button', { name: 'Done', exact: true }).click()
    await consentInBrowser(practice, { person: INES.name, page: first })
    await openPlace(page(), 'Connections')
    await page()
      .getByRole('row', { name: /Ferrymoor Sample Practice.*Ines Halloway/u })
      .waitFor()
    const owners = practice.sandbox
      .connections()
      .map(({ clientId, tenantType }) => `${clientId === JOB_TOOL.clientId ? 'job' : 'ledger'} ${tenantType}`)
    expect(owners.filter((owner) => owner.startsWith('job'))).toEqual(['job PRACTICEMANAGER'])
  })

  it('C1 a link that starts Keyward is not lost: it opens the window and is told', async () => {
    await practice.keyward.kill('SIGTERM')
    await practice.keyward.openLink('keyward://oauth/callback?code=late&state=from-before')
    const started = await practice.keyward.adopt()
    await started
      .getByText(/no sign-in was waiting for/iu)
      .first()
      .waitFor()
    await openPlace(started, 'Connections')
    await started.getByRole('row', { name: /Anvil Street Coffee/u }).waitFor()
  })
})
