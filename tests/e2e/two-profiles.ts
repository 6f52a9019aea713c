import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { launchKeyward, type LaunchedKeyward } from './app.ts'
import { startDesktop } from './desktop.ts'
import { removed, startParts } from './ending.ts'
import { openPlace } from './practice.ts'

/** Two people's Keywards on one machine, each with its own profile and keychain. The second is the system's handler. */
export const startTwo = () =>
  startParts(async (ending) => {
    const folder = mkdtempSync(join(tmpdir(), 'keyward-handed-'))
    ending.add('the folder', () => removed(folder))
    const sandbox = await startSandbox({ redirectUris: ['http://localhost:5179/callback'] })
    ending.add('the sandbox', sandbox.close)
    const env = { ...sandbox.env, KEYWARD_FILES: folder }
    const launch = async (whose: string) => {
      const desktop = await startDesktop()
      ending.add(`${whose} desktop`, desktop.stop)
      const keyward = await launchKeyward({ desktop, env })
      ending.add(`${whose} Keyward`, keyward.close)
      return keyward
    }
    const tessa = await launch('Tessa’s')
    const owen = await launch('Owen’s')
    return { folder, sandbox, tessa, owen, close: ending.run }
  })

export const introduce = async (page: Page, name: string) => {
  await openPlace(page, 'Handovers')
  await page.getByLabel('Your name').fill(name)
  await page
    .getByLabel('Your e-mail address')
    .fill(`${name.split(' ')[0]?.toLowerCase()}@brackenmoor.example`)
  await page.getByRole('button', { name: 'Save my name' }).click()
  await page.getByRole('heading', { name: 'Your card' }).waitFor()
}

export const cardOf = async (page: Page): Promise<string> => {
  await openPlace(page, 'Handovers')
  await page.getByRole('button', { name: 'Show my card' }).click()
  return (await page.locator('[title^="keyward://card#"]').getAttribute('title')) ?? ''
}

export const look = async (page: Page, text: string) => {
  await openPlace(page, 'Handovers')
  await page.getByRole('button', { name: 'Receive' }).click()
  await page.getByLabel('Link, or the text of an .age file').fill(text)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
}

/** Looks at a receipt, sees who signed it, and keeps it. */
export const keepReceipt = async (page: Page, receipt: string) => {
  await look(page, receipt)
  await page.getByText('The signature holds.').waitFor()
  await page.getByRole('button', { name: 'Keep the receipt' }).click()
  await page.getByText('Kept. The signature holds.').waitFor()
}

export const meet = async (who: LaunchedKeyward, card: string) => {
  await look(who.page, card)
  await who.page.getByRole('button', { name: 'Add to the address book' }).click()
  await who.page.getByRole('heading', { name: 'Address book' }).waitFor()
}

type Wish = { readonly app: string; readonly to: string | null; readonly colleague?: boolean }

export const compose = async (page: Page, { app, to, colleague = false }: Wish) => {
  await openPlace(page, 'Handovers')
  await page.getByRole('button', { name: 'Hand an app over' }).click()
  await page.getByRole('heading', { name: `Hand over ${app}` }).waitFor()
  if (colleague) await page.getByRole('radio', { name: 'For a colleague with Keyward' }).check()
  if (to !== null) await page.getByLabel('Person or company').fill(to)
}

export const sealedLink = async (page: Page): Promise<string> => {
  const link = page.getByTitle('Sealed link')
  await link.waitFor()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await page.getByText(/^Link copied at/u).waitFor()
  return (await link.textContent()) ?? ''
}

export const receiptOn = async (page: Page): Promise<string> => {
  const receipt = page.locator('[title^="keyward://receipt#"]')
  await receipt.waitFor()
  return (await receipt.getAttribute('title')) ?? ''
}

/** Enters a share server in Settings; Keyward tries it at once. */
export const useShareServer = async (page: Page, kind: 'Yopass' | 'PrivateBin', address: string) => {
  await openPlace(page, 'Settings')
  await page.getByLabel('Address of your share server').fill(address)
  await page.getByLabel('Kind').selectOption(kind)
  await page.getByRole('button', { name: 'Save and try it' }).click()
}

/** Enters where the practice hosts the page for links; empty for nowhere. */
export const useRelayPage = async (page: Page, address: string) => {
  await openPlace(page, 'Settings')
  await page.getByLabel('Address of the page').fill(address)
  await page.getByRole('button', { name: 'Save and check it' }).click()
}
