import { expect, it } from 'vitest'
import { computersRegion } from '../../electron/adapters/desktop/region.ts'
import { regionArgument, regionFrom } from '../../electron/shell/region-argument.ts'
import { Region } from '../../shared/settings/region.ts'

const on = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv, country = '') =>
  computersRegion({ platform, env }, { getLocaleCountryCode: () => country })

it.each([
  ['NZ', 'en-NZ'],
  ['US', 'en-US'],
  ['FR', 'en-GB'],
  ['', 'en-GB'],
])('Windows and macOS say it by their country, “%s”', (country, region) => {
  expect(on('win32', { LANG: 'en_US.UTF-8' }, country)).toBe(region)
  expect(on('darwin', {}, country)).toBe(region)
})

it.each([
  [{ LANG: 'en_AU.UTF-8' }, 'en-AU'],
  [{ LANG: 'en_US.UTF-8', LC_TIME: 'en_NZ.UTF-8' }, 'en-NZ'],
  [{ LANG: 'en_NZ.UTF-8', LC_TIME: 'en_NZ', LC_ALL: 'en_US' }, 'en-US'],
  [{ LANG: 'en_ZA@euro', LC_ALL: '' }, 'en-ZA'],
  [{ LANG: 'C.UTF-8' }, 'en-GB'],
  [{ LANG: 'POSIX' }, 'en-GB'],
  [{ LANG: 'de_DE.UTF-8' }, 'en-GB'],
  [{ LANG: 'en_USSR' }, 'en-GB'],
  [{}, 'en-GB'],
])('Linux says it by its locale, %o', (env, region) => {
  expect(on('linux', env, 'US')).toBe(region)
})

it('comes to the page among its arguments, and what is no region there is the first one', () => {
  for (const region of Region.options) expect(regionFrom(['x', regionArgument(region)])).toBe(region)
  expect(regionFrom(['--keyward-region=../../x'])).toBe('en-GB')
  expect(regionFrom([])).toBe('en-GB')
})
