/** Base URLs of Xero's three hosts (Xero, OAuth 2.0); development points them at the sandbox. */
export type XeroUrls = { readonly login: string; readonly identity: string; readonly api: string }

export const XERO: XeroUrls = {
  login: 'https://login.xero.com',
  identity: 'https://identity.xero.com',
  api: 'https://api.xero.com',
}
