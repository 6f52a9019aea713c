import type { UNDO_FAILURES } from '../../shared/undo/failures.ts'
import type { FailureWords } from './message.ts'

/** What is said where something is taken back. */
export const UNDO = {
  undo: 'Undo',
  undone: 'Undone.',
} as const

/** What is said where that is no longer possible. */
export const UNDO_WORDS = {
  undoOver: {
    what: 'This can no longer be undone.',
    next: 'It was changed again since, or too long ago. Everything is as it is shown.',
  },
} as const satisfies FailureWords<keyof typeof UNDO_FAILURES>
