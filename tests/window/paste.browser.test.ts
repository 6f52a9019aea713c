import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import { type Harness, startHarness } from './harness.ts'

const ID = '5E3A90C41D7B4F628A0CB7D2196FC07F'
const TWIN = '6E3A90C41D7B4F628A0CB7D2196FC07F'
const FIRST = 'not-a-real_Secret-0123456789-abcdefghij'
const REDIRECT = 'Redirect URI, exactly as in the developer portal'
const SECOND = 'not-a-real_Other-9876543210-zyxwvutsrqp'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const paste = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).evaluate((field, value) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', value)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
const valueOf = (page: Page, label: string) => page.getByLabel(label, { exact: true }).inputValue()
const openForm = async () => {
  const page = await harness.open({ scenario: 'empty' })
  await page.getByRole('button', { name: 'Add a Xero app', exact: true }).click()
  return page
}

describe('pasting into the form', () => {
  it('asks which of two secrets it is, by their names, and shows neither', async () => {
    const page = await openForm()
    await paste(page, 'Client id', `Client id: ${ID}\nOld secret: ${FIRST}\nNew secret: ${SECOND}`)
    await page.getByText('There is more than one secret in what you pasted').first().waitFor()
    expect(await valueOf(page, 'Client id')).toBe(ID)
    expect(await valueOf(page, 'Client secret')).toBe('')
    const text = await page.locator('main, body').first().textContent()
    expect(text).not.toContain(FIRST)
    expect(text).not.toContain(SECOND)
    expect(await graveFindings(page)).toEqual([])
    await page
      .getByRole('group', { name: 'Which secret?' })
      .getByRole('button', { name: 'New secret' })
      .press('Enter')
    expect(await valueOf(page, 'Client secret')).toBe(SECOND)
    await page.getByText('Both values were in what you pasted').first().waitFor()
    await expect.poll(() => page.getByRole('group', { name: 'Which secret?' }).count()).toBe(0)
    await page.context().close()
  })

  it('fills in name, redirect address and scopes too, from one paste, and leaves what was typed', async () => {
    const page = await openForm()
    const whole = `Client id: ${ID}\nClient secret: ${FIRST}\nApp name: Month-end Packs\nRedirect URI: https://brackenmoor.example/xero\nScopes: accounting.contacts.read`
    await paste(page, 'Client id', whole)
    await page
      .getByText('The name, the client id, the secret, the redirect address and 1 scope were found')
      .first()
      .waitFor()
    expect(await valueOf(page, 'Name, as in the developer portal')).toBe('Month-end Packs')
    expect(await valueOf(page, REDIRECT)).toBe('https://brackenmoor.example/xero')
    expect(await page.getByRole('radio', { name: 'Through our own address' }).isChecked()).toBe(true)
    expect(await page.getByRole('checkbox', { name: 'Contacts', exact: true }).isChecked()).toBe(true)
    expect(await page.getByRole('checkbox', { name: 'Who signed in' }).isChecked()).toBe(true)
    await page.getByLabel('Name, as in the developer portal').fill('Packs')
    await paste(page, REDIRECT, whole)
    await page.getByText('What you had filled in stays: the name.').first().waitFor()
    expect(await valueOf(page, 'Name, as in the developer portal')).toBe('Packs')
    await page.context().close()
  })

  it('asks which of two redirect addresses it is, and takes the route that it belongs to', async () => {
    const page = await openForm()
    expect(await page.getByRole('radio', { name: 'To this computer' }).isChecked()).toBe(true)
    await paste(
      page,
      'Client id',
      `Client id: ${ID}\nRedirect URIs\nhttps://one.example/x\nhttp://localhost:5500/x`,
    )
    expect(await valueOf(page, REDIRECT)).toBe('http://localhost:5179/callback')
    const which = page.getByRole('group', { name: 'Which redirect address?' })
    await which.getByRole('button', { name: 'https://one.example/x' }).click()
    expect(await valueOf(page, REDIRECT)).toBe('https://one.example/x')
    expect(await page.getByRole('radio', { name: 'Through our own address' }).isChecked()).toBe(true)
    await expect.poll(() => which.count()).toBe(0)
    await page.context().close()
  })

  it('asks which of two client ids it is', async () => {
    const page = await openForm()
    await paste(page, 'Client secret', `Client id: ${ID}\nClient id: ${TWIN}\nClient secret: ${FIRST}`)
    await page.getByText('There is more than one client id').first().waitFor()
    expect(await valueOf(page, 'Client id')).toBe('')
    await page.getByRole('button', { name: TWIN }).click()
    expect(await valueOf(page, 'Client id')).toBe(TWIN)
    expect(await valueOf(page, 'Client secret')).toBe(FIRST)
    await page.context().close()
  })

  it('says that a secret was joined, or may be cut', async () => {
    const page = await openForm()
    await paste(
      page,
      'Client id',
      `Client id: ${ID}\nClient secret: not-a-real_Secret-0123\n456789-abcdefghij`,
    )
    await page.getByText('its parts are joined').first().waitFor()
    expect(await valueOf(page, 'Client secret')).toBe(FIRST)
    await paste(page, 'Client id', `Client id: ${ID}\nClient secret: not-a-real_Secret-0123\nabcdef`)
    await page.getByText('may be cut off').first().waitFor()
    await page.context().close()
  })

  it('takes one value without its quotes and unseen characters', async () => {
    const page = await openForm()
    await paste(page, 'Client secret', ` “-${FIRST}_\u200b”. `)
    expect(await valueOf(page, 'Client secret')).toBe(`-${FIRST}_`)
    await paste(page, 'Client id', `\`${ID}\``)
    expect(await valueOf(page, 'Client id')).toBe(ID)
    await page.context().close()
  })

  it('takes no secret where an app is edited, and says how one is replaced', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await page
      .getByRole('navigation', { name: 'Keyward' })
      .getByRole('link', { name: 'Xero apps' })
      .press('Enter')
    await page
      .getByRole('link', { name: /Debtor Letters/u })
      .first()
      .click()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    const before = await valueOf(page, 'Client id')
    await paste(page, 'Client id', `Client secret: ${FIRST}`)
    await page.getByText('Only the client id is taken here').first().waitFor()
    expect(await valueOf(page, 'Client id')).toBe(before)
    expect(await page.content()).not.toContain(FIRST)
    await page.context().close()
  })
})
