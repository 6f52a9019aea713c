import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { readLink } from '../../shared/handover/link.ts'
import { ageAtTerminal } from '../adapters/age-command.ts'
import { chromiumForPages } from '../chromium.ts'
import { LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { listening } from '../share-servers/listening.ts'
import { startPrivateBin } from '../share-servers/private-bin.ts'
import { startYopass } from '../share-servers/yopass.ts'
import { addApp, openPlace } from './practice.ts'
import {
  compose,
  introduce,
  keepReceipt,
  look,
  receiptOn,
  sealedLink,
  startTwo,
  useRelayPage,
  useShareServer,
} from './two-profiles.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop')

let two: Awaited<ReturnType<typeof startTwo>>
let bin: Awaited<ReturnType<typeof startPrivateBin>>
let yo: Awaited<ReturnType<typeof startYopass>>
beforeAll(async () => {
  bin = await startPrivateBin()
  yo = await startYopass()
  two = await startTwo()
  await addApp(two.tessa.page, LEDGER_TOOL, 'https://brackenmoor.example/xero/callback')
  await introduce(two.tessa.page, 'Tessa Quillon')
  await introduce(two.owen.page, 'Owen Marsh')
})
afterAll(async () => {
  await two.close()
  await bin.stop()
  await yo.stop()
})
const tessa = () => two.tessa.page
const owen = () => two.owen.page
const removeApps = async () => {
  const stored = await owen().evaluate(() => globalThis.window.keyward.getSnapshot({}))
  for (const app of stored.ok ? stored.value.apps : [])
    await owen().evaluate((appId) => globalThis.window.keyward.removeApp({ appId }), app.id)
}
/** Seals for Owen by the share server; answers the link that leads there, and the words. */
const putOnServer = async () => {
  await compose(tessa(), { app: LEDGER_TOOL.name, to: 'Owen Marsh' })
  await tessa().getByRole('radio', { name: 'Your server' }).check()
  await tessa().getByRole('button', { name: 'Seal it and show the passphrase' }).click()
  const link = tessa().getByTitle('Link to your server')
  await link.waitFor()
  const words = await tessa()
    .getByRole('region', { name: 'Passphrase' })
    .getByRole('listitem')
    .allTextContents()
  const address = (await link.textContent()) ?? ''
  await tessa().getByRole('button', { name: 'I have passed it on, hide it for good' }).click()
  return { address, words: words.map((word) => word.replace(/^\d/u, '')).join(' ') }
}

