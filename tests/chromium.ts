import { existsSync } from 'node:fs'

/** Debian's Chromium without any window around its pages, which takes half the time for each; it is not everywhere. */
const SHELL = '/usr/bin/chromium-headless-shell'

/** Where Chrome is installed elsewhere. */
const CHROME: Partial<Record<NodeJS.Platform, string>> = {
  darwin: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  win32: 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
}

/** The machine's browser, for a page that nobody sees. */
export const chromiumForPages = (): string =>
  process.env['KEYWARD_CHROMIUM'] ??
  CHROME[process.platform] ??
  (existsSync(SHELL) ? SHELL : '/usr/bin/chromium')
