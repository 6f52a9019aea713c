import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchKeyward, type LaunchedKeyward } from './app.ts'
import { until } from './within.ts'

let keyward: LaunchedKeyward
beforeAll(async () => {
  keyward = await launchKeyward()
})
afterAll(() => keyward.close())

const page = () => keyward.page
const question = () => page().getByRole('alertdialog')
const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
const write = async (name: string) => {
  await page().getByRole('navigation', { name: 'Keyward' }).getByRole('link', { name: 'Settings' }).click()
  await page().getByLabel('Your name').fill(name)
}

describe('G9 something that stands in the window only', () => {
  it('G9 keeps a reload back until the person has answered', async () => {
    await write('Tessa Quillon')
    await page().evaluate(() => location.reload())
    await question().getByRole('button', { name: 'Leave' }).waitFor()
    await question().getByRole('button', { name: 'Stay here' }).click()
    expect(await page().getByLabel('Your name').inputValue()).toBe('Tessa Quillon')
  })

  it('G9 keeps Keyward from quitting, and lets it go once the person has said so', async () => {
    const pid = keyward.pid()
    process.kill(pid, 'SIGTERM')
    await question().getByRole('button', { name: 'Quit all the same' }).waitFor()
    await question().getByRole('button', { name: 'Stay here' }).click()
    // Nothing of it has ended meanwhile: it still stores
    await page().getByLabel('Your e-mail address').fill('tessa@brackenmoor.example')
    await page().getByRole('button', { name: 'Save', exact: true }).click()
    await page().getByText('Saved. The log carries this name from now on.').first().waitFor()
    await write('Tessa Marlow')
    process.kill(pid, 'SIGTERM')
    // It may have gone before the press has been told
    await question()
      .getByRole('button', { name: 'Quit all the same' })
      .click()
      .catch(() => undefined)
    await until(60_000, 'Keyward to quit', () => (isRunning(pid) ? null : true))
    await keyward.restart()
    await page().getByRole('navigation', { name: 'Keyward' }).getByRole('link', { name: 'Settings' }).click()
    expect(await page().getByLabel('Your name').inputValue()).toBe('Tessa Quillon')
  })

  it('G9 asks nothing where there is nothing: closing the window ends Keyward', async () => {
    const pid = keyward.pid()
    await page()
      .evaluate(() => window.close())
      .catch(() => undefined)
    await until(60_000, 'Keyward to quit', () => (isRunning(pid) ? null : true))
  })
})
