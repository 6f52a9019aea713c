import { count, grouped, noun } from '../../language/plural.ts'

/** What `activity-lines.tsx` says. */
export const ACTIVITY_LINES = {
  activity: 'Activity',
  when: 'When',
  who: 'Who',
  what: 'What',
  appOrganisation: 'App, organisation',
  result: 'Result',
  onlyLines: (who: string) => `Only lines with ${who}`,
  onlyLines2: (app: string) => `Only lines with ${app}`,
  openTheXeroApp: 'Open the Xero app',
  copyTheLine: 'Copy the line',
  line: 'Line',
  lineOf: (time: string) => `Line of ${time}`,
  on: (who: string, part: string, device: string) => `${who}${part}, on ${device}`,
  itWasChanged: 'It was changed, or Keyward did not write it.',
} as const

/** What `activity-log-view.tsx` says. */
export const ACTIVITY_LOG_VIEW = {
  moreLines: (lines: number) => `${lines} more lines.`,
  showMore: 'Show more',
  nothingStands:
    'Nothing stands in the log of this vault. Each sign-in, reveal, copy, check and disconnection will stand here, with who did it and what came of it.',
  noLineFits: 'No line fits.',
  showEverything: 'Show everything',
  searchActivity: 'Search activity',
  showLinesAbout: 'Show lines about',
  onlyWhatDidNot: 'Failures only',
  newestFirst: (matches: number) =>
    `${grouped(matches)} ${noun(matches, 'line', 'lines')}, newest first, in the time of this computer`,
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
  lookAt: 'Look at',
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
  thisVaultAndIts: 'This vault and its log',
  updatesOfKeyward: 'Updates of Keyward',
} as const

/** What `log-proof.tsx` says. */
export const LOG_PROOF = {
  asItWasWritten: 'as it was written',
  intact: 'intact',
  theLogIsUp: (part: string, lines: number) => `The log is ${part} up to line ${grouped(lines)}.`,
  inTheLogNot: (amount: number) =>
    `${count(amount, 'place')} in the log ${noun(amount, 'is', 'are')} not as Keyward wrote ${noun(amount, 'it', 'them')}.`,
  readingTheLog: (round: number) =>
    `Reading the log to its end: ${round} %. Until then nothing is said about it.`,
  stopReadingTheLog: 'Stop reading the log',
  stop: 'Stop',
  checkTheLogAgain: 'Check the log again',
  theLogHasNot: 'The log has not been checked yet.',
  empty: 'Empty',
  notWalkedYet: 'Not walked yet',
  nothingIsWrittenYet: 'Nothing is written yet.',
  nothingWasWrittenWhen: 'Nothing was written when the log was last walked.',
  cameSinceTheLog: (since: number) => `${count(since, 'line')} came since the log was last walked.`,
  walkedToLine: (lines: number) => `Walked to line ${grouped(lines)}`,
  cameAfter: (since: number) => `; ${count(since, 'line')} came after that`,
  asWritten: 'As written',
  intact2: 'Intact',
  upToLine: (part: string, lines: number) => `${part} up to line ${grouped(lines)}`,
  since: (day: string) => ` since ${day}`,
  whatIsThereWas: 'what is there was not changed or moved',
  noneWasChangedMoved: 'none was changed, moved or taken out',
  onePlace: 'One place in the log is',
  placesInTheLog: (amount: number) => `${grouped(amount)} places in the log are`,
  it: 'it',
  them: 'them',
  notAsKeywardWrote: (part: string, part2: string) => `${part} not as Keyward wrote ${part2}.`,
  somebodyOrSomethingChanged:
    'Somebody, or something, changed its files outside Keyward. Nothing of it was thrown away. Tell whoever looks after security, and keep the latest evidence pack: it shows how far the log had come.',
  line: (line: number) => `Line ${grouped(line)}`,
  andMore: (part: number) => `And ${grouped(part)} more.`,
  thisComputersKeychainRemembers: 'This computer’s keychain remembers no later line.',
  itsEndCouldNot: 'Its end could not be compared with the keychain.',
} as const

/** What `rollback-notes.tsx` says. */
export const ROLLBACK_NOTES = {
  iRestoredABackup: 'I restored a backup',
  itWasMoved: 'It was moved or copied here',
  nobodyKnowsWhy: 'Nobody knows why',
  sayWhyTheFolder: 'Say why the folder was put back',
  itIsWrittenInto: 'It is written into the log.',
  aRestoredBackup:
    'A restored backup and a copied folder look exactly the same. Say which it was; the answer is written into the log, with your name.',
  whyWasTheFolder: 'Why was the folder put back?',
  saidSo: (what: string, by: string) => `${what} ${by} said so`,
} as const
