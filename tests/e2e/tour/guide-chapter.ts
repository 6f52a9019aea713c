import { tick } from '../../ticked.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { INES, JOB_TOOL, MIRREN, PRACTICE } from '../../../electron/sandbox/seed.ts'
import {
  chooseFile,
  consentInBrowser,
  hostRule,
  openPlace,
  paste,
  startPractice,
  type Practice,
} from '../practice.ts'
import { until } from '../within.ts'
import type { Chapter, Guide } from './tour.ts'

const NAME = 'Timesheet Review'

/** From "we want access" to a working connection by what the window says, with a refusal and a missing privilege; and away again. */
export const guideChapter: Chapter = {
  name: 'guide',
  run: async (guide) => {
    const practice = await startPractice()
    guide.ends('the practice', practice.close)
    guide.watches(() => practice.keyward.page)
    await hostRule(practice)
    await begin(practice, guide)
    await firstContact(practice, guide)
    await assess(practice, guide)
    await addTheApp(practice, guide)
    await signIn(practice, guide)
    await takeAway(practice, guide)
  },
}

const begin = async ({ keyward: { page } }: Practice, { step, picture }: Guide) => {
  await page.getByRole('button', { name: 'Open the guide' }).click()
  await picture(page, 'begin', { themes: true })
  await page.getByLabel('Name of the tool or use case').fill(NAME)
  await page
    .getByLabel('What it does for the practice, in a sentence or two')
    .fill('Reads jobs, clients, staff and timesheets, and lists what was not billed.')
  for (const what of ['Read jobs', 'Read clients', 'Read staff', 'Read timesheets'])
    await page.getByRole('checkbox', { name: what, exact: true }).check()
  await page.getByRole('checkbox', { name: 'Read invoices', exact: true }).check()
  await page.getByText('Xero does not take both kinds in one request.').waitFor()
  step(
    'From an empty vault: what for, by which road, and what it needs, in words; what cannot be mixed is said',
  )
  await picture(page, 'advisor', { themes: true })
  await page.getByRole('checkbox', { name: 'Read invoices', exact: true }).uncheck()
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await page.getByRole('heading', { name: 'Over to you' }).waitFor()
  await picture(page, 'before', { themes: true })
  await page.getByLabel('Who gets a read-only login').fill('Owen Marrick')
  await page.getByRole('button', { name: 'Note it' }).click()
  for (const box of await page.getByRole('checkbox').all()) {
    await box.click()
    // with the last one the step is done, and the view goes on to the next
    const isKept = async () =>
      (await box.count()) === 0 || (await box.isChecked({ timeout: 1_000 }).catch(() => false))
    await until(60_000, 'the tick to be kept', async () => (await isKept()) || null)
  }
  await page.getByRole('button', { name: 'Copy the letter' }).waitFor()
  step(
    'Four things that must be there; meanwhile an adviser gets a read-only login, with a reminder to take it away',
  )
}

const firstContact = async ({ keyward: { page } }: Practice, { step, picture }: Guide) => {
  await picture(page, 'first-contact', { themes: true })
  await page.getByRole('button', { name: 'I have sent it' }).click()
  await page.getByRole('heading', { name: 'Over to Xero' }).waitFor()
  step(
    'The letter to Xero is drafted from the answers: reading only, narrowest scopes; then it is Xero’s move',
  )
  await picture(page, 'xeros-move', { themes: true })
  await page.getByRole('button', { name: 'Xero has answered…' }).click()
  await page.getByLabel('What they said, for whoever looks later').fill('Agreed. Next is the assessment.')
  await page.getByRole('button', { name: 'They agreed' }).click()
  await page.getByRole('button', { name: 'Fill in the worksheet' }).waitFor()
}

const AREAS = [
  'Keys and tokens',
  'In transit',
  'Authentication',
  'Indirect access',
  'Server configuration',
  'Weak spots',
  'At rest',
  'Audit log',
  'Hosting',
  'Monitoring',
] as const

