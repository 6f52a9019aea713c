import { tick } from '../../ticked.ts'
import type { Page } from 'playwright'
import { INES, LEDGER_TOOL } from '../../../electron/sandbox/seed.ts'
import { addApp, consentInBrowser, openPlace, startPractice, type Practice } from '../practice.ts'
import { shellLine, type Line } from '../shell-line.ts'
import type { Chapter, Guide } from './tour.ts'

const PASSPHRASE = 'amber kettle under the wide stair'
const WORKBOOK = 'Month-end workbook'
const LETTERS = 'debtor-letters'
const ORGANISATION = 'Cuttlebone Surf School'

/** Two programs ask: one reads an organisation through Keyward, the other wants a token; what each has, and its end. */
export const toolsChapter: Chapter = {
  name: 'tools',
  run: async (guide) => {
    const practice = await startPractice()
    guide.ends('the practice', practice.close)
    guide.watches(() => practice.keyward.page)
    await setUp(practice)
    const address = await setUpTool(practice, guide)
    await letItRead(practice, guide, address)
    await refuseAToken(practice, guide)
    await lock(practice, guide, address)
    await lookBack(practice, guide)
  },
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const card = (page: Page) => page.getByRole('alertdialog')

const setUp = async (practice: Practice) => {
  const { page } = practice.keyward
  await addApp(page, LEDGER_TOOL, practice.sandbox.relayUri)
  await button(page, 'Connect an organisation').click()
  await consentInBrowser(practice, { person: INES.name })
  await button(page, 'Done').click()
  await openPlace(page, 'Settings')
  const part = page.getByRole('region', { name: 'Lock', exact: true })
  await part.getByLabel('Passphrase', { exact: true }).check()
  await page.getByLabel('New passphrase').fill(PASSPHRASE)
  await page.getByLabel('The same once more').fill(PASSPHRASE)
  await button(page, 'Set the passphrase').click()
  await button(page, 'Lock now').waitFor()
}

const setUpTool = async ({ keyward }: Practice, { step, picture }: Guide): Promise<string> => {
  const { page } = keyward
  await page.getByRole('link', { name: 'Tools' }).click()
  await tick(page.getByRole('switch', { name: 'Tools on this computer may ask' }))
  await button(page, 'Add a tool…').click()
  await page.getByLabel('Name', { exact: true }).fill(WORKBOOK)
  await page.getByLabel('What it is for').fill('Debtors for the month end')
  await page.getByLabel('Organisation', { exact: true }).selectOption({ label: ORGANISATION })
  step(
    'Tools are switched on in Settings, and the safer way is offered first: through Keyward, one organisation',
  )
  await picture(page, 'switched-on', { themes: true })
  await button(page, 'Save the tool').click()
  await page.getByRole('heading', { name: '1 tool set up' }).waitFor()
  const address = await page.evaluate(async () => {
    const snapshot = await window.keyward.getSnapshot({})
    const toolId = snapshot.ok ? (snapshot.value.tools.tools[0]?.id ?? '') : ''
    const found = await window.keyward.toolAddress({ toolId })
    return found.ok ? found.value.address : ''
  })
  if (!/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/u.test(address)) throw new Error('the tool has no address')
  return address
}

/** A first row, as a spreadsheet would have it, by Python alone. */
const FIRST_ROW = `import csv, json, os, sys, urllib.request
with urllib.request.urlopen(os.environ['ADDRESS'] + '/api.xro/2.0/Organisation') as answer:
    for one in json.load(answer)['Organisations']:
        csv.writer(sys.stdout).writerow([one['Name'], one['BaseCurrency']])`

const expectLine = (what: string, { code, out, said }: Line, isRight: boolean) => {
  if (!isRight) throw new Error(`${what}: ended with ${code}, ${out.slice(0, 300)} ${said.slice(0, 300)}`)
}

const curl = (practice: Practice, address: string, more: string) =>
  shellLine(
    practice.keyward,
    `curl --silent --max-time 100 --write-out ' %{http_code}' ${more} "$ADDRESS/api.xro/2.0/Organisation"`,
    { ADDRESS: address },
  )

const letItRead = async (practice: Practice, { step, picture }: Guide, address: string) => {
  const { page } = practice.keyward
  const reading = curl(practice, address, '')
  await card(page)
    .getByRole('heading', { name: `Let ${WORKBOOK} read ${ORGANISATION}?` })
    .waitFor()
  step('curl calls its address, and Keyward asks: which organisation, what it may call, for how long')
  await picture(page, 'reading-asks', { themes: true })
  await card(page).getByRole('radio', { name: '10 minutes' }).check()
  await button(page, 'Allow for 10 minutes').click()
  const read = await reading
  expectLine('curl', read, read.out.includes(ORGANISATION) && read.out.endsWith(' 200'))
  step('Allowed for ten minutes: curl has the organisation, and neither secret nor token')
  const row = await shellLine(practice.keyward, `/usr/bin/python3 -c "$SCRIPT"`, {
    ADDRESS: address,
    SCRIPT: FIRST_ROW,
  })
  expectLine('Python', row, row.code === 0 && row.out.startsWith(`${ORGANISATION},`))
  step(`Python has the first row of a spreadsheet from it: ${row.out.trim()}`)
  const written = await curl(practice, address, `--request POST --data '{}'`)
  expectLine('a write', written, written.out.includes('toolOutOfBounds') && written.out.endsWith(' 403'))
  step('A write is refused by Keyward, and Xero hears nothing of it')
  await page.getByText(/^Until \d/u).waitFor()
  await picture(page, 'allowed', { themes: true })
}

const refuseAToken = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  const asking = shellLine(practice.keyward, `keyward token --app "${LEDGER_TOOL.name}" --tool ${LETTERS}`)
  await card(page)
    .getByRole('heading', { name: new RegExp(`^Give ${LETTERS} a token for \\d+ organisations\\?$`, 'u') })
    .waitFor()
  await card(page).getByText(ORGANISATION, { exact: true }).waitFor()
  step('Another program wants a token, and Keyward names every organisation that it would reach')
  await picture(page, 'a-token-asks', { themes: true })
  await button(page, 'Do not allow, and stop asking').click()
  const refused = await asking
  expectLine('keyward token', refused, refused.code === 13 && refused.out === '')
  const again = await shellLine(
    practice.keyward,
    `keyward token --app "${LEDGER_TOOL.name}" --tool ${LETTERS}`,
  )
  expectLine('keyward token', again, again.code === 13 && again.out === '')
  await page.getByText('Not to ask again').waitFor()
  step('Not allowed, and not asked about again: the command ends with 13 and prints nothing')
  await picture(page, 'denied')
}

