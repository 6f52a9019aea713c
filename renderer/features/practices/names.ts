import { shownText } from '../../../shared/kernel/shown-text.ts'
import type { PracticeId, PracticeLine, PracticesFacts } from '../../../shared/practices/practice.ts'
import { PRACTICES } from './words.ts'

/** What a practice is called on screen, also where nobody has named it. */
export const practiceName = ({ id, name }: Pick<PracticeLine, 'id' | 'name'>): string => {
  if (name !== null) return shownText(name)
  return id === 'own' ? PRACTICES.firstUnnamed : PRACTICES.unnamed
}

/** The line of one practice; `null` for the sandbox. */
export const lineOf = ({ list }: PracticesFacts, id: PracticeId): PracticeLine | null =>
  list.find((one) => one.id === id) ?? null

/** Those that somebody could switch to from here, the sandbox aside. */
export const othersIn = ({ list, self }: PracticesFacts): PracticeLine[] =>
  list.filter(({ id, isLeaving }) => id !== self && !isLeaving)
