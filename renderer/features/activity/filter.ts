import { ActivityKind, type ActivityFilter } from '../../../shared/activity/activity.ts'
import { describeActivity } from './words-lines.ts'
import { FILTER } from './words.ts'

/** What lines are about, as a person would ask for them. */
const NAMES = {
  all: FILTER.everything,
  secrets: FILTER.secrets,
  signIns: FILTER.signIns,
  connections: FILTER.connections,
  apps: FILTER.apps,
  handovers: FILTER.handovers,
  guide: FILTER.accessGuide,
  people: FILTER.reviewsAndPeople,
  vault: FILTER.vaultAndLog,
  updates: FILTER.updates,
} as const
export type Subject = keyof typeof NAMES

/** Under which subjects each kind of line is found. A new kind is a compile error until it has one. */
const FOUND_UNDER = {
  appAdded: ['secrets', 'apps'],
  appEdited: ['apps'],
  appRemoved: ['secrets', 'apps'],
  appImported: ['secrets', 'apps'],
  fileImported: ['apps'],
  routeTried: ['apps', 'signIns'],
  secretStored: ['secrets'],
  secretRevealed: ['secrets'],
  secretCopied: ['secrets'],
  secretFoundMissing: ['secrets'],
  secretFoundAltered: ['secrets'],
  secretAccepted: ['secrets'],
  leavingTakenBack: ['secrets'],
  clockFoundOff: ['vault'],
  clockMended: ['vault'],
  rotationBegun: ['secrets'],
  newSecretPasted: ['secrets'],
  secretProven: ['secrets'],
  secretSwitched: ['secrets'],
  oldSecretProven: ['secrets'],
  rotationMoved: ['secrets'],
  consumersChanged: ['secrets'],
  consumerUpdated: ['secrets'],
  consumerNotUpdated: ['secrets'],
  rotationFinished: ['secrets'],
  rotationGivenUp: ['secrets'],
  rotationRolledBack: ['secrets'],
  rotationPutOff: ['secrets'],
  policyChanged: ['secrets'],
  calendarSaved: ['secrets'],
  leakDeclared: ['secrets'],
  leakTold: ['secrets'],
  aftermathPutAside: ['secrets'],
  aftermathReopened: ['secrets'],
  secretMadeDue: ['secrets'],
  signInStarted: ['signIns'],
  signInSucceeded: ['signIns'],
  signInFailed: ['signIns'],
  signInRefused: ['signIns'],
  revokeAsked: ['signIns'],
  signInRevoked: ['signIns'],
  ownListAsked: ['connections', 'secrets'],
  signInsKeptAlive: ['signIns'],
  checkedByItself: ['connections'],
  connectionFound: ['connections'],
  connectionVanished: ['connections'],
  connectionForgotten: ['connections'],
  connectionPutBack: ['connections'],
  tagsChanged: ['connections'],
  noteChanged: ['connections'],
  viewsChanged: ['connections'],
  disconnectAsked: ['connections'],
  disconnected: ['connections'],
  disconnectsBegun: ['connections'],
  connectionsChecked: ['connections'],
  handedToColleague: ['secrets', 'handovers'],
  handedToVendor: ['secrets', 'handovers'],
  handedByLeaver: ['secrets', 'handovers'],
  handedToAdviser: ['secrets', 'handovers'],
  handedToSomebody: ['secrets', 'handovers'],
  handoverPublished: ['handovers'],
  handoverSent: ['handovers'],
  handoverForgotten: ['handovers'],
  handoverRevoked: ['handovers'],
  handoverEnded: ['handovers'],
  handoverReceived: ['secrets', 'handovers'],
  handoverAskedFor: ['handovers'],
  requestForgotten: ['handovers'],
  shareServerAsked: ['handovers'],
  shareServerSet: ['handovers'],
  relayPageSet: ['handovers'],
  receiptAdded: ['handovers'],
  cardMade: ['handovers', 'people'],
  personAdded: ['handovers', 'people'],
  personRemoved: ['handovers', 'people'],
  journeyBegun: ['guide'],
  journeyMoved: ['guide'],
  journeyArchived: ['guide'],
  assessmentAnswered: ['guide'],
  assessmentSubmitted: ['guide'],
  organisationTold: ['guide'],
  organisationNotTold: ['guide'],
  introduced: ['people'],
  reviewSaved: ['people'],
  reviewForgotten: ['people'],
  leaverListed: ['people'],
  leaverTicked: ['people'],
  leaverUnticked: ['people'],
  leaverTakenBack: ['people'],
  leaverFinished: ['people'],
  activityExported: ['people', 'vault'],
  activityFoundBroken: ['people', 'vault'],
  rollbackFound: ['people', 'vault'],
  rollbackAcknowledged: ['people', 'vault'],
  vaultRecovered: ['vault'],
  recordsSetAside: ['vault'],
  vaultBegunAgain: ['vault'],
  kitMade: ['vault'],
  kitPutOff: ['vault'],
  backupFolderSet: ['vault'],
  backupColleagueAdded: ['people', 'vault'],
  backupColleagueEnded: ['people', 'vault'],
  colleaguesBackupSaved: ['people', 'vault'],
  backupMade: ['vault'],
  exportBegun: ['vault'],
  exportMade: ['vault'],
  vaultRestored: ['vault'],
  oldComputerSafe: ['secrets', 'vault'],
  restoreRehearsed: ['vault'],
  moveCardMade: ['vault'],
  moveSealed: ['secrets', 'vault'],
  moveTakenBack: ['vault'],
  moveLost: ['vault'],
  moveDeclined: ['vault'],
  vaultMoved: ['secrets', 'vault'],
  vaultArrived: ['secrets', 'vault'],
  vaultLocked: ['people', 'vault'],
  vaultUnlocked: ['people', 'vault'],
  passphraseRefused: ['people', 'vault'],
  checkRefused: ['people', 'vault'],
  lockSwitched: ['people', 'vault'],
  secretPutBack: ['secrets'],
  leftOverDeleted: ['vault'],
  toolsSwitched: ['apps'],
  toolAdded: ['apps'],
  toolChanged: ['apps'],
  toolRemoved: ['apps'],
  toolAllowed: ['apps'],
  toolRefused: ['apps'],
  toolTurnedAway: ['apps'],
  toolEnded: ['apps'],
  toolTokenGiven: ['apps'],
  toolCalled: ['apps'],
  settingsChanged: ['vault'],
  updateChecked: ['updates'],
  updateDownloaded: ['updates'],
  updateRefused: ['updates'],
  updateInstalled: ['updates'],
} as const satisfies Record<ActivityKind, readonly [Exclude<Subject, 'all'>, ...Exclude<Subject, 'all'>[]]>

