import { DEBTOR_TOOL, INES } from '../../../electron/sandbox/seed.ts'
import { consentInBrowser, fillApp, hostRule, openPlace, startPractice, type Practice } from '../practice.ts'
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
  },
}

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
