import { existsSync } from 'node:fs'

/** Debian's Chromium without any window around its pages, which takes half the time for each; it is not everywhere. */
const SHELL = '/usr/bin/chromium-headless-shell'

/** The machine's browser, for a page that nobody sees. */
export const chromiumForPages = (): string =>
  process.env['KEYWARD_CHROMIUM'] ?? (existsSync(SHELL) ? SHELL : '/usr/bin/chromium')
