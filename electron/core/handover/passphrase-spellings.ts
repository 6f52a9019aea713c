import { withoutUnseen } from '../../../shared/apps/pasted-text.ts'

/** What people and their programs put between words: spaces, signs, every kind of hyphen and dash. */
const BETWEEN = /[\s,.;:/|_+·•\p{Pd}\u2212]+/u

/** What a message puts around and between words besides: brackets, marks of a list, arrows, signs that look like hyphens. */
const AROUND = /[^\p{L}\p{M}\p{N}]+|(?<=\p{Script=Latin})[\u02D7\u30FC]/u
/** What stands before the words in a message: "Passphrase:", "the passphrase is". */
const LEAD_IN = /^.{0,80}\b(?:passphrase|password)\b(?:\s+is)?(?=[^\p{L}\p{N}])/isu
/** As many words as Keyward's own have at least (G2). */
const WORDS_LEAST = 6

/** Six words or more as a message has them, by Keyward's own spelling. */
const wordsIn = (text: string): string[] => {
  const words = text
    .replace(LEAD_IN, '')
    .toLowerCase()
    .split(AROUND)
    .filter((word) => /\p{L}/u.test(word)) // no numbers of a list
  return words.length < WORDS_LEAST ? [] : [words.join('-')]
}

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
  return [...new Set([...wordsIn(plain), ...asWords, typed, plain])].filter((one) => one !== '')
}
