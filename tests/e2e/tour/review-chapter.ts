import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { INES, JONAH, LEDGER_TOOL } from '../../../electron/sandbox/seed.ts'
import {
  addApp,
  chooseFile,
  consentInBrowser,
  hostRule,
  openPlace,
  startPractice,
  type Practice,
} from '../practice.ts'
import { closePage, openInBrowser } from '../system-browser.ts'
import { tenThousand } from './review-large.ts'
import type { Chapter, Guide } from './tour.ts'

/** A year's questions: what needs somebody, what was so, who knows what, and whether the log can be believed. */
export const reviewChapter: Chapter = {
  name: 'review',
  run: async (guide) => {
    const practice = await startPractice()
    guide.ends('the practice', practice.close)
    guide.watches(() => practice.keyward.page)
    await hostRule(practice)
    await sayWho(practice, guide)
    await connectAsTwo(practice, guide)
    await checkHealth(practice, guide)
    await cancelAndGoOn(practice, guide)
    await saveReview(practice, guide)
    await muchChanges(practice, guide)
    await compare(practice, guide)
    await somebodyLeaves(practice, guide)
    await verifyPack(practice, guide)
    await searchLog(practice, guide)
    await breakLog(practice, guide)
    await offline(practice, guide)
    await practice.close()
    await tenThousand(guide)
  },
}

const openTab = async ({ keyward: { page } }: Practice, tab: 'Log' | 'Reviews' | 'People') => {
  await openPlace(page, 'Activity')
  await page.getByRole('group', { name: 'Show' }).getByRole('button', { name: tab }).click()
}

const introduce = async ({ keyward: { page } }: Practice, who: { name: string; email: string }) => {
  await page.getByLabel('Your name').fill(who.name)
  await page.getByLabel('Your e-mail address').fill(who.email)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved. The log carries this name from now on.').first().waitFor()
}

const sayWho = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  await introduce(practice, JONAH)
  step('The first run asks who uses this Keyward: a name and an e-mail address')
  await picture(page, 'who-uses-it', { themes: true })
  await openTab(practice, 'Reviews')
  await picture(page, 'known-nothing', { themes: true })
  await openTab(practice, 'Log')
  step('An empty vault: the log, the reviews and the people say what will stand there')
  await picture(page, 'log-empty')
}

const connectAsTwo = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  await addApp(page, LEDGER_TOOL, practice.relayUri)
  await page.getByRole('button', { name: 'Reveal' }).click()
  await page.getByRole('button', { name: 'Hide' }).click()
  await page.getByRole('button', { name: 'Copy', exact: true }).first().click()
  await page.getByRole('button', { name: 'Clear it now' }).click()
  await page.getByRole('button', { name: 'Connect an organisation' }).click()
  await consentInBrowser(practice, { person: JONAH.name })
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await openPlace(page, 'Settings')
  await introduce(practice, INES)
  await openPlace(page, 'Connections')
  await page.getByRole('button', { name: 'Connect an organisation' }).first().click()
  await consentInBrowser(practice, {
    person: INES.name,
    organisations: [
      'Anvil Street Coffee',
      'Dray & Harness Saddlery',
      'Eddystone Kayaks',
      'Fallow Field Cider',
      'Gannet Rock Rentals',
      'Ironbark Stage Lighting',
      'Juniper Court Residents',
      'Kelp & Barrow Grocers',
    ],
  })
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  step(
    'Jonah saw and copied the secret and connected four organisations; then Ines took over and connected eight',
  )
  await openTab(practice, 'People')
  await page.getByRole('table', { name: 'People' }).waitFor()
  await picture(page, 'people', { themes: true })
}

const checkHealth = async (practice: Practice, { step, picture }: Guide) => {
  const { keyward, sandbox } = practice
  const { page } = keyward
  const [down, busy] = ['Anvil Street Coffee', 'Eddystone Kayaks']
  sandbox.failNext({ endpoint: 'organisation', status: 503, tenantName: down })
  sandbox.failNext({
    endpoint: 'organisation',
    status: 429,
    retryAfterSeconds: 2,
    problem: 'minute',
    tenantName: busy,
  })
  await openPlace(page, 'Connections')
  await page.getByRole('button', { name: 'Check all' }).click()
  await page.getByRole('row', { name: new RegExp(down, 'u') }).click()
  await page.getByText('Xero is having problems.').first().waitFor()
  step(
    'One organisation has trouble, another asks to wait: the rest is checked, and the busy one asked again',
  )
  await picture(page, 'health-trouble', { themes: true })
  await page.getByRole('button', { name: 'Check everything now' }).waitFor() // the check goes on for the busy one
  await page.getByRole('button', { name: 'Ask again' }).click()
  await page
    .getByText(/Answered in/u)
    .first()
    .waitFor()
  step('The history of its checks: when, what Xero said, and how much more it would take')
  await picture(page, 'health-history', { themes: true })
  await page.getByRole('button', { name: 'Close the pane' }).click()
}

