import type { Api } from '../../../shared/contract/contract.ts'
import type { settingsCalls } from '../../../shared/settings/calls.ts'
import { done } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'

/** Addresses of Xero's that the window may ask to have opened. */
const PAGES = {
  connectedApps: 'https://apps.xero.com/connected',
  apiSupport: 'https://developer.xero.com/support',
  scopesPage: 'https://developer.xero.com/documentation/guides/oauth2/scopes/',
} as const

/** Who uses this installation, how they like it, and what the operating system does with it. */
export const createSettings = (
  ports: Pick<Ports, 'browser' | 'licences' | 'preferences' | 'redirects' | 'startup' | 'xero'>,
  { vault, desk }: { readonly vault: Vault; readonly desk: Desk },
) => {
  const calls: Pick<Api, keyof typeof settingsCalls> = {
    introduce: async ({ me }) => {
      const saved = await vault.change((content) => ({ ...content, me }))
      if (saved.ok) await desk.log('introduced')
      return saved
    },
    setPreferences: async (preferences) => {
      const before = ports.preferences.read()
      const written = await ports.preferences.write(preferences)
      if (!written.ok) return written
      vault.tell()
      // how the window looks is nobody's business; what sign-ins and evidence go by is
      const isTold =
        before.keepAlive !== preferences.keepAlive ||
        before.checks !== preferences.checks ||
        before.tier !== preferences.tier ||
        before.updates !== preferences.updates ||
        JSON.stringify(before.reminders) !== JSON.stringify(preferences.reminders)
      if (isTold && vault.isOpen()) await desk.log('settingsChanged')
      return written
    },
    setStartsAtLogin: async ({ isOn }) => {
      const written = ports.startup.write(isOn)
      vault.tell()
      if (written.ok && vault.isOpen()) await desk.log('settingsChanged')
      return written
    },
    repairScheme: async () => {
      vault.showScheme(await ports.redirects.claim())
      return done
    },
    openPlace: ({ place }) =>
      ports.browser.open(new URL(place === 'developerPortal' ? ports.xero.portal : PAGES[place]), 'xero'),
    openLicences: () => ports.licences.open(),
  }
  return { calls, start: async () => vault.showScheme(await ports.redirects.ownership()) }
}
