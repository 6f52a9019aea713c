import type { Api } from '../../../shared/contract/contract.ts'
import type { Ports } from '../ports/ports.ts'

/** Addresses of Xero's that the window may ask to have opened. */
const PLACES = {
  connectedApps: 'https://apps.xero.com/connected',
  apiSupport: 'https://developer.xero.com/support',
  scopesPage: 'https://developer.xero.com/documentation/guides/oauth2/scopes/',
} as const

/** Opens one of a few pages of Xero's in the browser; nothing else that the window might name. */
export const xeroPagesApi = (ports: Pick<Ports, 'browser' | 'xero'>): Pick<Api, 'openPlace'> => ({
  openPlace: ({ place }) =>
    ports.browser.open(new URL(place === 'developerPortal' ? ports.xero.portal : PLACES[place]), 'xero'),
})