const cancelAndGoOn = async (practice: Practice, { step, picture }: Guide) => {
  const { keyward, sandbox } = practice
  const { page } = keyward
  sandbox.setSwitches({ latencyMs: 6_000 })
  await page.getByRole('button', { name: 'Check all' }).click()
  await page
    .getByText(/Asking each: /u)
    .first()
    .waitFor()
  await picture(page, 'check-under-way')
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  sandbox.setSwitches({ latencyMs: 0 })
  await page.getByRole('button', { name: 'Go on' }).waitFor()
  await picture(page, 'check-cancelled', { themes: true })
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Go on' }).waitFor({ state: 'detached' })
  step('A check is cancelled, and taken up again where it was')
}

const saveReview = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  await openPlace(page, 'Overview')
  await page.getByRole('button', { name: 'Check everything', exact: true }).click()
  await page.getByText('Checked just now').first().waitFor()
  await openTab(practice, 'Reviews')
  await page.getByRole('button', { name: 'Save a review…' }).click()
  await page.getByRole('table', { name: 'Saved reviews' }).waitFor()
  step('A review is saved: a page to print, a spreadsheet, and a signed file')
  await picture(page, 'review-saved', { themes: true })
  const pack = join(practice.files, packs(practice).at(-1) ?? '')
  await openInBrowser(practice.browser, `file://${join(pack, 'review.html').replaceAll(' ', '%20')}`)
  const shown = await practice.browser.page('file://')
  await picture(shown, 'evidence-page', { themes: true })
  await closePage(shown)
}

const packs = ({ files }: Practice) =>
  readdirSync(files)
    .filter((name) => name.startsWith('Keyward review'))
    .toSorted()

const muchChanges = async (practice: Practice, { step, picture }: Guide) => {
  const { keyward, sandbox } = practice
  const { page } = keyward
  sandbox.disconnectAtXero('Gannet Rock Rentals')
  sandbox.leave(JONAH.name)
  sandbox.advance(3_600) // the access tokens end, so that Xero is asked for new ones
  await openPlace(page, 'Xero apps')
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('Another scope, as Xero writes it').fill('accounting.contacts')
  await page.getByRole('button', { name: 'Add scope' }).click()
  await page.getByRole('button', { name: 'Save the changes' }).click()
  await page.getByRole('button', { name: 'Edit' }).waitFor() // stored; until then leaving would be asked about
  await openPlace(page, 'Connections')
  await page.getByRole('button', { name: 'Check all' }).click()
  await page.getByRole('row', { name: /Barley Row Books.*Expired, still connected/u }).waitFor()
  sandbox.advance(-3_600)
  await page.getByRole('button', { name: 'Connect an organisation' }).first().click()
  await consentInBrowser(practice, { person: INES.name, organisations: ['Barley Row Books'] })
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await openPlace(page, 'Overview')
  await page.getByText('Gannet Rock Rentals is gone at Xero').waitFor()
  step('At Xero: Jonah’s login ended, one organisation was disconnected there, and the app asks for more')
  await picture(page, 'overview-needs', { themes: true })
}

const compare = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  await openTab(practice, 'Reviews')
  const changes = page.getByRole('table', { name: 'What changed' })
  await changes.getByRole('row', { name: /Authorised by somebody else.*Barley Row Books/u }).waitFor()
  await changes.getByRole('row', { name: /Connection gone.*Gannet Rock Rentals/u }).waitFor()
  await changes.getByRole('row', { name: /Scopes widened.*Ines Halloway/u }).waitFor()
  step('Compared with the saved review: gone, authorised by somebody else, scopes widened')
  await changes.scrollIntoViewIfNeeded()
  await picture(page, 'what-changed', { themes: true })
}

