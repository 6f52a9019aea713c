/** Where the window's pages come from: a scheme of our own, never file:// (requirement A4). */
export const APP_SCHEME = 'app'
export const APP_ORIGIN = 'app://keyward'
export const APP_PAGE = `${APP_ORIGIN}/index.html`

/** Whether an address is exactly ours; compared parsed, never by how it begins. */
export const isOurs = (address: string): boolean => {
  const url = URL.parse(address)
  return (
    url !== null &&
    url.protocol === 'app:' &&
    url.host === 'keyward' &&
    url.username === '' &&
    url.password === ''
  )
}
