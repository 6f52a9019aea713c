import { count, grouped, noun, numberWord } from '../../language/plural.ts'

/** What `check-button.tsx` says. */
export const CHECK_BUTTON = {
  cancelTheCheck: 'Cancel the check',
  cancel: 'Cancel',
  aCheckStoppedAfter: (finished: number, total: number) =>
    `A check stopped after ${grouped(finished)} of ${grouped(total)}; those are not asked again`,
  goOn: 'Go on',
  check: 'Check',
  askingEach: 'Asking each: ',
  didNotAnswer: (failed: number) => `, ${grouped(failed)} did not answer`,
  of: (part: string, finished: number, total: number, part2: string) =>
    `${part}${grouped(finished)} of ${grouped(total)}${part2}`,
} as const

/** What `overview-aside.tsx` says. */
export const OVERVIEW_ASIDE = {
  dates: 'Dates',
  comingUp: 'Coming up',
  recentActivity: 'Recent activity',
  sSignInLapses: (name: string) => `${name}’s sign-in lapses`,
  signInsLapse: (group: number) => `${numberWord(group)} sign-ins lapse`,
  unlessChecked: ' unless checked',
  aCheckMoves: 'A check moves it by 60 days',
  notAskedToLast: 'Not asked to last longer',
  aScope: 'a scope',
  scopes: (scopes: number) => `${scopes} scopes`,
  xeroEndsThatUses: (part: string, name: string) => `Xero ends ${part} that ${name} uses`,
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
  oneThingThatNeeds: 'One thing that needs you',
} as const

/** What `quiet-list.tsx` says. */
export const QUIET_LIST = {
  whatWasLooked: 'What was looked at',
  youCanCloseKeyward: 'You can close Keyward.',
  noOrganisationIsConnected: 'No organisation is connected',
  xeroListedAndNone: (connected: number) =>
    `Xero listed ${count(connected, 'organisation')}, and none is known to be missing there`,
  connectOne: 'Connect one, and this page tells how it is.',
  anyCheckBeforeThen: ' Any check before then moves the date on.',
  noSign: (day: string, part: string) => `No sign-in that is in use lapses before ${day}.${part}`,
  everySecret: 'Every secret is in this computer’s keychain',
  eachWasReadBack: (apps: number) => `${count(apps, 'secret')}. Each was read back and compared.`,
  noScopesAreGranted: 'No scopes are granted',
  scopesAreGranted: 'Scopes are granted as asked for',
  noAppAsks: 'No app asks to change anything at Xero.',
  mayAlsoChangeThings: (writers: number) => `${count(writers, 'app')} may also change things at Xero.`,
  in: (scopes: number, month: string) =>
    ` ${numberWord(scopes)} ${noun(scopes, 'scope ends', 'scopes end')} in ${month}.`,
  theActivityLog: 'The activity log has not been walked yet',
  untilItHasBeen: 'Until it has been, nothing is said about it.',
  nothingInTheActivity: (lines: number) =>
    `Nothing in the activity log was found changed, up to line ${grouped(lines)}`,
  everyLineWasCompared: 'Every line was compared with the one before it.',
  keywardLinksOpen: 'keyward:// links open this Keyward',
  lookedUpWhenKeyward: 'Looked up when Keyward started, or when it was last repaired.',
} as const
