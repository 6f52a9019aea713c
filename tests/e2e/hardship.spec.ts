import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { INES, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import {
  addApp,
  chooseFile,
  consentInBrowser,
  openPlace,
  paste,
  startPractice,
  type Practice,
} from './practice.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop', 'nginx', 'systemBrowser')

let practice: Practice
beforeAll(async () => {
  practice = await startPractice()
  console.log(`on ${practice.keyward.runtime}`)
  const { page } = practice.keyward
  await addApp(page, LEDGER_TOOL, practice.sandbox.relayUri)
  await page.getByRole('button', { name: 'Connect an organisation' }).click()
  await consentInBrowser(practice, { person: INES.name })
  await page.getByRole('button', { name: 'Done', exact: true }).click()
})
afterAll(() => practice.close())
const page = () => practice.keyward.page
const reveal = async () => {
  await openPlace(page(), 'Xero apps')
  await page().getByRole('button', { name: 'Reveal' }).click()
}

describe('a Keyward that is killed', () => {
  it('F1 D9 is whole afterwards, still signed in, five times over', async () => {
    for (let round = 0; round < 5; round += 1) {
      await openPlace(page(), 'Connections')
      await page().getByRole('button', { name: 'Check all' }).click()
      await page().waitForTimeout(Math.random() * 120)
      await practice.keyward.kill('SIGKILL')
      await practice.keyward.restart()
      await openPlace(page(), 'Connections')
      await expect
        .poll(() =>
          page()
            .getByRole('row', { name: /Fine until/u })
            .count(),
        )
        .toBeGreaterThanOrEqual(12)
    }
    await page().getByRole('button', { name: 'Check all' }).click()
    await expect
      .poll(() =>
        page()
          .getByRole('row', { name: /Fine until.*just now/u })
          .count(),
      )
      .toBe(12)
  })

  it('F2 opens the generation before when its file was damaged, and says so', async () => {
    await practice.keyward.kill('SIGTERM')
    const file = join(practice.keyward.profile, 'vault.sealed')
    writeFileSync(file, readFileSync(file).subarray(0, 500))
    await practice.keyward.restart()
    await page()
      .getByText(/version before|previous|the one before/iu)
      .first()
      .waitFor()
    await openPlace(page(), 'Connections')
    await page()
      .getByRole('row', { name: /Anvil Street Coffee/u })
      .waitFor()
  })
})

describe('without a network', () => {
  it('F7 D13 everything known is there, with its age, and a check says why nothing is newer', async () => {
    practice.sandbox.failNext({ endpoint: 'any', kind: 'loseAnswer', times: 50 })
    await openPlace(page(), 'Connections')
    await page()
      .getByRole('row', { name: /Anvil Street Coffee/u })
      .click()
    await page().getByRole('button', { name: 'Check now' }).click()
    await page()
      .getByText(/network/iu)
      .first()
      .waitFor()
    await page()
      .getByRole('row', { name: /Anvil Street Coffee.*Fine until/u })
      .waitFor()
    practice.sandbox.setSwitches({ faults: [] })
  })
})

describe('a keyring that goes', () => {
  it('E1 dies while Keyward runs: the secret is not "missing", and comes back with it', async () => {
    await practice.desktop.killKeyring()
    await reveal()
    await page()
      .getByText(/keychain|keyring/iu)
      .filter({ hasText: /not answer|unavailable|no answer|not there|does not/iu })
      .first()
      .waitFor()
    await practice.desktop.startKeyring()
    await practice.keyward.restart()
    await reveal()
    await page().getByText(LEDGER_TOOL.clientSecret).waitFor()
  })

  it('E1 is locked at start: the vault stays closed, says so, and opens at the next start', async () => {
    await practice.desktop.lockKeyring()
    await practice.keyward.restart()
    await page().getByRole('heading', { name: 'The keychain is locked' }).waitFor()
    await practice.desktop.killKeyring()
    await practice.desktop.startKeyring()
    await practice.keyward.restart() // libsecret stays with the daemon that it first saw
    await openPlace(page(), 'Connections')
    await page()
      .getByRole('row', { name: /Anvil Street Coffee/u })
      .waitFor()
  })

  it('E1 is absent at start: nothing weaker takes its place', async () => {
    await practice.desktop.killKeyring()
    await practice.keyward.restart()
    await page().getByRole('button', { name: 'Try again' }).waitFor()
    await practice.desktop.startKeyring()
    await practice.keyward.restart()
    await openPlace(page(), 'Connections')
    await page()
      .getByRole('row', { name: /Anvil Street Coffee/u })
      .waitFor()
  })
})

describe('a keychain that was emptied', () => {
  it('K02 R2 brings apps, secrets and the log back from a backup and the printed kit, and asks to sign in again', async () => {
    await openPlace(page(), 'Settings')
    await page().getByRole('button', { name: 'Make the recovery kit…' }).click()
    await page().getByRole('menuitem', { name: 'Save as a web page…' }).click()
    await page().getByText('Kit 1, fingerprint').waitFor()
    await page().getByRole('button', { name: 'Back up now' }).click()
    await page().getByText('Written and read back').first().waitFor()
    const saved = (ending: string) =>
      join(
        practice.files,
        readdirSync(practice.files).find((name) => name.endsWith(ending)) ?? `no ${ending}`,
      )
    const printed = readFileSync(saved('.html'), 'utf8')
    const rows = [...printed.matchAll(/<li><code>(?<row>[^<]+)<\/code>/gu)].map(
      (match) => match.groups?.['row'],
    )
    expect(rows).toHaveLength(4)

    await practice.keyward.kill('SIGTERM')
    await practice.desktop.emptyKeyring('Keyward sandbox')
    chooseFile(practice, saved('.keyward-backup'))
    await practice.keyward.restart()
    await page().getByRole('button', { name: 'Restore from a backup…' }).click()
    await page().getByRole('button', { name: 'Choose the backup…' }).click()
    await page().getByText('It opens with kit 1').waitFor()
    await paste(page(), 'Row 1', rows.join('\n'))
    await page().getByRole('button', { name: 'Open the backup' }).click()
    await page().getByRole('heading', { name: 'What comes back' }).waitFor()
    await page().getByRole('button', { name: 'Restore it' }).click()
    await page().getByRole('heading', { name: 'The vault is back' }).waitFor()
    await page()
      .getByText(new RegExp(`${INES.name}.* signs in again with ${LEDGER_TOOL.name}`, 'u'))
      .waitFor()
    await page().getByRole('button', { name: 'Go to Overview' }).click()

    await reveal()
    await page().getByText(LEDGER_TOOL.clientSecret).waitFor()
    await openPlace(page(), 'Activity')
    await page()
      .getByText(/(?:Intact|As written) up to line/u)
      .waitFor()
    await practice.keyward.restart()
    await reveal()
    await page().getByText(LEDGER_TOOL.clientSecret).waitFor()
  })
})
