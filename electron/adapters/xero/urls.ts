/** Base URLs of Xero's three hosts (Xero, OAuth 2.0); development points them at the sandbox. */
export type XeroPlaces = { readonly login: string; readonly identity: string; readonly api: string }

export const XERO: XeroPlaces = {
  login: 'https://login.xero.com',
  identity: 'https://identity.xero.com',
  api: 'https://api.xero.com',
}
