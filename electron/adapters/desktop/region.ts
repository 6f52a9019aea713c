import { regionOf, type Region } from '../../../shared/settings/region.ts'

type Process = { readonly platform: NodeJS.Platform; readonly env: NodeJS.ProcessEnv }
/** What Electron's `app` knows: ISO 3166-1, from the system's own settings; empty where it has none. */
type System = { readonly getLocaleCountryCode: () => string }

/**
 * The region that this computer is set to, whatever language its menus are in. On Linux it stands in the locale's
 * variables (POSIX, 8.2), of which the first that is set counts; `C` and `POSIX` are no region.
 */
export const computersRegion = ({ platform, env }: Process, system: System): Region => {
  if (platform !== 'linux') return regionOf(system.getLocaleCountryCode())
  const locale = ['LC_ALL', 'LC_TIME', 'LANG'].map((name) => env[name] ?? '').find((value) => value !== '')
  return regionOf(/^en_(?<country>[A-Z]{2})(?![A-Z])/u.exec(locale ?? '')?.groups?.['country'] ?? '')
}
