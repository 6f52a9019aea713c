import { SHELL_NOTICES_WORDS } from './words-doing.ts'
/** What is told of a link or file that was for the practice that is not shown, and of a window that fell. */
export const SHELL_NOTICES = {
  linkWentToOwn: (about: string) => ({
    what:
      about === 'signIn'
        ? SHELL_NOTICES_WORDS.signInAnswerForOwn
        : about === 'file'
          ? SHELL_NOTICES_WORDS.fileForOwn
          : SHELL_NOTICES_WORDS.linkForOwn,
    next: SHELL_NOTICES_WORDS.nothingInSandbox,
  }),
  linkWentToSandbox: () => ({
    what: SHELL_NOTICES_WORDS.signInAnswerForSandbox,
    next: SHELL_NOTICES_WORDS.nothingInOwn,
  }),
  windowRestarted: (about: string) => ({
    what: about === 'hung' ? SHELL_NOTICES_WORDS.windowHung : SHELL_NOTICES_WORDS.windowStopped,
    next: SHELL_NOTICES_WORDS.typedIsGone,
  }),
}
