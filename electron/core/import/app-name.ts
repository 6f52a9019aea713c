import { NAME_MAX } from '../../../shared/apps/app-draft.ts'

/** Letters that nobody sees, or that turn the line around; they have no place in a name. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\p{Cc}|\p{Cs}|\p{Co}/gu

/** A title as one plain line. */
export const plainTitle = (title: string): string =>
  title
    .slice(0, 2_000)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/\s+/gu, ' ')
    .trim()

/**
 * A title as a name that Xero and Keyward take: without the word Xero and what it leaves behind (an address without its
 * middle, brackets around nothing, a hyphen at an end), not too long, and never empty.
 */
export const appName = (title: string, clientId: string | null): string => {
  const words = plainTitle(title).normalize('NFKC').split(' ').map(wordWithoutXero)
  const name = words
    .join(' ')
    .replace(/[([{<"“‘']\s*[)\]}>"”’']/gu, ' ')
    .replace(/([:–—|/\\,;·•-])(?:\s*[:–—|/\\,;·•-])+/gu, '$1')
    .replace(/([([{<])\s+|\s+(?=[)\]}>])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:–—|/\\,;.·•_-]+|[\s:–—|/\\,;·•_-]+$/gu, '')
    .slice(0, NAME_MAX)
    .trim()
  const isName = /[\p{L}\p{N}]/u.test(name) && !/xero/iu.test(name)
  return isName ? name : `App ${(clientId ?? '').slice(0, 8)}`.trim()
}

/** One word without "Xero"; an address of Xero's goes whole, and so does what nothing is left of. */
const wordWithoutXero = (word: string): string => {
  if (!/xero/iu.test(word)) return word
  const isAddress = /^(?:[a-z]+:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/?#:].*)?$/iu.test(word)
  if (isAddress) return ''
  const rest = word.replace(/[’']s\b/giu, '').replace(/xero/giu, ' ')
  const parts = rest
    .split(/[^\p{L}\p{N}()[\]&+]+/u)
    .filter((part) => /[\p{L}\p{N}]{2}|^[()[\]&+]+$/u.test(part))
  return parts.join(' ')
}
