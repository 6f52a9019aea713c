import { isLocalhost } from '../../../shared/apps/redirect-route.ts'

/** Hosts of Xero's that Keyward opens pages at; nothing else, whatever the window asks (requirement A6). */
const XERO_HOSTS = ['login.xero.com', 'developer.xero.com', 'apps.xero.com']

/** Exact origins, compared parsed; an address with a user name in it is never opened. */
export const isAllowed = (url: URL, allow: 'xero' | 'redirect', login: URL): boolean => {
  if (url.username !== '' || url.password !== '') return false
  if (allow === 'redirect') return url.protocol === 'https:' || isLocalhost(url)
  return (
    url.origin === login.origin ||
    (url.protocol === 'https:' && url.port === '' && XERO_HOSTS.includes(url.hostname))
  )
}
