/** So many bits in letters that can be read out. */
export const spelled = (bytes: Uint8Array, amount: number): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const fives = bits.slice(0, amount).match(/.{5}/gu) ?? []
  return fives.map((five) => ALPHABET[Number.parseInt(five, 2)] ?? '').join('')
}

/** Thirty-two letters and digits that sound and look apart: no i, l, o, u. (Crockford's alphabet.) */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
