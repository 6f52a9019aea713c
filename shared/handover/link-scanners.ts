/** Parameters in which mail scanners and redirects carry the address that they stand before. */
const CARRIERS = [
  'url',
  'u',
  'q',
  'a',
  'target',
  'dest',
  'destination',
  'redirect',
  'to',
  'link',
  'uddg',
  'goto',
  'r',
  'l',
]
const DEEPEST = 5

/**
 * The address that a link scanner or a redirect stands before (Safe Links, Proofpoint, Google, Barracuda, Cisco and what
 * works like them), through several of them; `null` where an address stands for itself, or the scanner keeps to itself
 * what it stands for.
 */
export const behindScanner = (address: string): string | null => {
  let inner: string | null = null
  let outer = address
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const next = oneBehind(outer)
    if (next === null) break
    inner = next
    outer = next
  }
  return inner
}

const isAddress = (text: string): boolean => /^(?:https?:\/\/[^\s/]|keyward:\/\/)/iu.test(text)

const oneBehind = (address: string): string | null => {
  const third = /\/v3\/__(.+?)__;([^!]*)!!/u.exec(address)
  if (third !== null) return proofpoint3(third[1] ?? '', third[2] ?? '')
  const avanan = /\/v2\/(?:[a-z0-9]+\/)?___(.+?)___\./iu.exec(address)?.[1]
  if (avanan !== undefined) return isAddress(avanan) ? avanan : null
  const url = URL.parse(address)
  if (url === null) return null
  if (url.hostname.includes('urldefense') && url.pathname.startsWith('/v2/')) {
    const coded = url.searchParams.get('u') ?? ''
    return asAddress(coded.replaceAll('_', '/').replace(/-([0-9A-F]{2})/giu, '%$1'))
  }
  for (const carrier of CARRIERS) {
    const carried = url.searchParams.get(carrier)
    if (carried === null) continue
    if (isAddress(carried)) return carried
    const inner = asAddress(carried) ?? fromBase64(carried)
    if (inner !== null) return inner
  }
  const inPath = /\/((?:https?|keyward)(?::\/\/|%3A%2F%2F).+)$/iu.exec(url.pathname)?.[1]
  if (inPath === undefined) return null
  return asAddress(inPath.includes('://') ? inPath + url.search + url.hash : inPath)
}

/** `https://` or `keyward://` in base64, as Sophos carries it. */
const fromBase64 = (coded: string): string | null => {
  if (!/^(?:aHR0c|a2V5d2FyZDov)[A-Za-z0-9+/_-]+={0,2}$/u.test(coded)) return null
  try {
    const address = atob(coded.replaceAll('-', '+').replaceAll('_', '/'))
    return isAddress(address) && /^[\x21-\x7e]+$/u.test(address) ? address : null
  } catch {
    return null
  }
}

const asAddress = (coded: string): string | null => {
  try {
    const address = decodeURIComponent(coded)
    return isAddress(address) ? address : null
  } catch {
    return null
  }
}

const RUNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Signs taken out of the address (`*` for one, `**` and a letter for several) stand in base64url behind it. */
const proofpoint3 = (coded: string, taken: string): string | null => {
  let signs: string
  try {
    const binary = atob(taken.replaceAll('-', '+').replaceAll('_', '/'))
    signs = new TextDecoder().decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)))
  } catch {
    return null
  }
  let at = 0
  const next = (amount: number) => signs.slice(at, (at += amount))
  const whole = coded
    .replace(/^(https?):\/(?!\/)/iu, '$1://')
    .replace(/\*(?:\*([A-Za-z0-9_-]))?/gu, (_all, run: string | undefined) =>
      next(run === undefined ? 1 : RUNS.indexOf(run) + 2),
    )
  return isAddress(whole) ? whole : null
}