const lock = async (practice: Practice, { step }: Guide, address: string) => {
  const { page } = practice.keyward
  await page.getByRole('link', { name: 'General' }).click()
  await button(page, 'Lock now').click()
  await page.getByRole('heading', { name: 'Keyward is locked' }).waitFor()
  const read = await curl(practice, address, '')
  expectLine('curl', read, read.out.endsWith(' 423'))
  const asked = await shellLine(practice.keyward, `keyward run --app "${LEDGER_TOOL.name}" -- true`)
  expectLine('keyward run', asked, asked.code === 11)
  step('Locked: curl is told so by 423, the command by 11, and nobody has anything')
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await button(page, 'Unlock').click()
  await page.getByRole('heading', { name: 'Keyward is locked' }).waitFor({ state: 'detached' })
  const anew = curl(practice, address, '')
  await card(page)
    .getByRole('heading', { name: `Let ${WORKBOOK} read ${ORGANISATION}?` })
    .waitFor()
  await button(page, 'Do not allow').click()
  const refused = await anew
  expectLine('curl', refused, refused.out.endsWith(' 403'))
  step('What was allowed has ended with the lock: the workbook is asked about anew')
}

const lookBack = async ({ keyward: { page } }: Practice, { step, picture }: Guide) => {
  await openPlace(page, 'Activity')
  const log = page.getByRole('table', { name: 'Activity' })
  for (const line of [
    `${WORKBOOK}: for 10 minutes`,
    `${LETTERS}: and it is not to ask again`,
    `${WORKBOOK}: not now`,
  ])
    await log.getByText(line).first().waitFor()
  step('The log has each yes and each no, with its tool')
  await picture(page, 'log', { themes: true })
  await button(page, 'People').click()
  await button(page, `Show ${INES.name}`).click()
  const tools = page.getByRole('list', { name: 'Tools', exact: true })
  await tools.getByText(WORKBOOK).waitFor()
  await tools.scrollIntoViewIfNeeded()
  step('So has the trail of Ines, on whose sign-in both tools stand')
  await picture(page, 'trail', { themes: true })
}
