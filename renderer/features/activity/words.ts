import { count, grouped, noun } from '../../language/plural.ts'

/** What `activity-lines.tsx` says. */
export const ACTIVITY_LINES = {
  activity: 'Activity',
  when: 'When',
  who: 'Who',
  what: 'What',
  about: 'App, organisation',
  result: 'Result',
  onlyByPerson: (who: string) => `Only lines with ${who}`,
  onlyOfApp: (app: string) => `Only lines with ${app}`,
  openTheXeroApp: 'Open the Xero app',
  copyTheLine: 'Copy the line',
  line: 'Line',
  lineOf: (time: string) => `Line of ${time}`,
  whoAndWhere: (who: string, email: string, device: string) => `${who}${email}, on ${device}`,
  lineChanged: 'It was changed, or Keyward did not write it.',
} as const

/** What `activity-log-view.tsx` says. */
export const ACTIVITY_LOG_VIEW = {
  moreAnnounced: (lines: number) => `${lines} more lines.`,
  showMore: 'Show more',
  emptyLog:
    'This vault’s log is empty. Each sign-in, reveal, copy, check and disconnection will appear here, with who did it and what came of it.',
  noMatch: 'No lines match.',
  showEverything: 'Show everything',
  searchActivity: 'Search activity',
  showLinesAbout: 'Show lines about',
  failuresOnly: 'Failures only',
  amountAndOrder: (matches: number) =>
    `${grouped(matches)} ${noun(matches, 'line', 'lines')}, newest first, in this computer’s time`,
  saveTheActivity: 'Save the activity',
  saveAsCsv: 'Save as CSV…',
  saveAsJson: 'Save as JSON…',
} as const

/** What `activity-view.tsx` says. */
export const ACTIVITY_VIEW = {
  log: 'Log',
  reviews: 'Reviews',
  people: 'People',
  activity: 'Activity',
  lookAt: 'Show',
} as const

/** What `filter.ts` says. */
export const FILTER = {
  everything: 'Everything',
  secrets: 'Secrets',
  signIns: 'Sign-ins',
  connections: 'Connections',
  apps: 'Apps',
  handovers: 'Handovers',
  accessGuide: 'Access guide',
  reviewsAndPeople: 'Reviews and people',
  vaultAndLog: 'This vault and its log',
  updates: 'Updates of Keyward',
} as const

/** What `log-proof.tsx` says. */
export const LOG_PROOF = {
  asWrittenAnnounced: 'as it was written',
  intactAnnounced: 'intact',
  standingAnnounced: (standing: string, lines: number) =>
    `The log is ${standing} up to line ${grouped(lines)}.`,
  brokenAnnounced: (amount: number) =>
    `${count(amount, 'place')} in the log ${noun(amount, 'is', 'are')} not as Keyward wrote ${noun(amount, 'it', 'them')}.`,
  reading: (percent: number) =>
    `Reading the log to its end: ${percent} %. Until then nothing can be said about it.`,
  stopReadingTheLog: 'Stop reading the log',
  stop: 'Stop',
  checkTheLogAgain: 'Check the log again',
  notCheckedYet: 'The log has not been checked yet.',
  empty: 'Empty',
  notWalkedYet: 'Not checked yet',
  nothingYet: 'Nothing is written yet.',
  wasEmpty: 'Nothing was written when the log was last checked.',
  newSinceAnnounced: (since: number) => `${count(since, 'line')} came since the log was last checked.`,
  walkedToLine: (lines: number) => `Checked to line ${grouped(lines)}`,
  newSince: (since: number) => `; ${count(since, 'line')} came after that`,
  asWrittenMark: 'As written',
  intactMark: 'Intact',
  standingUpTo: (standing: string, lines: number) => `${standing} up to line ${grouped(lines)}`,
  since: (day: string) => ` since ${day}`,
  asWrittenMeans: 'what is there was not changed or moved',
  intactMeans: 'none was changed, moved or taken out',
  onePlaceIs: 'One place in the log is',
  placesAre: (amount: number) => `${grouped(amount)} places in the log are`,
  it: 'it',
  them: 'them',
  notAsWritten: (placesAre: string, them: string) => `${placesAre} not as Keyward wrote ${them}.`,
  brokenMeans:
    'Somebody, or something, changed its files outside Keyward. Nothing of it was thrown away. Tell whoever looks after security, and keep the latest evidence pack: it shows how far the log had come.',
  line: (line: number) => `Line ${grouped(line)}`,
  morePlaces: (more: number) => `And ${grouped(more)} more.`,
  keychainAgrees: 'This computer’s keychain remembers no later line.',
  keychainNotCompared: 'Its end could not be compared with the keychain.',
} as const

/** What `rollback-notes.tsx` says. */
export const ROLLBACK_NOTES = {
  wasRestored: 'I restored a backup',
  wasMoved: 'It was moved or copied here',
  unknown: 'Nobody knows why',
  sayWhy: 'Say why the folder was put back',
  logged: 'It is written into the log.',
  explanation:
    'A restored backup and a copied folder look exactly the same. Say which it was; the answer is written into the log, with your name.',
  question: 'Why was the folder put back?',
  saidSo: (what: string, by: string) => `${what} ${by} said so`,
} as const
