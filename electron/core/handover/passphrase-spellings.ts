import { withoutUnseen } from '../../../shared/pasted-text.ts'

/** What people and their programs put between words: spaces, signs, every kind of hyphen and dash. */
const BETWEEN = /[\s,.;:/|_+·•\p{Pd}\u2212]+/u

/**
 * The passphrases that a typed one may mean, the likeliest first: six words are read with whatever stands between them
 * and in any case; any other passphrase is taken as typed, and without what copying brings along.
 */
export const passphrasesOf = (typed: string): string[] => {
  const plain = withoutUnseen(typed.normalize('NFC'))
    .trim()
    .replace(/^["'“”‘’«»]+|["'“”‘’«»]+$/gu, '')
    .trim()
  const words = plain
    .toLowerCase()
    .split(BETWEEN)
    .filter((word) => word !== '')
  const asWords = words.length > 1 ? [words.join('-')] : []
  return [...new Set([...asWords, typed, plain])].filter((one) => one !== '')
}
