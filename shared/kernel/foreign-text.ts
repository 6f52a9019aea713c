/** Control characters other than tabs and line ends: no text of people has them. */
const CONTROL = /(?![\t\r\n\v\f\u0085])\p{Cc}/u
const LOOKED_AT = 10_000

/**
 * The text of a file in UTF-8 or UTF-16 of either order, with or without its mark, or in Windows-1252; `null` where it is
 * no text.
 */
export const decodeText = (bytes: Uint8Array): string | null => {
  const text = decoded(bytes)
  return CONTROL.test(text.slice(0, LOOKED_AT)) ? null : text
}

const decoded = (bytes: Uint8Array): string => {
  const order = utf16Order(bytes)
  if (order !== null) {
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 2))
    return new TextDecoder('utf-16le').decode(order === 'little' ? whole : swapped(whole))
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** By its mark, else by where the zeros stand: Latin letters have one in each pair. */
const utf16Order = (bytes: Uint8Array): 'little' | 'big' | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'little'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'big'
  const head = bytes.subarray(0, Math.min(bytes.length, 2_000) & ~1)
  const zeros = [0, 0]
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const enough = head.length / 8
  if (odd > enough && even < odd / 10) return 'little'
  return even > enough && odd < even / 10 ? 'big' : null
}

const swapped = (bytes: Uint8Array): Uint8Array => {
  const other = new Uint8Array(bytes.length)
  for (let at = 0; at < bytes.length; at += 2) {
    other[at] = bytes[at + 1] ?? 0
    other[at + 1] = bytes[at] ?? 0
  }
  return other
}
