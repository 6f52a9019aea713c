import * as z from 'zod'
import { plainText } from '../kernel/person.ts'
import { foldText } from '../kernel/shown-text.ts'

/** How long a practice’s name may be, and how many there may be beside the first. */
export const PRACTICE_NAME_MAX = 60
export const PRACTICES_MAX = 20

/** What a practice’s letters stand on. Letters and name tell practices apart, and no colour alone. */
export const PRACTICE_COLOURS = ['blue', 'green', 'amber', 'red', 'violet', 'slate'] as const
export const PracticeColour = z.enum(PRACTICE_COLOURS)
export type PracticeColour = z.infer<typeof PracticeColour>

/** `own` is the first one, which every Keyward begins with; `sandbox` the made-up one; else what was drawn for it. */
export const PracticeId = z.string().regex(/^(?:own|sandbox|[a-z0-9]{8,64})$/u)
export type PracticeId = z.infer<typeof PracticeId>

/** One of the practices that this Keyward keeps, as the window lists it. */
export const PracticeLine = z.object({
  id: PracticeId,
  /** `null` where nobody has named it, or its name could not be read. */
  name: z.string().min(1).max(PRACTICE_NAME_MAX).nullable(),
  colour: PracticeColour,
  /** It was to be removed, and something of it is still there. */
  isLeaving: z.boolean(),
})
export type PracticeLine = z.infer<typeof PracticeLine>

/** The practices of this Keyward as one of them tells them; the sandbox stands in no list. */
export const PracticesFacts = z.object({
  /** Whose snapshot this is. */
  self: PracticeId,
  list: z.array(PracticeLine),
  /** Which one was shown last before the sandbox. */
  back: PracticeId,
})
export type PracticesFacts = z.infer<typeof PracticesFacts>

/** Whether it is one that somebody has added: it lies in a folder of its own, and can be removed. */
export const isAdded = (id: PracticeId): boolean => id !== 'own' && id !== 'sandbox'

/** A name as it is kept: one line without what nobody sees; empty where nothing of it can be seen. */
export const tidyPracticeName = (name: string): string =>
  plainText(name, PRACTICE_NAME_MAX * 4)
    .replace(/\s+/gu, ' ')
    .slice(0, PRACTICE_NAME_MAX)
    .replace(/\p{Cs}/gu, '') // half of a character, where it was cut
    .trim()

/** Whether two names are the same to whoever reads them. */
export const isSamePracticeName = (a: string, b: string): boolean =>
  foldText(tidyPracticeName(a)) === foldText(tidyPracticeName(b))

/** Two letters for a name: of its first two words that begin with a letter or digit, or of the one; empty for none. */
export const initialsOf = (name: string): string => {
  const words = name
    .split(/[\s&/.,-]+/u)
    .map(charactersOf)
    .filter(([first]) => first !== undefined && /^[\p{L}\p{N}]/u.test(first))
  const [one = [], two] = words
  const letters = two === undefined ? one.slice(0, 2) : [...one.slice(0, 1), ...two.slice(0, 1)]
  return letters.join('').toLocaleUpperCase('en-GB')
}

/** A letter with its marks, and none of the many that would cover the lines around it. */
const FEW_MARKS = /^\P{M}\p{M}{0,2}/u
const CHARACTERS = new Intl.Segmenter('en-GB')

/** The first two, as people count them: what belongs to a letter stays with it. */
const charactersOf = (word: string): string[] => {
  const found: string[] = []
  for (const { segment } of CHARACTERS.segment(word))
    if (found.push(FEW_MARKS.exec(segment)?.[0] ?? '') === 2) break
  return found
}
