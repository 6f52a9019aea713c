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
  endsTitle: 'Ends at once',
  staysTitle: 'Stays as it is',
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
  saveAsPage: 'Save as a web page…',
} as const

/** What `secret-field.tsx` says. */
export const SECRET_FIELD = {
  hiddenAnnounced: 'The secret is hidden again.',
  shownAnnounced: 'The secret is shown for 30 seconds.',
  copiedAnnounced: 'Secret copied. The clipboard is cleared by itself.',
  hiddenName: 'Client secret, hidden',
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
  secretCopied: (seconds: number) => `Secret copied. The clipboard is cleared in ${seconds} s.`,
  clearItNow: 'Clear it now',
  done: 'Done',
  putThisAway: 'Put this away',
  clearTheClipboard: 'Clear the clipboard',
  cleared: 'The clipboard is cleared.',
} as const

/** What `notice-bar.tsx` says. */
export const NOTICE_BAR = {
  whatWentWrong: 'What went wrong',
  putThisAway: 'Put this away',
  notice: 'Notice',
  moreBehind: (more: number) => `. ${count(more, 'other notice')} behind this one.`,
  putThisNoticeAway: 'Put this notice away',
  putTheNoticeAway: 'Put the notice away',
} as const

/** What `use-unsaved.ts` says. */
export const USE_UNSAVED = {
  leaveWithoutSaving: 'Leave without saving?',
  nothingWasSentAnywhere: 'Nothing was sent anywhere.',
} as const