describe('handing over by the practice’s own places', () => {
  it('G4 by Yopass: tried first, fetched only on demand, once, opened, and known to be opened', async () => {
    await useShareServer(tessa(), 'Yopass', yo.address)
    await tessa().getByText('It took a text, gave it back once, and not a second time.').waitFor()
    const { address, words } = await putOnServer()
    expect(yo.secrets.size).toBe(1)

    await openPlace(owen(), 'Handovers')
    await owen().getByRole('button', { name: 'Receive' }).click()
    await owen().getByLabel('Link, or the text of an .age file').fill(address)
    await owen().getByText('It may be given out only once').waitFor()
    expect(yo.secrets.size).toBe(1) // pasting it fetches nothing
    await owen()
      .getByRole('button', { name: /^Fetch it from/u })
      .click()
    await owen().getByText('This is what the server held').waitFor()
    expect(yo.secrets.size).toBe(0)

    // The sender learns that somebody has taken it, before any receipt
    await tessa()
      .getByRole('button', { name: `${LEDGER_TOOL.name}, to Owen Marsh` })
      .click()
    await tessa().getByRole('button', { name: 'Ask the server' }).click()
    await tessa().getByText('Not there any more').waitFor()
    await tessa()
      .getByText(/^Taken from 127\.0\.0\.1/u)
      .waitFor()

    await owen().getByRole('button', { name: 'Open', exact: true }).click()
    await owen().getByLabel('Passphrase').fill(words)
    await owen().getByRole('button', { name: 'Open', exact: true }).click()
    await owen().getByRole('button', { name: 'Add the app' }).click({ timeout: 20_000 })
    const code = (await owen().getByTitle('Code of the receipt').textContent()) ?? ''
    await tessa().getByLabel('Code of the receipt').fill('00000-00000')
    await tessa().getByRole('button', { name: 'Add the code' }).click()
    await tessa().getByText('That is not the code of this handover.').waitFor()
    await tessa().getByLabel('Code of the receipt').fill(code.toUpperCase())
    await tessa().getByRole('button', { name: 'Add the code' }).click()
    await tessa()
      .getByText(/^Received, by a code read out/u)
      .waitFor()

    // The arrangement ends: the secret is due, with the reason
    await tessa().getByRole('button', { name: 'Back to Handovers' }).click()
    await removeApps()
  })

  it('by PrivateBin: taken off again, without a word of whether it was opened, and the recipient is told', async () => {
    await useShareServer(tessa(), 'PrivateBin', bin.address)
    await tessa().getByText('It took a text, gave it back once, and not a second time.').waitFor()
    const { address } = await putOnServer()
    await tessa()
      .getByRole('button', { name: `${LEDGER_TOOL.name}, to Owen Marsh` })
      .first()
      .click()
    await tessa().getByText('cannot say whether it is still there without giving it out').waitFor()
    expect(bin.pastes.size).toBe(1)
    await tessa().getByRole('button', { name: 'Take it off the server' }).click()
    await tessa()
      .getByText(/^Taken off .+ cannot be known$/u)
      .waitFor()
    expect(bin.pastes.size).toBe(0)
    await openPlace(owen(), 'Handovers')
    await owen().getByRole('button', { name: 'Receive' }).click()
    await owen().getByLabel('Link, or the text of an .age file').fill(address)
    await owen()
      .getByRole('button', { name: /^Fetch it from/u })
      .click()
    await owen().getByText('It is not on the server, or not any more.').waitFor()
  })

  it('G3 by the practice’s page: its server never sees the fragment, and the page offers Keyward and the file', async () => {
    await openPlace(tessa(), 'Settings')
    await tessa().getByRole('button', { name: 'Save the page…' }).click()
    await tessa()
      .getByText(/Saved to .*keyward-handover\.html/u)
      .first()
      .waitFor()
    const page = readFileSync(join(two.folder, 'keyward-handover.html'), 'utf8')
    const asked: string[] = []
    const web = await listening((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(200, { 'content-type': 'text/html' }).end(page)
    })
    await useRelayPage(tessa(), `${web.address}keyward-handover.html`)
    await tessa().getByText('The page there is the one that Keyward writes.').waitFor()
    await compose(tessa(), { app: LEDGER_TOOL.name, to: 'Owen Marsh' })
    await tessa().getByRole('button', { name: 'Seal it and show the passphrase' }).click()
    const link = await sealedLink(tessa())
    expect(link.startsWith(`${web.address}keyward-handover.html#handover.1.`)).toBe(true)
    const words = await tessa()
      .getByRole('region', { name: 'Passphrase' })
      .getByRole('listitem')
      .allTextContents()
    await tessa().getByRole('button', { name: 'I have passed it on, hide it for good' }).click()

    const browser = await chromium.launch({
      executablePath: chromiumForPages(),
      args: ['--no-sandbox'],
    })
    const visitor = await browser.newPage()
    const troubles: string[] = []
    visitor.on('pageerror', (error) => troubles.push(error.message))
    visitor.on('console', (line) => (line.type() === 'error' ? troubles.push(line.text()) : undefined))
    await visitor.goto(link)
    await visitor.getByRole('heading', { name: 'A sealed handover for Keyward' }).waitFor()
    const direct =
      (await visitor.getByRole('link', { name: 'Open it in Keyward' }).getAttribute('href')) ?? ''
    expect(direct.startsWith('keyward://handover#1.')).toBe(true)
    const saving = visitor.waitForEvent('download')
    await visitor.getByRole('button', { name: 'Save the sealed file' }).click()
    const file = join(two.folder, 'from-page.age')
    await (await saving).saveAs(file)
    const read = readLink(direct)
    expect(read.kind === 'handover' && Buffer.from(read.bytes).equals(readFileSync(file))).toBe(true)
    const passphrase = words.map((word) => word.replace(/^\d/u, '')).join('-')
    ageAtTerminal(['-d', '-o', join(two.folder, 'from-page.json'), file], [passphrase])
    expect(readFileSync(join(two.folder, 'from-page.json'), 'utf8')).toContain('keyward-handover')
    await visitor.goto(`${web.address}keyward-handover.html`)
    await visitor.reload()
    await visitor.getByText('The link that brought you here is not whole').waitFor()
    expect(troubles.filter((line) => !line.includes('favicon'))).toEqual([])
    expect(asked.join(' ')).not.toContain('handover.1')
    await browser.close()
    await web.stop()
    await useRelayPage(tessa(), '')
    writeFileSync(join(two.folder, 'from-page.json'), '')
  })

  it('G6 asked for: a link through the operating system, answered to whoever asked and to nobody else', async () => {
    await openPlace(owen(), 'Handovers')
    await owen().getByRole('button', { name: 'Ask for an app' }).click()
    await owen().getByLabel('What you ask for').fill('The secret of Ledger Tool')
    await owen().getByRole('button', { name: 'Make the link' }).click()
    const request = (await owen().locator('[title^="keyward://request#"]').getAttribute('title')) ?? ''
    await owen().getByRole('button', { name: 'Done' }).click()
    await owen().getByText('No answer yet').waitFor()

    await look(tessa(), request)
    await tessa().getByRole('heading', { name: 'Owen Marsh asks you for an app' }).waitFor()
    await tessa().getByRole('button', { name: 'Answer with a handover' }).click()
    await tessa().getByText('Asked for: The secret of Ledger Tool').waitFor()
    await tessa().getByRole('button', { name: 'Seal it', exact: true }).click()
    await look(owen(), await sealedLink(tessa()))
    await owen().getByText('You asked for').waitFor()
    await owen().getByRole('button', { name: 'Add the app' }).click()
    await keepReceipt(tessa(), await receiptOn(owen()))
    await openPlace(owen(), 'Handovers')
    await owen()
      .getByText(/^Tessa Quillon handed .+ over on/u)
      .waitFor()
  })

  it('an arrangement that has ended makes the secret due, with the reason', async () => {
    await openPlace(tessa(), 'Handovers')
    await compose(tessa(), { app: LEDGER_TOOL.name, to: 'Fenwick Loop' })
    await tessa().getByLabel('Why').selectOption('vendor')
    await tessa().getByRole('button', { name: 'Seal it and show the passphrase' }).click()
    await sealedLink(tessa())
    await tessa().getByRole('button', { name: 'I have passed it on, hide it for good' }).click()
    await tessa()
      .getByRole('button', { name: `${LEDGER_TOOL.name}, to Fenwick Loop` })
      .click()
    await tessa().getByRole('button', { name: 'This has ended…' }).click()
    await tessa().getByRole('button', { name: 'It has ended', exact: true }).click()
    await openPlace(tessa(), 'Overview')
    await tessa().getByText(`${LEDGER_TOOL.name}’s secret must be replaced`).waitFor()
  })
})
