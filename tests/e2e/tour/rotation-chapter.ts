import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { INES, LEDGER_TOOL } from '../../../electron/sandbox/seed.ts'
import { addApp, consentInBrowser, hostRule, openPlace, startPractice, type Practice } from '../practice.ts'
import { closePage } from '../system-browser.ts'
import { until } from '../within.ts'
import type { Chapter, Guide } from './tour.ts'

/** Replacing secrets: a whole rotation with a refusal on the way, one that is rolled back, and a leak. */
export const rotationChapter: Chapter = {
  name: 'rotation',
  run: async (guide) => {
    const practice = await startPractice()
    guide.ends('the practice', practice.close)
    guide.watches(() => practice.keyward.page)
    await hostRule(practice)
    await setUp(practice, guide)
    await remind(practice, guide)
    await refuse(practice, guide)
    await rotate(practice, guide)
    await leak(practice, guide)
  },
}

const setUp = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  practice.sandbox.setSwitches({ secretModel: 'several' })
  await addApp(page, LEDGER_TOOL, practice.relayUri)
  await page.getByRole('button', { name: 'Connect an organisation' }).click()
  await consentInBrowser(practice, { person: INES.name })
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await openPlace(page, 'Xero apps')
  step('An app with its secret: how old it is, by which policy it is replaced, and its fingerprint')
  await picture(page, 'app-secret', { themes: true })
}

const remind = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  await openPlace(page, 'Settings')
  await page.getByRole('heading', { name: 'Rotation' }).scrollIntoViewIfNeeded()
  await page.getByLabel('Replace every … days').fill('10')
  await page.getByLabel('Responsible person').fill(INES.name)
  await page.getByRole('button', { name: 'Save the policy' }).click()
  await picture(page, 'policy', { themes: true })
  await page.getByRole('button', { name: 'Save as a calendar file…' }).click()
  await page
    .getByText(/Saved to .*\.ics/u)
    .first()
    .waitFor()
  const calendar = readFileSync(join(practice.files, 'Keyward reminders.ics'), 'utf8')
  if (!calendar.includes('BEGIN:VALARM')) throw new Error('a calendar without an alarm')
  await openPlace(page, 'Overview')
  await page.getByRole('heading', { name: /secret is due to be replaced in/u }).waitFor()
  step('By the practice’s policy it is due soon: Overview says so, and a calendar file reminds elsewhere')
  await picture(page, 'overview-due', { themes: true })
}

/** What the person does in the portal: generates a secret, and reads it off the page. */
const generate = async ({ keyward, browser, sandbox }: Practice): Promise<string> => {
  await keyward.page.getByRole('button', { name: 'Open the developer portal' }).click()
  const portal = await browser.page(`${sandbox.login}/app/manage`)
  await portal.getByRole('button', { name: `Generate a secret for ${LEDGER_TOOL.name}` }).click()
  const secret = (await portal.getByLabel('New secret').textContent()) ?? ''
  await closePage(portal)
  return secret
}

const refuse = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  await page.getByRole('button', { name: 'Replace the secret' }).click()
  await page.getByRole('heading', { name: 'Who uses this secret?' }).waitFor()
  await page.getByLabel('Tool 1').fill('Debtor letter service')
  await page.getByLabel('Who runs it, where').first().fill('Fenwick Loop')
  await page.getByLabel('Tool 2').fill('Reminder workbook')
  await picture(page, 'list', { themes: true })
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Make a new secret at Xero' }).waitFor()
  step('The tools that use it are listed; then a new secret is made in the developer portal')
  await picture(page, 'make', { themes: true })
  await page.getByRole('button', { name: 'I have the new secret' }).click()
  await page.getByLabel('New client secret').fill('sandbox-only-not-a-real-secret-mistyped')
  await picture(page, 'paste', { themes: true })
  await page.getByRole('button', { name: 'Store it and prove it' }).click()
  await page.getByRole('heading', { name: 'Xero refused the new secret' }).waitFor()
  step('A mistyped secret: Xero refuses it, the reason is said, and nothing has changed')
  await picture(page, 'refused', { themes: true })
  await page.getByRole('button', { name: 'Save and close' }).click()
  await page.getByText('A rotation is under way.').waitFor()
  await openPlace(page, 'Overview')
  await page.getByRole('heading', { name: /is not finished/u }).waitFor()
  step('Left in the middle: Overview leads back to it')
  await picture(page, 'overview-unfinished')
}

