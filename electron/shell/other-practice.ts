import { OTHER_PRACTICE_WORDS } from './words.ts'

/** Which practice the window shows; `null` where there is only one. */
export type ShownPractice = 'own' | 'sandbox' | null

/** What leads to the other practice, in the words of the rail; `null` where there is no other. */
export const otherPracticeWords = (shown: ShownPractice): string | null =>
  shown === null ? null : OTHER_PRACTICE_WORDS[shown === 'own' ? 'sandbox' : 'own']