const assess = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  await page.getByRole('button', { name: 'Fill in the worksheet' }).click()
  await page.getByRole('table', { name: 'Ten areas' }).waitFor()
  for (const area of AREAS) {
    await page.getByRole('button', { name: `Answer ${area}` }).click()
    if (area === 'Weak spots') {
      await page.getByRole('radio', { name: 'Partly met' }).check()
      await page.getByLabel('In your words').fill('Monthly updates; no yearly test yet')
      await page.getByLabel('What is missing, and the plan').fill('A test by an outside firm')
      await page.getByLabel('Fixed by').fill('2027-01-15')
      await picture(page, 'area', { themes: true })
    }
    await page.getByRole('button', { name: 'Save the answer' }).click()
    await page.getByRole('button', { name: 'Save the answer' }).waitFor({ state: 'detached' })
  }
  step(
    'The worksheet over ten areas: what Keyward measures itself stands there with its age, a gap with its plan',
  )
  await picture(page, 'worksheet', { themes: true })
  await page.getByRole('button', { name: 'Print the worksheet' }).click()
  await page.getByRole('menuitem', { name: 'Save as a web page…' }).click()
  await page
    .getByText(/Saved to .*\.html/u)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'It is handed in' }).click()
  await page.getByRole('group', { name: 'Use case' }).getByRole('button', { name: NAME }).click()
  const evidence = join(practice.files, 'mfa-policy.pdf')
  writeFileSync(evidence, 'two-step sign-in for all staff')
  chooseFile(practice, evidence)
  await page.getByRole('button', { name: 'Add a file…' }).click()
  await page.getByText(/mfa-policy\.pdf, SHA-256/u).waitFor()
  await page.getByRole('button', { name: 'I have sent it' }).click()
  await page.getByRole('button', { name: 'Xero has answered…' }).click()
  await page.getByLabel('What they said, for whoever looks later').fill('No outside test of the tool.')
  await page.getByRole('button', { name: /Sent back: plan in 30 days/u }).click()
  await page.getByText(/A plan is due by/u).waitFor()
  step('Xero sends it back: 30 days to plan, 60 to fix, and nothing of what was written is lost')
  await picture(page, 'sent-back', { themes: true })
  await page.getByRole('button', { name: 'I have sent it' }).click()
  await page.getByRole('button', { name: 'Xero has answered…' }).click()
  await page.getByRole('button', { name: 'They agreed' }).click()
  await page.getByRole('button', { name: 'Add the app here' }).waitFor()
}

const addTheApp = async ({ keyward: { page }, relayUri }: Practice, { step, picture }: Guide) => {
  await picture(page, 'the-app', { themes: true })
  await page.getByRole('button', { name: 'Add the app here' }).click()
  await page.getByRole('form', { name: 'Add a Xero app' }).waitFor()
  if ((await page.getByLabel('Name, as in the developer portal').inputValue()) !== NAME)
    throw new Error('the form does not know the name')
  await paste(page, 'Client id', `Client id: ${JOB_TOOL.clientId}\nClient secret: ${JOB_TOOL.clientSecret}`)
  await page.getByRole('radio', { name: 'Today' }).check()
  await page.getByRole('radio', { name: 'Through our own address' }).check()
  await page.getByLabel('Redirect URI, exactly as in the developer portal').fill(relayUri)
  await picture(page, 'the-form', { themes: true })
  await page.getByRole('button', { name: 'Add the app' }).click()
  await page.getByRole('button', { name: 'Sign in to Xero' }).waitFor()
  step('The form is filled from the guide; with the secret in the keychain the step ticks itself')
  await picture(page, 'sign-in-step', { themes: true })
}

const signIn = async (practice: Practice, { step, picture }: Guide) => {
  const { keyward, browser, sandbox } = practice
  const { page } = keyward
  await page.getByRole('button', { name: 'Sign in to Xero' }).click()
  const xero = await browser.page(`${sandbox.login}/identity`)
  await xero.getByRole('button', { name: `Sign in as ${MIRREN.name}` }).click()
  await xero
    .getByText(/have access to connect any Xero Practice Manager accounts/u)
    .first()
    .waitFor()
  step('Mirren lacks the privilege: Xero never calls back, and the first cause named is this one')
  await picture(page, 'no-callback', { themes: true })
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in to Xero' }).click()
  await consentInBrowser(practice, { person: INES.name })
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await openPlace(page, 'Access guide')
  await page.getByRole('heading', { name: 'It works' }).waitFor()
  step(`With the privilege, ${PRACTICE.tenantName} is connected: the last step ticked itself, from proof`)
  await picture(page, 'it-works', { themes: true })
  await page.getByRole('button', { name: 'Print the status' }).click()
  await page.getByRole('menuitem', { name: 'Save as a web page…' }).click()
  await page
    .getByText(/Saved to .*status\.html/u)
    .first()
    .waitFor()
  const status = readFileSync(join(practice.files, 'Keyward access status.html'), 'utf8')
  if (!status.includes('Seen by Keyward')) throw new Error('the status shows no proof')
}

const takeAway = async ({ keyward, sandbox }: Practice, { step, picture }: Guide) => {
  const { page } = keyward
  await page.getByRole('button', { name: 'Take access away…' }).click()
  await page.getByRole('heading', { name: 'The whole app' }).waitFor()
  await picture(page, 'take-away', { themes: true })
  await tick(page.getByRole('checkbox', { name: PRACTICE.tenantName }))
  sandbox.removeApp(JOB_TOOL.clientId)
  sandbox.advance(3_600)
  await page.getByRole('button', { name: 'Ask Xero what still answers' }).click()
  await page
    .getByText(/Xero does not accept this app’s client id and secret/u)
    .first()
    .waitFor()
  step('The whole app is deleted in the portal; Xero is asked what it still answers')
  await picture(page, 'taken-away', { themes: true })
}
