import { count, grouped, noun, numberWord } from '../../language/plural.ts'

/** What `check-button.tsx` says. */
export const CHECK_BUTTON = {
  cancelTheCheck: 'Cancel the check',
  cancel: 'Cancel',
  stopped: (finished: number, total: number) =>
    `A check stopped after ${grouped(finished)} of ${grouped(total)}; those are not asked again`,
  goOn: 'Go on',
  check: 'Check',
  askingEach: 'Asking each: ',
  didNotAnswer: (failed: number) => `, ${grouped(failed)} did not answer`,
  progress: (before: string, finished: number, total: number, after: string) =>
    `${before}${grouped(finished)} of ${grouped(total)}${after}`,
} as const

/** What is said of a need that was put off. */
export const PUT_OFF = {
  doing: 'Put it off',
  done: 'Put off for 30 days. Settings has it under Backups.',
  sayingSafe: 'Say that the old computer is safe',
  saidSafe: 'Noted, and in the activity log.',
  declining: 'Ask no more for a lock',
  declined: 'You are not asked again. Settings has it under Lock.',
} as const

/** What `overview-aside.tsx` says. */
export const OVERVIEW_ASIDE = {
  dates: 'Dates',
  comingUp: 'Coming up',
  recentActivity: 'Recent activity',
  signInLapses: (name: string) => `${name}’s sign-in lapses`,
  signInsLapse: (group: number) => `${numberWord(group)} sign-ins lapse`,
  unlessChecked: ' unless checked',
  checkMoves: 'A check moves it by 60 days',
  notLasting: 'Not asked to last longer',
  aScope: 'a scope',
  scopes: (scopes: number) => `${scopes} scopes`,
  scopesEnd: (scopes: string, name: string) => `Xero ends ${scopes} that ${name} uses`,
} as const

/** What `overview-view.tsx` says. */
export const OVERVIEW_VIEW = {
  urgent: 'Urgent',
  attention: 'Attention',
  notKnown: 'Not known',
  nothingNeedsYou: 'All clear',
  you: (needs: number) => `${numberWord(needs)} ${noun(needs, 'thing needs', 'things need')} you`,
  checkEverything: 'Check everything',
  whenYouHaveTime: 'When you have time',
  dates: 'Dates',
  theDates: 'The dates',
  oneNeedsYou: 'One thing that needs you',
} as const

/** What `quiet-list.tsx` says. */
export const QUIET_LIST = {
  title: 'What was checked',
  youCanCloseKeyward: 'You can close Keyward.',
  noOrganisationIsConnected: 'No organisation is connected',
  listed: (connected: number) =>
    `Xero listed ${count(connected, 'organisation')}, and none is known to be missing there`,
  connectFirst: 'Connect one, and this page tells how it is.',
  checkMovesEnd: ' Any check before then moves the date on.',
  noneLapses: (day: string, rest: string) => `No sign-in that is in use lapses before ${day}.${rest}`,
  secretsThere: 'Every secret is in this computer’s keychain',
  secretsReadBack: (apps: number) => `${count(apps, 'secret')}. Each was read back and compared.`,
  noScopesAreGranted: 'No scopes are granted',
  scopesAsAsked: 'Scopes are granted as asked for',
  noneMayChange: 'No app asks to change anything at Xero.',
  someMayChange: (writers: number) => `${count(writers, 'app')} may also change things at Xero.`,
  in: (scopes: number, month: string) =>
    ` ${numberWord(scopes)} ${noun(scopes, 'scope ends', 'scopes end')} in ${month}.`,
  logNotWalked: 'The activity log has not been checked yet',
  logNotWalkedMeans: 'Until it has been, nothing can be said about it.',
  logIntact: (lines: number) => `Nothing in the activity log was found changed, up to line ${grouped(lines)}`,
  logIntactMeans: 'Every line was compared with the one before it.',
  linksOurs: 'keyward:// links open this Keyward',
  linksWhen: 'Looked up when Keyward started, or when it was last repaired.',
} as const
