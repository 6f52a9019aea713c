import type { WINDOW_FAILURES } from '../../shared/window/failures.ts'
import type { FailureWords } from './message.ts'

/** What is said of failures of what the window asks of the system. */
export const WINDOW_WORDS = {
  sandboxNotStarted: {
    what: 'The sandbox could not be started.',
    next: 'Your own practice is as it was. Try again; if it keeps happening, tell whoever looks after Keyward.',
  },
  licencesNotOpened: {
    what: 'The licences could not be opened.',
    next: 'They are beside Keyward’s program, in resources/licences: open third-party.html there.',
  },
  printFailed: {
    what: 'The page could not be printed.',
    next: 'Nothing in the vault has changed. Save it as a web page instead, and print that from a browser.',
  },
} as const satisfies FailureWords<keyof typeof WINDOW_FAILURES>
