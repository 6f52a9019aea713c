import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import { type Harness, startHarness } from './harness.ts'

const ID = '5E3A90C41D7B4F628A0CB7D2196FC07F'
const TWIN = '6E3A90C41D7B4F628A0CB7D2196FC07F'
const FIRST = 'not-a-real_Secret-0123456789-abcdefghij'
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
