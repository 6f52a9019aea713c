/** How something is sealed, by its first lines (age v1, https://c2sp.org/age); nothing is computed for it yet. */
export type Sealing =
  | { readonly kind: 'passphrase'; readonly workFactor: number }
  | { readonly kind: 'recipients' }
  | { readonly kind: 'notAge' }

/** Beyond this, opening would take more than about four seconds and 1 GiB: refused before any work (requirement G5). */
export const WORK_FACTOR_MAX = 20
const INTRO = 'age-encryption.org/v1\n'
const HEADER_LOOKED_AT = 1_024

export const sealingOf = (bytes: Uint8Array): Sealing => {
  const head = Buffer.from(bytes.subarray(0, HEADER_LOOKED_AT)).toString('latin1')
  if (!head.startsWith(INTRO)) return { kind: 'notAge' }
  const stanza = /^-> (\S+)(?: ([^\n]*))?\n/u.exec(head.slice(INTRO.length))
  if (stanza === null) return { kind: 'notAge' }
  if (stanza[1] !== 'scrypt') return { kind: 'recipients' }
  const workFactor = /^\S+ ([1-9]\d?)$/u.exec(stanza[2] ?? '')?.[1]
  return workFactor === undefined
    ? { kind: 'notAge' }
    : { kind: 'passphrase', workFactor: Number(workFactor) }
}
