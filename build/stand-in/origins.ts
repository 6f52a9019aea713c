/**
 * Chromium gives no page a secure origin of its own at `app://keyward`, so the stand-in shows it such pages at
 * `https://keyward.app.invalid` (RFC 2606: never a real host) and tells the product the address it expects.
 */
const SUFFIX = '.invalid'

/** `app://keyward/x` as Chromium is told it; addresses of other schemes stay as they are. */
export const toChromium = (address: string, schemes: ReadonlySet<string>): string => {
  const url = URL.parse(address)
  if (url === null || !schemes.has(url.protocol.slice(0, -1))) return address
  return `https://${url.hostname}.${url.protocol.slice(0, -1)}${SUFFIX}${url.pathname}${url.search}${url.hash}`
}

/** `https://keyward.app.invalid/x` as the product knows it. */
export const toProduct = (address: string, schemes: ReadonlySet<string>): string => {
  const url = URL.parse(address)
  const place = url === null ? null : placeOf(url, schemes)
  if (url === null || place === null) return address
  return `${place}${url.pathname}${url.search}${url.hash}`
}

/** The origin of an address as the product knows it; `"null"` where it has none (RFC 6454). */
export const originOf = (address: string, schemes: ReadonlySet<string>): string => {
  const url = URL.parse(address)
  if (url === null) return 'null'
  return placeOf(url, schemes) ?? url.origin
}

const placeOf = (url: URL, schemes: ReadonlySet<string>): string | null => {
  if (url.protocol !== 'https:' || url.port !== '' || !url.hostname.endsWith(SUFFIX)) return null
  const labels = url.hostname.slice(0, -SUFFIX.length).split('.')
  const scheme = labels.at(-1) ?? ''
  return labels.length > 1 && schemes.has(scheme) ? `${scheme}://${labels.slice(0, -1).join('.')}` : null
}