const rotate = async (practice: Practice, { step, picture }: Guide) => {
  const { keyward, sandbox } = practice
  await keyward.kill()
  const page = await keyward.restart()
  await page.getByRole('button', { name: 'Carry on' }).click()
  await page.getByRole('heading', { name: 'Xero refused the new secret' }).waitFor()
  step('Keyward is killed and started again: the procedure knows where it was')
  const secret = await generate(practice)
  await page.getByRole('button', { name: 'Paste it again' }).click()
  await page.getByLabel('New client secret').fill(secret)
  await page.getByRole('button', { name: 'Store it and prove it' }).click()
  await page.getByRole('button', { name: 'Switch over' }).waitFor()
  step('The new secret proves itself twice; the current one is asked as well, and both work')
  await picture(page, 'proven', { themes: true })
  await page.getByRole('button', { name: 'Switch over' }).click()
  await page.getByRole('heading', { name: 'Give the tools the new secret' }).waitFor()
  await page.getByRole('checkbox', { name: /Debtor letter service/u }).click()
  await page.getByRole('checkbox', { name: /Reminder workbook/u }).click()
  await page.getByRole('button', { name: 'All have it' }).waitFor()
  await picture(page, 'update', { themes: true })
  await page.getByRole('button', { name: 'All have it' }).click()
  await page.getByRole('button', { name: 'Ask Xero' }).click()
  await page.getByRole('heading', { name: 'The old secret still works' }).waitFor()
  step('Switched over, tools ticked; the old secret still works at Xero, and Keyward says how to delete it')
  await picture(page, 'old-still-works', { themes: true })
  await page.getByRole('button', { name: 'Open the developer portal' }).click()
  const portal = await practice.browser.page(`${sandbox.login}/app/manage`)
  await portal.getByRole('button', { name: `Delete secret 1 of ${LEDGER_TOOL.name}` }).click()
  // the page is closed once Xero has done it, not while it is on its way there
  const left = () => sandbox.apps().find(({ clientId }) => clientId === LEDGER_TOOL.clientId)?.secrets.length
  await until(30_000, 'the secret to be deleted at Xero', () => (left() === 1 ? true : null))
  await closePage(portal)
  await page.getByRole('button', { name: 'Ask again' }).click()
  await page.getByRole('heading', { name: 'Forget the old secret' }).waitFor()
  step('Deleted in the portal: now Xero refuses it')
  await picture(page, 'old-dead', { themes: true })
  await page.getByRole('button', { name: 'Forget it and finish' }).click()
  await page.getByRole('list', { name: 'Rotations' }).waitFor()
  step('Forgotten, verified in the keychain; the app’s page keeps the record')
  await picture(page, 'history', { themes: true })
  if (left() !== 1) throw new Error(`${left()} secrets at Xero`)
}

const leak = async (practice: Practice, { step, picture }: Guide) => {
  const { keyward, sandbox } = practice
  const { page } = keyward
  sandbox.setSwitches({ secretModel: 'one' })
  await page.getByRole('button', { name: 'It has leaked…' }).click()
  await page.getByRole('heading', { name: /secret has leaked/u }).waitFor()
  step('It has leaked: four ways to take access away, and the notice to Xero')
  await picture(page, 'leak', { themes: true })
  await page.getByRole('button', { name: 'Replace it now' }).click()
  await page.getByRole('heading', { name: 'Make a new secret at Xero' }).waitFor()
  await picture(page, 'leak-make', { themes: true })
  const secret = await generate(practice)
  await page.getByRole('button', { name: 'I have the new secret' }).click()
  await page.getByLabel('New client secret').fill(secret)
  await page.getByRole('button', { name: 'Store it and prove it' }).click()
  await page.getByText(/Xero refused the current one when it was asked/u).waitFor()
  step('In the other model Xero ends the old secret at once: found by asking, not assumed')
  await picture(page, 'leak-proven', { themes: true })
  await page.getByRole('button', { name: 'Switch over' }).click()
  await page.getByRole('heading', { name: 'Delete the old secret at Xero' }).waitFor()
  sandbox.failNext({ endpoint: 'token', status: 503 })
  await page.getByRole('button', { name: 'Ask Xero' }).click()
  await page.getByText(/There was no clear answer\./u).waitFor()
  step('Xero has trouble: “could not tell”, never “dead”')
  await picture(page, 'could-not-tell', { themes: true })
  await page.getByRole('button', { name: 'Ask again' }).click()
  step('Only then are the tools waited for')
  await page.getByRole('button', { name: /Go on with 2 tools left/u }).click()
  await page.getByRole('button', { name: 'Forget it and finish' }).click()
  await page.getByRole('list', { name: 'Rotations' }).waitFor()
  step('Replaced, and the old one proven dead')
}
