import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { Envelope } from '../../shared/handover/handover.ts'
import { ageAtTerminal } from '../adapters/age-command.ts'
import { LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { savedFile } from './lost-laptop.ts'
import { giveToPerson } from './person.ts'
import { addApp, chooseFile, openPlace } from './practice.ts'
import {
  cardOf,
  compose,
  introduce,
  keepReceipt,
  look,
  meet,
  receiptOn,
  sealedLink,
  startTwo,
} from './two-profiles.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop')

let two: Awaited<ReturnType<typeof startTwo>>
const RELAY = 'https://brackenmoor.example/xero/callback'
beforeAll(async () => {
  two = await startTwo()
  console.log(`on ${two.tessa.runtime}`)
  await addApp(two.tessa.page, LEDGER_TOOL, RELAY)
  await introduce(two.tessa.page, 'Tessa Quillon')
  await introduce(two.owen.page, 'Owen Marsh')
})
afterAll(() => two.close())
const tessa = () => two.tessa.page
const owen = () => two.owen.page
const takeIn = async (button: string | RegExp) => {
  await owen().getByRole('button', { name: button }).click()
  return receiptOn(owen())
}
const removeApp = async () => {
  const stored = await owen().evaluate(() => globalThis.window.keyward.getSnapshot({}))
  for (const app of stored.ok ? stored.value.apps : [])
    await owen().evaluate((appId) => globalThis.window.keyward.removeApp({ appId }), app.id)
}

