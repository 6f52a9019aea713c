import { INES, JOB_TOOL, LEDGER_TOOL, MIRREN, PRACTICE } from '../../../electron/sandbox/seed.ts'
import { addApp, consentInBrowser, fillApp, openPlace, startPractice, type Practice } from '../practice.ts'
import type { Chapter, Guide } from './tour.ts'

/** The main job from an empty vault to a disconnected organisation, with what goes wrong on the way. */
export const mainChapter: Chapter = {
  name: 'main',
  run: async (guide) => {
    const practice = await startPractice()
    guide.ends('the practice', practice.close)
    guide.watches(() => practice.keyward.page)
    guide.step('Keyward opens on the sandbox practice')
    await guide.picture(practice.keyward.page, 'first-run', { themes: true })
    await addFirstApp(practice, guide)
    await hostTheRule(practice, guide)
    await connectOrganisations(practice, guide)
    await connectPractice(practice, guide)
    await lookAround(practice, guide)
    await disconnectOne(practice, guide)
    await loseTheNetwork(practice, guide)
    await expire(practice, guide)
    await growLarge(practice, guide)
    await removeApp(practice, guide)
    await startAgain(practice, guide)
  },
}

const addFirstApp = async ({ keyward, relayUri }: Practice, { step, picture }: Guide) => {
  const { page } = keyward
  await page.getByRole('button', { name: 'Add a Xero app' }).click()
  await page.getByLabel('Name, as in the developer portal').fill('Our Xero ledger')
  await page.getByLabel('Redirect URI, exactly as in the developer portal').fill('keyward://oauth/callback')
  await page.getByRole('button', { name: 'Add the app' }).click()
  step('A name with "Xero" in it and a custom redirect are refused, with the reason, before Xero could')
  await picture(page, 'form-teaches', { themes: true })
  await fillApp(page, LEDGER_TOOL, relayUri)
  step('One paste of "Client id … Client secret …" fills both fields')
  await page.getByRole('heading', { name: 'Name', exact: true }).scrollIntoViewIfNeeded()
  await picture(page, 'add-app', { themes: true })
  await page.getByRole('button', { name: 'Add the app' }).click()
  await page.getByRole('heading', { name: LEDGER_TOOL.name, level: 2 }).waitFor()
  step('The secret is in the keychain; the app shows a mask')
  await picture(page, 'app', { themes: true })
  await page.getByRole('button', { name: 'Reveal' }).click()
  await page.getByTitle('Client secret', { exact: true }).waitFor()
  await picture(page, 'app-revealed')
  await page.getByRole('button', { name: 'Hide' }).click()
  await page.getByRole('button', { name: 'Copy', exact: true }).first().click()
  await page.getByRole('button', { name: 'Clear it now' }).waitFor()
  step('Revealed on purpose, for 30 seconds; copied, with a clipboard that clears itself')
  await picture(page, 'app-copied')
  await page.getByRole('button', { name: 'Clear it now' }).click()
}

const hostTheRule = async ({ keyward, nginx }: Practice, { step, picture }: Guide) => {
  const { page } = keyward
  await page.getByRole('button', { name: 'Show the rule to host' }).click()
  const rule = await page.getByRole('region', { name: 'Rule for nginx' }).textContent()
  await picture(page, 'relay-rule', { themes: true })
  await nginx.useRule(rule ?? '')
  step('The rule that Keyward wrote is hosted in a real nginx')
  await page.getByRole('button', { name: 'Try it now' }).click()
  await page.getByText('It came back').waitFor()
  step('A trial of the route comes back: browser, nginx, operating system, Keyward')
  await picture(page, 'route-tried')
  await page.getByRole('button', { name: 'Put this away' }).click()
}

const connectOrganisations = async (practice: Practice, { step, picture }: Guide) => {
  const { page } = practice.keyward
  await openPlace(page, 'Connections')
  await page.getByRole('button', { name: 'Connect an organisation' }).first().click()
  await page.getByRole('heading', { name: 'Finish signing in with your browser' }).waitFor()
  step('The system browser is open at Xero; Keyward says what it waits for, and until when')
  await picture(page, 'sign-in', { themes: true })
  await consentInBrowser(practice, { person: INES.name })
  await page.getByRole('list', { name: 'Connected now' }).waitFor()
  step(
    'The redirect came back through the system’s handler for keyward://; twelve organisations are connected',
  )
  await picture(page, 'connected', { themes: true })
  await page.getByRole('button', { name: 'Done', exact: true }).click()
}

const connectPractice = async (practice: Practice, { step, picture }: Guide) => {
  const { keyward, browser, sandbox, relayUri } = practice
  const { page } = keyward
  await addApp(page, JOB_TOOL, relayUri)
  await page.getByRole('button', { name: 'Connect an organisation' }).click()
  const xero = await browser.page(`${sandbox.login}/identity`)
  await xero.getByRole('button', { name: `Sign in as ${MIRREN.name}` }).click()
  await xero
    .getByText('You don’t have access to connect any Xero Practice Manager accounts')
    .or(xero.getByText("You don't have access to connect any Xero Practice Manager accounts"))
    .first()
    .waitFor()
  step('Somebody without the privilege: Xero shows its own page and never calls back')
  await picture(xero, 'no-privilege-at-xero')
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.getByRole('button', { name: 'Connect an organisation' }).click()
  await consentInBrowser(practice, { person: INES.name })
  await page.getByRole('button', { name: `Show ${PRACTICE.tenantName}` }).click()
  step('With the privilege, the Practice Manager practice is connected')
}

