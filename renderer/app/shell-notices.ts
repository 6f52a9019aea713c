import { SHELL_NOTICES_WORDS } from './words-doing.ts'
/** What is told of a link or file that was for the practice that is not shown, and of a window that fell. */
export const SHELL_NOTICES = {
  linkWentToOwn: (about: string) => ({
    what:
      about === 'signIn'
        ? SHELL_NOTICES_WORDS.xerosAnswer
        : about === 'file'
          ? SHELL_NOTICES_WORDS.aFileHasBeen
          : SHELL_NOTICES_WORDS.aLinkHasArrived,
    next: SHELL_NOTICES_WORDS.nothingOfItCame,
  }),
  linkWentToSandbox: () => ({
    what: SHELL_NOTICES_WORDS.theSandboxsAnswer,
    next: SHELL_NOTICES_WORDS.nothingOfItCameInto,
  }),
  windowRestarted: (about: string) => ({
    what:
      about === 'hung'
        ? SHELL_NOTICES_WORDS.keywardsWindowNoLonger
        : SHELL_NOTICES_WORDS.keywardsWindowHadStopped,
    next: SHELL_NOTICES_WORDS.whatYouHadTyped,
  }),
}