const somebodyLeaves = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  await openTab(practice, 'People')
  await page.getByRole('button', { name: `Show ${JONAH.name}` }).click()
  await page.getByRole('heading', { name: 'Secrets they know' }).waitFor()
  await picture(page, 'what-jonah-holds', { themes: true })
  await page.getByRole('button', { name: 'They are leaving…' }).click()
  await page.getByRole('button', { name: 'Make the list' }).click()
  await page.getByRole('heading', { name: /tasks? left/u }).waitFor()
  step('Jonah leaves: the secret that he saw, the three organisations that stand on his sign-in')
  await picture(page, 'leaver-list', { themes: true })
  practice.sandbox.setPrivilege(JONAH.name, false)
  await page.getByRole('checkbox', { name: /Switch off “Connect third-party add-ons”/u }).click()
  await page.getByRole('checkbox', { name: /End Jonah Strake’s login/u }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await consentInBrowser(practice, {
    person: INES.name,
    organisations: [
      'Barley Row Books',
      'Cuttlebone Surf School',
      'Haymarket Clock Repairs',
      'Limewash Painters',
    ],
  })
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await page.getByText(/Seen on .*: somebody else’s sign-in reaches them/u).waitFor()
  step('Two things are ticked by hand; authorising anew proves itself')
  await picture(page, 'leaver-proven', { themes: true })
  await page.getByRole('button', { name: 'Save with the evidence…' }).click()
  await page
    .getByText(/Saved in/u)
    .first()
    .waitFor()
  step('The list is saved with the evidence')
}

const verifyPack = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  const file = join(practice.files, packs(practice)[0] ?? '', 'review.json')
  await openTab(practice, 'Reviews')
  chooseFile(practice, file)
  await page.getByRole('button', { name: 'Check an evidence pack…' }).click()
  await page.getByText('The activity log still holds everything up to that review.').waitFor()
  step('The saved pack is checked: signature, page, spreadsheet, and the log that it ended with')
  await picture(page, 'pack-holds', { themes: true })
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('Kelp & Barrow Grocers', 'Kelp and Barrow'))
  chooseFile(practice, file)
  await page.getByRole('button', { name: 'Check an evidence pack…' }).click()
  await page.getByText('That review was changed after it was signed.').first().waitFor()
  step('One name changed in the file: it is refused, with the reason')
  await picture(page, 'pack-altered', { themes: true })
}

const searchLog = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  await openTab(practice, 'Log')
  await page.getByLabel('Search activity').fill('jonah secret')
  await page.getByRole('row', { name: /Jonah Strake.*Secret copied/u }).waitFor()
  step('The log is searched: what Jonah did with secrets')
  await picture(page, 'log-searched', { themes: true })
  await page.getByRole('button', { name: 'Save as CSV…' }).click()
  await page
    .getByText(/Saved to .*\.csv/u)
    .first()
    .waitFor()
  await page.getByLabel('Search activity').fill('')
}

/** Somebody with a text editor, while Keyward is closed. */
const breakLog = async (practice: Practice, { step, picture }: Guide) => {
  const { keyward } = practice
  await keyward.kill('SIGTERM')
  const folder = join(keyward.profile, 'activity')
  const file = join(folder, readdirSync(folder)[0] ?? '')
  const lines = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, lines.filter((line) => !line.includes('"secretRevealed"')).join('\n'))
  const page = await keyward.restart()
  await page.getByRole('heading', { name: 'The activity log is not as Keyward wrote it' }).waitFor()
  await picture(page, 'overview-log-broken', { themes: true })
  await page.getByRole('button', { name: 'Show where' }).click()
  await page
    .getByText(/Before it, 1 line is missing/u)
    .first()
    .waitFor()
  step('A line was taken out of the log with a text editor: it is found, and shown where')
  await picture(page, 'log-broken', { themes: true })
}

const offline = async (practice: Practice, { step, picture }: Guide) => {
  const { keyward, sandbox } = practice
  sandbox.failNext({ endpoint: 'any', kind: 'hang', times: 1_000 })
  await keyward.restart()
  await openTab(practice, 'Reviews')
  await keyward.page.getByRole('table', { name: 'Known now' }).waitFor()
  step('Xero out of reach: everything known is there, as of when it was true')
  await picture(keyward.page, 'known-offline', { themes: true })
  const before = packs(practice).length
  await keyward.page.getByRole('button', { name: 'Save a review…' }).click()
  await keyward.page
    .getByText(/Saved in/u)
    .first()
    .waitFor()
  if (packs(practice).length !== before + 1) throw new Error('no pack was saved offline')
  step('A review is saved without a network')
}
