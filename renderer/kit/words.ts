import { count } from '../language/plural.ts'

/** What `age.tsx` says. */
export const AGE = {
  corrected: (words: string) => `${words} (corrected)`,
} as const

/** What `back-button.tsx` says. */
export const BACK_BUTTON = {
  backTo: (to: string) => `Back to ${to}`,
} as const

/** What `confirmation.tsx` says. */
export const CONFIRMATION = {
  endsAtOnce: 'Ends at once',
  staysAs: 'Stays as it is',
} as const

/** What `copy-line.tsx` says. */
export const COPY_LINE = {
  copyThe: (what: string) => `Copy the ${what}`,
} as const

/** What `countdown.tsx` says. */
export const COUNTDOWN = {
  hidesInS: (left: number) => `Hides in ${left} s`,
} as const

/** What `menu.tsx` says. */
export const MENU = {
  bottomStart: 'bottom start',
} as const

/** What `paper-menu.tsx` says. */
export const PAPER_MENU = {
  print: 'Print…',
  saveAsPdf: 'Save as PDF…',
  saveAsAWeb: 'Save as a web page…',
} as const

/** What `secret-field.tsx` says. */
export const SECRET_FIELD = {
  theSecretIsHidden: 'The secret is hidden again.',
  theSecretIsShown: 'The secret is shown for 30 seconds.',
  secretCopiedTheClipboard: 'Secret copied. The clipboard is cleared by itself.',
  clientSecretHidden: 'Client secret, hidden',
  reveal: 'Reveal',
  clientSecret: 'Client secret',
  hide: 'Hide',
  copy: 'Copy',
} as const

/** What `secret-input.tsx` says. */
export const SECRET_INPUT = {
  showWhileTyping: 'Show while typing',
} as const

/** What `toasts.tsx` says. */
export const TOASTS = {
  clipboard: 'Clipboard',
  secretCopiedTheClipboard: (max: number) => `Secret copied. The clipboard is cleared in ${max} s.`,
  clearItNow: 'Clear it now',
  done: 'Done',
  putThisAway: 'Put this away',
  clearTheClipboard: 'Clear the clipboard',
  theClipboardIsCleared: 'The clipboard is cleared.',
} as const

/** What `told.tsx` says. */
export const TOLD = {
  whatWentWrong: 'What went wrong',
  putThisAway: 'Put this away',
  notice: 'Notice',
  behindThisOne: (more: number) => `. ${count(more, 'other notice')} behind this one.`,
  putThisNoticeAway: 'Put this notice away',
  putTheNoticeAway: 'Put the notice away',
} as const

/** What `use-unsaved.ts` says. */
export const USE_UNSAVED = {
  leaveWithoutSaving: 'Leave without saving?',
  nothingWasSentAnywhere: 'Nothing was sent anywhere.',
} as const
