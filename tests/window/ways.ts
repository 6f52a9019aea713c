import type { Page } from 'playwright'
import { button, rail } from './by-hand.ts'
import { SAMPLE_SECRET } from './scenario-data.ts'

/* The ways to views that tests look at, as a person goes them. */

export const openTab = (tab: 'Reviews' | 'People') => async (page: Page) => {
  await rail(page, 'Activity')
  await button(page, tab).click()
  await page.getByRole('table').first().waitFor()
}

export const openLeaver = async (page: Page) => {
  await openTab('People')(page)
  await button(page, 'Show Owen Marrick').click()
  await button(page, 'They are leaving…').click()
  await button(page, 'Make the list').click()
  await page.getByRole('heading', { name: /tasks? left/u }).waitFor()
}

export const openChecks = async (page: Page) => {
  await rail(page, 'Connections')
  await page.getByRole('row', { name: /Hollins Wharf/u }).click()
  await button(page, 'Check now').click()
  await page
    .getByText(/^Answered in |^Xero listed it/u)
    .first()
    .waitFor()
}

export const openApp = async (page: Page) => {
  await rail(page, 'Xero apps')
  await page
    .getByRole('navigation', { name: 'Apps' })
    .getByRole('link', { name: /Month-end Packs/u })
    .click()
}

export const openRotation = async (page: Page) => {
  await openApp(page)
  await button(page, 'Replace the secret').click()
  await page.getByRole('heading', { name: 'Who uses this secret?' }).waitFor()
}

export const openProven = async (page: Page) => {
  await openRotation(page)
  await button(page, 'Nobody else uses it').click()
  await button(page, 'I have the new secret').click()
  await page.getByLabel('New client secret').fill(SAMPLE_SECRET)
  await button(page, 'Store it and prove it').click()
  await button(page, 'Switch over').waitFor()
}

export const openLeak = async (page: Page) => {
  await openApp(page)
  await button(page, 'It has leaked…').click()
  await page.getByRole('heading', { name: /has leaked/u }).waitFor()
}

export const openPolicy = async (page: Page) => {
  await openApp(page)
  await button(page, 'Change for this app').click()
  await page.getByLabel('Replace every … days').waitFor()
}

export const openGuide = async (page: Page) => {
  await rail(page, 'Access guide')
  await page.getByLabel('Name of the tool or use case').waitFor()
}

export const openJourney = async (page: Page) => {
  await openGuide(page)
  await page.getByLabel('Name of the tool or use case').fill('Timesheet Review')
  await page.getByLabel('What it does for the practice, in a sentence or two').fill('Reads timesheets.')
  await page.getByRole('checkbox', { name: 'Read timesheets', exact: true }).check()
  await button(page, 'Begin').click()
  await page.getByRole('heading', { name: 'Over to you' }).waitFor()
}

export const openWorksheet = async (page: Page) => {
  await openJourney(page)
  await button(page, 'Self-assessment').click()
  await button(page, 'Answer Weak spots').click()
  await page.getByRole('radio', { name: 'Partly met' }).check()
}

export const openAway = async (page: Page) => {
  await openGuide(page)
  await button(page, 'Take access away…').click()
  await page.getByRole('heading', { name: 'The whole app' }).waitFor()
}