const lookAround = async ({ keyward }: Practice, { step, picture }: Guide) => {
  const { page } = keyward
  await page.getByRole('row', { name: /Fallow Field Cider/u }).click()
  step('An organisation of a kind that Keyward does not know is kept, and called so')
  await picture(page, 'connections', { themes: true })
  await openPlace(page, 'Overview')
  await picture(page, 'overview-quiet', { themes: true })
  await openPlace(page, 'Activity')
  await page.getByRole('table', { name: 'Activity' }).getByRole('row').nth(1).waitFor()
  await picture(page, 'activity', { themes: true })
  await openPlace(page, 'Settings')
  await picture(page, 'settings', { themes: true })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('kelp')
  await picture(page, 'palette', { themes: true })
  await page.keyboard.press('Escape')
  step('Overview, Activity, Settings and the palette')
}

const disconnectOne = async ({ keyward, sandbox }: Practice, { step, picture }: Guide) => {
  const { page } = keyward
  await openPlace(page, 'Connections')
  await page.getByRole('row', { name: /Kelp & Barrow Grocers/u }).click()
  await page.getByRole('button', { name: 'Check now' }).click()
  await page.getByRole('button', { name: 'Disconnect…' }).click()
  step('The card says what ends and what stays, before it asks')
  await picture(page, 'disconnect', { themes: true })
  const before = sandbox.connections().length
  await page.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await page.getByRole('button', { name: 'Take off the list' }).waitFor()
  const gone = before - sandbox.connections().length
  if (gone !== 1) throw new Error(`${gone} connections went at Xero`)
  step('Only that one is gone at Xero, proven by asking again')
  await picture(page, 'disconnected')
}

const loseTheNetwork = async ({ keyward, sandbox }: Practice, { step, picture }: Guide) => {
  const { page } = keyward
  await page.getByRole('row', { name: /Limewash Painters/u }).click()
  await page.getByRole('button', { name: 'Disconnect…' }).click()
  // more than once: Chromium by itself asks again where a connection that it kept open is cut
  sandbox.failNext({ endpoint: 'disconnect', kind: 'loseAnswer', times: 50 })
  await page.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await page.getByRole('button', { name: 'Try again' }).waitFor()
  step('The network goes away in between: "not yet disconnected", never shown as gone')
  await picture(page, 'not-yet-disconnected', { themes: true })
  sandbox.setSwitches({ faults: [] })
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('button', { name: 'Take off the list' }).waitFor()
  step('Tried again, and proven')
}

const expire = async (practice: Practice, { step, picture }: Guide) => {
  const { keyward, sandbox } = practice
  const { page } = keyward
  sandbox.expireRefreshTokens(INES.name)
  sandbox.advance(3_600)
  await page.getByRole('button', { name: 'Check all' }).click()
  await page.getByRole('row', { name: /Anvil Street Coffee.*Expired, still connected/u }).click()
  step('Sign-ins that Xero no longer takes: "expired, still connected", with the ways out')
  await picture(page, 'expired', { themes: true })
  await openPlace(page, 'Overview')
  await picture(page, 'overview-needs', { themes: true })
  sandbox.advance(-3_600)
  await openPlace(page, 'Connections')
  await page.getByRole('row', { name: /Anvil Street Coffee/u }).click()
  await page.getByRole('button', { name: 'Sign in again' }).first().click()
  await consentInBrowser(practice, { person: INES.name })
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  step('Signed in again: the same rows, fine for another 60 days')
}

const growLarge = async ({ keyward, sandbox }: Practice, { step, picture }: Guide) => {
  const { page } = keyward
  sandbox.addConnections(LEDGER_TOOL.clientId, INES.name, 200)
  await page.getByRole('button', { name: 'Check all' }).click()
  await page
    .getByText(/21\d connections/u)
    .first()
    .waitFor()
  await picture(page, 'two-hundred', { themes: true })
  await openPlace(page, 'Settings')
  await page.getByRole('switch', { name: 'Compact rows' }).click()
  await openPlace(page, 'Connections')
  await page.getByLabel('Search organisations and people').fill('ines')
  await picture(page, 'two-hundred-compact', { themes: true })
  await page.getByLabel('Search organisations and people').fill('')
  step('Two hundred organisations, also in compact rows')
}

const removeApp = async ({ keyward }: Practice, { step, picture }: Guide) => {
  const { page } = keyward
  await openPlace(page, 'Xero apps')
  await page
    .getByRole('button', { name: new RegExp(`^${JOB_TOOL.name}`, 'u') })
    .or(page.getByRole('link', { name: new RegExp(`^${JOB_TOOL.name}`, 'u') }))
    .first()
    .click()
  await page.getByRole('button', { name: 'Remove…' }).click()
  step('Removing an app says what stays connected at Xero')
  await picture(page, 'remove-app', { themes: true })
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByText(`${JOB_TOOL.name} is removed from this vault.`).first().waitFor()
}

const startAgain = async ({ keyward, sandbox, desktop }: Practice, { step, picture }: Guide) => {
  sandbox.failNext({ endpoint: 'any', kind: 'hang', times: 1_000 })
  const again = await keyward.restart()
  await openPlace(again, 'Connections')
  await again.getByRole('row', { name: /Anvil Street Coffee/u }).click()
  step('Ended and started again, with Xero out of reach: everything known is there, with its age')
  await picture(again, 'offline')
  await desktop.lockKeyring()
  const locked = await keyward.restart()
  await locked.getByRole('button', { name: 'Try again' }).waitFor()
  step('The keychain is locked: it says so, and nothing is lost')
  await picture(locked, 'keychain-locked', { themes: true })
}
