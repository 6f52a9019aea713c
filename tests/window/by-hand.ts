import type { Page } from 'playwright'

/** Goes to a place of the window by its rail. */
export const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Keyward' }).getByRole('link', { name }).press('Enter')

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

/** Pastes a text into the field of this label. */
export const paste = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).evaluate((field, value) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', value)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

/** The name, or else the text, of what has the focus. */
export const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  )