const kindsUnder = (subject: Subject): ActivityKind[] =>
  ActivityKind.options.filter((kind) => FOUND_UNDER[kind].some((one) => one === subject))

/** The subjects in the order in which they are offered, each with its kinds; `null` for every kind. */
export const SUBJECTS: Readonly<
  Record<Subject, { readonly name: string; readonly kinds: readonly ActivityKind[] | null }>
> = {
  all: { name: NAMES.all, kinds: null },
  secrets: { name: NAMES.secrets, kinds: kindsUnder('secrets') },
  signIns: { name: NAMES.signIns, kinds: kindsUnder('signIns') },
  connections: { name: NAMES.connections, kinds: kindsUnder('connections') },
  apps: { name: NAMES.apps, kinds: kindsUnder('apps') },
  handovers: { name: NAMES.handovers, kinds: kindsUnder('handovers') },
  guide: { name: NAMES.guide, kinds: kindsUnder('guide') },
  people: { name: NAMES.people, kinds: kindsUnder('people') },
  vault: { name: NAMES.vault, kinds: kindsUnder('vault') },
  updates: { name: NAMES.updates, kinds: kindsUnder('updates') },
}

export type Wanted = {
  readonly search: string
  readonly subject: Subject
  readonly isFailedOnly: boolean
  readonly person: string | null
}

export const EVERYTHING: Wanted = { search: '', subject: 'all', isFailedOnly: false, person: null }

export const isEverything = ({ search, subject, isFailedOnly, person }: Wanted): boolean =>
  search.trim() === '' && subject === 'all' && !isFailedOnly && person === null

/** What main is asked for. A word also fits where it stands in the words for what happened, which only the window has. */
export const filterOf = ({ search, subject, isFailedOnly, person }: Wanted): ActivityFilter => ({
  words: search
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 12)
    .map((word) => ({
      text: word.slice(0, 100),
      kinds: ActivityKind.options.filter((kind) =>
        describeActivity(kind).toLowerCase().includes(word.toLowerCase()),
      ),
    })),
  kinds: kindsOf(subject),
  person,
  appId: null,
  result: isFailedOnly ? 'failed' : null,
  from: null,
  until: null,
})

const kindsOf = (subject: Subject): ActivityKind[] | null => {
  const { kinds } = SUBJECTS[subject]
  return kinds === null ? null : [...kinds]
}
