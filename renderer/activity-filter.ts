import { ActivityKind, type ActivityFilter } from '../shared/activity.ts'
import { describeActivity } from './activity-messages.ts'

/** What lines are about, as a person would ask for them. */
export const SUBJECTS = {
  all: { name: 'Everything', kinds: null },
  secrets: {
    name: 'Secrets',
    kinds: [
      'appAdded',
      'secretStored',
      'secretRevealed',
      'secretCopied',
      'secretFoundMissing',
      'rotationBegun',
      'secretProven',
      'secretSwitched',
      'oldSecretProven',
      'rotationFinished',
      'rotationGivenUp',
      'rotationRolledBack',
      'rotationPutOff',
      'leakDeclared',
      'secretMadeDue',
    ],
  },
  signIns: {
    name: 'Sign-ins',
    kinds: ['signInStarted', 'signInSucceeded', 'signInFailed', 'signInRefused', 'signInsKeptAlive'],
  },
  connections: {
    name: 'Connections',
    kinds: ['connectionFound', 'connectionVanished', 'disconnectAsked', 'disconnected', 'connectionsChecked'],
  },
  apps: { name: 'Apps', kinds: ['appAdded', 'appImported', 'fileImported', 'appEdited', 'appRemoved'] },
  handovers: {
    name: 'Handovers',
    kinds: [
      'handedToColleague',
      'handedToVendor',
      'handedByLeaver',
      'handedToAdviser',
      'handedToSomebody',
      'handoverPublished',
      'handoverRevoked',
      'handoverEnded',
      'handoverReceived',
      'handoverAskedFor',
      'receiptAdded',
      'personAdded',
      'personRemoved',
    ],
  },
  guide: {
    name: 'Access guide',
    kinds: [
      'journeyBegun',
      'journeyMoved',
      'journeyArchived',
      'assessmentAnswered',
      'organisationTold',
      'organisationNotTold',
    ],
  },
  people: {
    name: 'Reviews and people',
    kinds: [
      'introduced',
      'reviewSaved',
      'activityExported',
      'activityFoundBroken',
      'leaverListed',
      'leaverTicked',
      'leaverFinished',
    ],
  },
} as const satisfies Record<string, { readonly name: string; readonly kinds: readonly ActivityKind[] | null }>
export type Subject = keyof typeof SUBJECTS

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
  kinds: SUBJECTS[subject].kinds === null ? null : [...SUBJECTS[subject].kinds],
  person,
  appId: null,
  result: isFailedOnly ? 'failed' : null,
  from: null,
  until: null,
})
