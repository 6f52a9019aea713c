import type { Tally } from '../../../shared/connections/tally.ts'
import { count, grouped, noun } from '../../language/plural.ts'
import { tallyParts } from '../apps/words-own-list.ts'

/** What `known-now.tsx` says. */
export const KNOWN_NOW = {
  knownNow: 'Known now',
  explanation:
    'What this vault knows, without asking anybody. It opens and can be saved with no network; each fact says as of when it is true.',
  neverAsked: 'never asked',
  asOf: 'as of',
  missingOrAltered: 'missing or altered',
  notAllAsked: 'Not every organisation has been asked for yet',
  answeredLast: (answered: number, asked: number) =>
    `${grouped(answered)} of ${count(asked, 'organisation')} answered the last check of everything`,
  connectedSince: (fresh: number) =>
    `${count(fresh, 'organisation')} ${noun(fresh, 'was', 'were')} connected since, and not checked`,
  standing: (tally: Tally) =>
    `${count(tally.all, 'connection')} at Xero, as far as is known: ${tallyParts(tally)}`,
  xeroListed: (listed: number) => `Xero listed ${count(listed, 'organisation')} to a sign-in`,
  lapsingSoon: (lapsing: number) =>
    `Of them, ${count(lapsing, 'organisation')} ${noun(lapsing, 'relies', 'rely')} on a sign-in that lapses soon`,
  expired: (expired: number) =>
    `${count(expired, 'organisation')} ${noun(expired, 'stays', 'stay')} connected on a sign-in that has expired`,
  notYetDisconnected: (pending: number) =>
    `${count(pending, 'organisation')} ${noun(pending, 'is', 'are')} not yet disconnected`,
  notYetRevoked: (revoking: number) =>
    `${count(revoking, 'organisation')} ${noun(revoking, 'is', 'are')} reached by a sign-in that is not yet revoked`,
  revokedUnproven: (unproven: number) =>
    `${count(unproven, 'organisation')} ${noun(unproven, 'was', 'were')} reached by a sign-in that is revoked; whether the ${noun(unproven, 'connection', 'connections')} went with it is not proven`,
  custom: (connections: number) =>
    `Xero listed ${count(connections, 'organisation')} of custom connections, to which nobody signs in`,
  notActive: (connections: number) =>
    `${count(connections, 'custom connection')} got no token from Xero when last asked`,
  gone: (gone: number) => `${count(gone, 'connection')} ${noun(gone, 'is', 'are')} gone at Xero`,
  madeElsewhere: (elsewhere: number) =>
    `${count(elsewhere, 'connection')} in Xero’s list for the app that nobody here signed in for`,
  listsDiffer: (differing: number) =>
    `${count(differing, 'connection')} in Xero’s list for the app, and no longer in that of a sign-in`,
  noSignIn: (loose: number) => `No sign-in reaches ${count(loose, 'organisation')}`,
  allSecrets: (apps: number) =>
    `${count(apps, 'secret')} ${noun(apps, 'is', 'are')} in this computer’s keychain`,
  someSecrets: (missing: number, apps: number, how: string) =>
    `${grouped(missing)} of ${count(apps, 'secret')} ${noun(missing, 'is', 'are')} ${how} in the keychain`,
  peopleSignedIn: (people: number) => `${count(people, 'person has', 'people have')} signed in`,
  noOrganisationIsConnected: 'No organisation is connected',
  logAsWritten: (lines: number) =>
    `The activity log is as written up to line ${grouped(lines)}, without what a folder that was put back lost`,
  logIntact: (lines: number) => `Log intact up to line ${grouped(lines)}`,
  logBroken: (lines: number) =>
    `The activity log, checked to line ${grouped(lines)}, is not as Keyward wrote it`,
  putBack: 'The folder was put back to an earlier day',
} as const

/** What `review-changes.tsx` says. */
export const REVIEW_CHANGES = {
  comparing: 'Comparing…',
  between: (earlier: string, later: string) => `Between ${earlier} and ${later}`,
  nothingChanged: 'Nothing changed',
  whatChanged: 'What changed',
  what: 'What',
  about: 'About',
  app: 'App',
  more: 'More',
  showMore: 'Show more',
} as const

/** What `reviews-view.tsx` says. */
export const REVIEWS_VIEW = {
  checkPackDoing: 'Check an evidence pack',
  checkPack: 'Check an evidence pack…',
  saveAReview: 'Save a review…',
  checkedPacks: 'Checked packs',
  reviewOf: (when: string) => `Review of ${when}`,
  asOfBy: (when: string, takenBy: string) => `As of ${when}, ${takenBy}`,
  onChecksum: (organisations: number, device: string) =>
    `${count(organisations, 'organisation')}, on ${device}, checksum`,
  takenBy: (name: string) => `by ${name}`,
  saidToBeBy: (name: string) => `said to be by ${name}`,
  savedReviews: 'Saved reviews',
  noneYet:
    'None yet. “Save a review” writes a page to print, a spreadsheet and a signed file into a folder of your choice, and keeps a copy here to compare with later.',
  asOf: 'As of',
  byColumn: 'By',
  organisations: 'Organisations',
  checksum: 'Checksum',
  printOrForget: 'Print or forget',
  print: 'Print…',
  printName: (when: string) => `Print or save the review of ${when}`,
  forgetHint: 'Forget this copy; the saved files stay',
  forgetTheCopy: 'Forget the copy',
  copyChecksum: 'Copy the checksum',
  checksumCopied: 'Checksum',
  now: 'Now',
  saved: (id: string) => `saved ${id}`,
  opened: (id: string) => `opened ${id}`,
  unknownSigner: ', nobody known signed it',
  checkedPack: (when: string, signer: string) => `${when} (checked pack${signer})`,
  whatChanged: 'What changed',
  compareHint:
    'With a saved review, or one opened from a file, Keyward says what is new, gone, authorised by somebody else, or reaches further than before.',
  between: 'Between',
  and: 'and',
} as const

/** What `save-review.tsx` says. */
export const SAVE_REVIEW = {
  saveAReview: 'Save a review',
  signingAndSaving: 'Signing and saving…',
  readingLog: (percent: number) => `Reading the log to its end before it is signed: ${percent} %.`,
  stopReadingTheLog: 'Stop reading the log',
  stopAndSaveNothing: 'Stop, and save nothing',
} as const

/** What `evidence-of-one.tsx` says. */
export const EVIDENCE_OF_ONE = {
  title: 'For one app or client',
  means:
    'A page of what is known now about one of them, in the form of the evidence: to print, or as PDF. It is not signed; a saved review of the whole is.',
  ofApp: 'App',
  ofClient: 'Client',
  printApp: 'Evidence of the app',
  printClient: 'Evidence of the client',
  chooseClient: (amount: number) =>
    amount === 0 ? 'No client here is called that.' : `Choose one of ${count(amount, 'client')}.`,
  namesake: (name: string, end: string) => `${name} (…${end})`,
} as const
