import { shownText } from '../../shared/kernel/shown-text.ts'
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
  linkWentToPractice: (about: string) => {
    const [, kind = '', name = ''] = /^(\S+) (.*)$/su.exec(about) ?? []
    const practice = shownText(name === '' ? SHELL_NOTICES_WORDS.anotherPractice : name)
    return {
      what:
        kind === 'signIn'
          ? SHELL_NOTICES_WORDS.signInAnswerFor(practice)
          : kind === 'file'
            ? SHELL_NOTICES_WORDS.fileFor(practice)
            : SHELL_NOTICES_WORDS.linkFor(practice),
      next: SHELL_NOTICES_WORDS.nothingHere(practice),
    }
  },
  windowRestarted: (about: string) => ({
    what: about === 'hung' ? SHELL_NOTICES_WORDS.windowHung : SHELL_NOTICES_WORDS.windowStopped,
    next: SHELL_NOTICES_WORDS.typedIsGone,
  }),
}
