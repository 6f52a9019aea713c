import { BANK_FEED, DEBTOR_TOOL, INES } from '../../../electron/sandbox/seed.ts'
import {
  consentInBrowser,
  fillApp,
  hostRule,
  openPlace,
  paste,
  startPractice,
  type Practice,
} from '../practice.ts'
import { closePage } from '../system-browser.ts'
import type { Chapter, Guide } from './tour.ts'

/** Everything connected to an app, seen with its secret alone: whoever made it, and although nobody can sign in. */
export const ownListChapter: Chapter = {
  name: 'own-list',
  run: async (guide) => {
    const practice = await startPractice({ hasHistory: true })
    guide.ends('the practice', practice.close)
    guide.watches(() => practice.keyward.page)
    await hostRule(practice)
    await mistype(practice, guide)
    await seeEverything(practice, guide)
    await signIn(practice, guide)
    await endOne(practice, guide)
    await addCustom(practice, guide)
    await authorise(practice, guide)
    await rotateCustom(practice, guide)
  },
}

const ORGANISATION = 'Eddystone Kayaks'

const RIGHT = DEBTOR_TOOL.clientSecret

const mistype = async ({ keyward, relayUri }: Practice, { step, picture }: Guide) => {
  const { page } = keyward
  await openPlace(page, 'Xero apps')
  await page.getByRole('button', { name: 'Add a Xero app' }).first().click()
  await fillApp(page, { ...DEBTOR_TOOL, clientSecret: RIGHT.slice(0, -1) }, relayUri)
  await page.getByRole('button', { name: 'Add the app' }).click()
  await page.getByRole('alert').getByText('Xero does not accept this client id and secret').waitFor()
  step('A mistyped secret: Xero is asked before it is stored, and does not accept it')
  await picture(page, 'mistyped', { themes: true })
  await page.getByLabel('Client secret', { exact: true }).fill(RIGHT)
  await page.getByRole('button', { name: 'Add the app' }).click()
  await page.getByRole('heading', { name: DEBTOR_TOOL.name, level: 2 }).waitFor()
}

const seeEverything = async ({ keyward }: Practice, { step, picture }: Guide) => {
  const { page } = keyward
  await page.getByRole('button', { name: 'Ask Xero for its list' }).click()
  await page.getByText(/Xero listed 11 connections of it/u).waitFor()
  await openPlace(page, 'Connections')
  await page.getByRole('row', { name: /Haymarket Clock Repairs/u }).click()
  step('Eleven organisations are there before anybody has signed in: the app was used elsewhere')
  await picture(page, 'before-any-sign-in', { themes: true })
}

const signIn = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  practice.sandbox.setSwitches({ accessTokenSeconds: 60 }) // so that the next check has to renew it
  await page.getByRole('button', { name: 'Connect an organisation' }).first().click()
  await consentInBrowser(practice, { person: INES.name, organisations: ['Kelp & Barrow Grocers'] })
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await openPlace(page, 'Overview')
  await page
    .getByRole('heading', { name: `2 connections of ${DEBTOR_TOOL.name} were made elsewhere` })
    .waitFor()
  step('Ines signs in and sees the nine that are hers; two are left that nobody here knows')
  await picture(page, 'made-elsewhere', { themes: true })
}

const endOne = async ({ keyward, sandbox }: Practice, { step, picture }: Guide) => {
  const { page } = keyward
  sandbox.expireRefreshTokens(INES.name)
  await openPlace(page, 'Connections')
  await page.getByRole('button', { name: 'Check all' }).click()
  await page.getByRole('row', { name: /Ironbark Stage Lighting.*Expired, still connected/u }).click()
  await page.getByRole('button', { name: 'Disconnect it by the app’s list' }).click()
  step('Her sign-in has expired, its connections live on: one of them is ended by the app’s own list')
  await picture(page, 'ways-out', { themes: true })
  const before = sandbox.connections().length
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect', exact: true }).click()
  await page.getByRole('button', { name: 'Take off the list' }).waitFor()
  const gone = before - sandbox.connections().length
  if (gone !== 1) throw new Error(`${gone} connections went at Xero`)
  step('Only that one is gone at Xero, proven by asking for the list again')
  await picture(page, 'ended-by-its-list', { themes: true })
}

