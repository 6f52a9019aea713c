/** How something is sealed, by its first lines (age v1, https://c2sp.org/age); nothing is computed for it yet. */
export type Sealing =
  | { readonly kind: 'passphrase'; readonly workFactor: number }
  | { readonly kind: 'recipients' }
  /** Sealed to more keys than are tried. */
  | { readonly kind: 'tooMany' }
  | { readonly kind: 'notAge' }

/** Beyond this, opening would take more than about four seconds and 1 GiB: refused before any work (requirement G5). */
export const WORK_FACTOR_MAX = 20
const INTRO = 'age-encryption.org/v1\n'
const HEADER_LOOKED_AT = 1_024
/** Each key that a file was sealed to costs a try, in main; Keyward seals to one, people with \`age\` to a few. */
const RECIPIENTS_MAX = 20

export const sealingOf = (bytes: Uint8Array): Sealing => {
  const head = Buffer.from(bytes.subarray(0, HEADER_LOOKED_AT)).toString('latin1')
  if (!head.startsWith(INTRO)) return { kind: 'notAge' }
  const stanza = /^-> (\S+)(?: ([^\n]*))?\n/u.exec(head.slice(INTRO.length))
  if (stanza === null) return { kind: 'notAge' }
  if (stanza[1] !== 'scrypt') return { kind: isCrowded(bytes) ? 'tooMany' : 'recipients' }
  const workFactor = /^\S+ ([1-9]\d?)$/u.exec(stanza[2] ?? '')?.[1]
  return workFactor === undefined
    ? { kind: 'notAge' }
    : { kind: 'passphrase', workFactor: Number(workFactor) }
}

/** Whether more stanzas stand before the header's end than are tried (`---`, then its code). */
const isCrowded = (bytes: Uint8Array): boolean => {
  const text = Buffer.from(bytes).toString('latin1')
  const end = text.indexOf('\n--- ')
  return (text.slice(0, end === -1 ? text.length : end).match(/\n-> /gu) ?? []).length > RECIPIENTS_MAX
}