describe('handing over between two people’s Keywards', () => {
  it('G2 with a passphrase: link, six words, unknown sender, receipt, and no second time', async () => {
    await compose(tessa(), { app: LEDGER_TOOL.name, to: 'Owen Marsh' })
    await tessa().getByRole('button', { name: 'Seal it and show the passphrase' }).click()
    const link = await sealedLink(tessa())
    expect(link.length).toBeLessThan(2_000)
    const words = (
      await tessa().getByRole('region', { name: 'Passphrase' }).getByRole('listitem').allTextContents()
    ).map((word) => word.replace(/^\d/u, ''))
    expect(words).toHaveLength(6)
    await tessa().getByRole('button', { name: 'Copy', exact: true }).click()
    await tessa().getByText('Attention: the link went out from here').waitFor()
    await tessa().getByRole('button', { name: 'Save as an .age file' }).click()
    await tessa().getByText('File saved at').waitFor()
    await tessa().getByRole('button', { name: 'I have passed it on, hide it for good' }).click()
    await tessa().getByText('Sent, no receipt yet').waitFor()
    expect(await tessa().content()).not.toContain(words[0] ?? 'none')

    // Without Keyward: Debian's age opens the very file
    const file = join(two.folder, `${LEDGER_TOOL.name.replace(/[^\p{L}\p{N} -]+/gu, '')}.age`)
    ageAtTerminal(['-d', '-o', join(two.folder, 'out.json'), file], [words.join('-')])
    const envelope = Envelope.parse(JSON.parse(readFileSync(join(two.folder, 'out.json'), 'utf8')))
    expect(envelope.app).toMatchObject({
      clientId: LEDGER_TOOL.clientId,
      clientSecret: LEDGER_TOOL.clientSecret,
    })
    expect(JSON.stringify(envelope)).not.toContain('refresh')

    await look(owen(), link)
    await owen().getByText('This opens with a passphrase.').waitFor()
    await owen().getByLabel('Passphrase').fill('six words that are quite wrong')
    await owen().getByRole('button', { name: 'Open', exact: true }).click()
    await owen().getByText('The passphrase does not open it.').waitFor()
    await owen().getByLabel('Passphrase').fill(words.join(' '))
    await owen().getByRole('button', { name: 'Open', exact: true }).click()
    await owen().getByText('Unknown sender').waitFor()
    const receipt = await takeIn('Add the app')
    await keepReceipt(tessa(), receipt)
    await tessa().getByRole('button', { name: 'Done' }).click()
    await tessa()
      .getByText(/Received by Owen Marsh/u)
      .waitFor()

    await look(owen(), link)
    await owen().getByLabel('Passphrase').fill(words.join(' '))
    await owen().getByRole('button', { name: 'Open', exact: true }).click()
    await owen().getByText('This was already taken into this vault.').waitFor()
  })

  it('G6 G9 to a colleague, by a link through the operating system that waits, and then only fills in the form', async () => {
    await removeApp()
    await meet(two.owen, await cardOf(tessa()))
    await meet(two.tessa, await cardOf(owen()))
    await compose(tessa(), { app: LEDGER_TOOL.name, to: null, colleague: true })
    await tessa().getByRole('button', { name: 'Seal it', exact: true }).click()
    const link = await sealedLink(tessa())
    await openPlace(owen(), 'Settings')
    await owen().getByLabel('Your name').fill('Owen Marsh-Hill')
    await two.owen.openLink(link)
    // It waits, and takes nothing away; opening it asks about what is not saved
    const notice = owen().getByRole('region', { name: 'A link arrived' })
    await notice.getByText('A link arrived: a handover.').waitFor()
    expect(await owen().getByLabel('Your name').inputValue()).toBe('Owen Marsh-Hill')
    await notice.getByRole('button', { name: 'Open', exact: true }).click()
    await owen().getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click()
    await owen().getByRole('heading', { name: 'Receive' }).waitFor()
    await expect.poll(() => owen().getByLabel('Link, or the text of an .age file').inputValue()).toBe(link)
    await owen().getByRole('button', { name: 'Open', exact: true }).click()
    await owen().getByText('Signed by somebody in your address book').waitFor()
    await keepReceipt(tessa(), await takeIn('Add the app'))
  })

  it('by file and by the picture of a QR code', async () => {
    await removeApp()
    await compose(tessa(), { app: LEDGER_TOOL.name, to: null, colleague: true })
    await tessa().getByRole('button', { name: 'Seal it', exact: true }).click()
    await sealedLink(tessa())
    await tessa().getByRole('button', { name: 'Save as an .age file' }).click()
    await tessa().getByText('File saved at').waitFor()
    await tessa().getByRole('button', { name: 'Show as a QR code' }).click()
    const picture = await tessa().getByRole('img', { name: 'The handover as a QR code' }).screenshot()
    const file = readdirSync(two.folder).find((name) => name.endsWith('.age')) ?? ''
    for (const chosen of [
      { name: file, mimeType: '', buffer: readFileSync(join(two.folder, file)) },
      { name: 'photo.png', mimeType: 'image/png', buffer: picture },
    ]) {
      await openPlace(owen(), 'Handovers')
      await owen().getByRole('button', { name: 'Receive' }).click()
      await owen().getByLabel('Or a file: .age, or a picture of a QR code').setInputFiles(chosen)
      await expect
        .poll(() => owen().getByLabel('Link, or the text of an .age file').inputValue())
        .toContain('keyward://handover#')
      await owen().getByRole('button', { name: 'Open', exact: true }).click()
      await owen().getByText('Signed by somebody in your address book').waitFor()
    }
    await keepReceipt(tessa(), await takeIn('Add the app'))
  })

  it('R12 a colleague opens the other’s backup with their own card, and has all of it under a passphrase', async () => {
    const files = { files: two.folder }
    const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
    await openPlace(tessa(), 'Settings')
    const part = tessa().getByRole('region', { name: 'Backups' })
    await button(tessa(), 'Make the recovery kit…').click()
    await tessa().getByRole('menuitem', { name: 'Save as a web page…' }).click()
    await part.getByText('Kit 1, fingerprint').waitFor()
    await button(tessa(), 'Let a colleague open them…').click()
    await tessa()
      .getByRole('menuitem', { name: /^Owen Marsh/u })
      .click()
    await tessa()
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Let Owen Marsh/u })
      .click()
    await button(tessa(), 'Back up now').click()
    await part.getByText('Written and read back').waitFor()

    const passphrase = 'sixteen-quiet-otters-cross'
    chooseFile(files, savedFile(files, '.keyward-backup'))
    giveToPerson(two.folder)
    await openPlace(owen(), 'Settings')
    await button(owen(), 'Open a colleague’s backup…').click()
    await button(owen(), 'Choose their backup…').click()
    await owen().getByLabel('Passphrase for the new file').fill(passphrase)
    await owen().getByLabel('The same once more').fill(passphrase)
    await button(owen(), 'Open it and save it under the passphrase…').click()
    await owen().getByText('Saved: 1 app, 1 client secret of theirs.').waitFor()

    // without Keyward: what was saved is all of it
    const everything = join(two.folder, 'everything.json.gz')
    ageAtTerminal(['-d', '-o', everything, savedFile(files, '.json.gz.age')], [passphrase])
    const whole = gunzipSync(readFileSync(everything)).toString()
    expect(whole).toContain(LEDGER_TOOL.clientSecret)
    rmSync(everything)
  })

  it('E9 the secret is in no file, argument or output of either Keyward', () => {
    const secret = LEDGER_TOOL.clientSecret
    // That the search finds what is there: the age command wrote it out
    expect(readFileSync(join(two.folder, 'out.json'), 'utf8')).toContain(secret)
    for (const keyward of [two.tessa, two.owen]) {
      expect(keyward.output()).not.toContain(secret)
      const grep = (where: string) =>
        execFileSync('sh', ['-c', `grep -rlaF -e "$S" ${where} 2>/dev/null || true`], {
          env: { ...process.env, S: secret, W: keyward.profile },
          encoding: 'utf8',
        }).trim()
      expect(grep('"$W"')).toBe('')
      expect(grep(`/proc/${keyward.pid()}/cmdline /proc/${keyward.pid()}/environ`)).toBe('')
    }
  })
})