/** By what the portal calls it; nobody has authorised it yet, so that Xero can say nothing of its secret. */
const addCustom = async ({ keyward }: Practice, { step, picture }: Guide) => {
  const { page } = keyward
  await openPlace(page, 'Xero apps')
  await page.getByRole('button', { name: 'Add a Xero app' }).first().click()
  await page.getByRole('radio', { name: 'Custom connection' }).check()
  await page.getByLabel('Name, as in the developer portal').fill(BANK_FEED.name)
  await paste(page, 'Client id', `Client id: ${BANK_FEED.clientId}\nClient secret: ${BANK_FEED.clientSecret}`)
  await page.getByRole('radio', { name: 'Today' }).check()
  await page.getByLabel('Another scope, as Xero writes it').fill(BANK_FEED.scopes.join(' '))
  await page.getByRole('button', { name: 'Add scope' }).click()
  await picture(page, 'custom-form', { themes: true })
  await page.getByRole('button', { name: 'Add the app' }).click()
  await page.getByRole('heading', { name: BANK_FEED.name, level: 2 }).waitFor()
  await page.getByRole('button', { name: 'Ask Xero for its organisation' }).click()
  // said on the page, and to whoever cannot see it
  await page
    .getByText(/Asked just now without a list\..* nobody has authorised it yet/u)
    .first()
    .waitFor()
  step('A custom connection is added: no redirect, no sign-in; until somebody authorises it, it gets nothing')
  await picture(page, 'custom-waits', { themes: true })
}

const authorise = async ({ keyward, sandbox }: Practice, { step, picture }: Guide) => {
  const { page } = keyward
  sandbox.authoriseConnection(BANK_FEED.clientId, INES.name, ORGANISATION)
  await page.getByRole('button', { name: 'Ask Xero for its organisation' }).click()
  await page.getByText('Xero listed 1 organisation of it').waitFor()
  await openPlace(page, 'Connections')
  await page.getByRole('button', { name: 'Check all' }).click()
  const row = page.getByRole('row', { name: new RegExp(`${ORGANISATION}.*Custom connection`, 'u') })
  await row.click()
  await page
    .getByRole('complementary')
    .getByText(/Answered just now/u)
    .first()
    .waitFor()
  step('Authorised by e-mail, it is checked with everything: its organisation itself answers its own token')
  await picture(page, 'custom-checked', { themes: true })
}

const rotateCustom = async (practice: Practice, { step, picture }: Guide) => {
  const { browser, keyward, sandbox } = practice
  const { page } = keyward
  await openPlace(page, 'Xero apps')
  await page.getByText(BANK_FEED.name, { exact: true }).first().click()
  await page.getByRole('button', { name: 'Replace the secret' }).click()
  await page.getByRole('button', { name: 'Nobody else uses it' }).click()
  await page.getByRole('button', { name: 'Open the developer portal' }).click()
  const portal = await browser.page(`${sandbox.login}/app/manage`)
  await portal.getByRole('button', { name: `Generate a secret for ${BANK_FEED.name}` }).click()
  const secret = (await portal.getByLabel('New secret').textContent()) ?? ''
  await closePage(portal)
  await page.getByRole('button', { name: 'I have the new secret' }).click()
  await page.getByLabel('New client secret').fill(secret)
  await page.getByRole('button', { name: 'Store it and prove it' }).click()
  await page.getByRole('button', { name: 'Switch over' }).waitFor()
  step('A new secret proves itself by a token with the connection’s own scopes; nobody has to sign in')
  await picture(page, 'custom-proven', { themes: true })
  await page.getByRole('button', { name: 'Switch over' }).click()
  await page.getByRole('button', { name: 'All have it' }).click()
  await page.getByRole('button', { name: 'Ask Xero' }).click()
  await page.getByRole('button', { name: 'Forget it and finish' }).click()
  await page.getByRole('list', { name: 'Rotations' }).waitFor()
  await page.getByRole('button', { name: 'Ask Xero for its organisation' }).click()
  await page.getByText(/Xero listed 1 organisation of it just now/u).waitFor()
  step('The old one is dead and forgotten; the connection goes on with the new one')
  await picture(page, 'custom-rotated', { themes: true })
}
