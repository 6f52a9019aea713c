import type { EntryWhat, KeychainEntry, KeychainReport } from '../../../shared/keychain/entry.ts'
import { isAmiss } from '../../../shared/keychain/entry.ts'
import { describeFailure, isFailureCode } from '../../app/words-failures.ts'
import { count, numberWord } from '../../language/plural.ts'

/** The doctor of the keychain. */
export const KEYCHAIN = {
  asking: 'Asking the keychain…',
  askAgain: 'Ask again',
  asked: (keychain: string, user: string) =>
    `${keychain.charAt(0).toUpperCase()}${keychain.slice(1)}, of the account ${user}. Each entry was asked for by its name`,
  entry: 'Entry',
  should: 'Should hold',
  holds: 'Holds',
  remedy: 'What to do',
  nothing: 'Nothing',
  itsKey: 'Its key',
  putBackAll: (amount: number) => `Put ${count(amount, 'entry', 'entries')} back from a backup…`,
  putBack: 'Put it back…',
  enterAgain: 'Enter it again…',
  decide: 'Decide…',
  askXero: 'Ask Xero',
  askingXero: 'Asking Xero…',
  xero: {
    works: 'Xero accepts it',
    refused: 'Xero refuses it. It was replaced or deleted there: enter the current one on the app’s page.',
    couldNotTell: 'Xero did not say whether it accepts it.',
  },
  showRotation: 'Show the rotation',
  showCard: 'Show the card',
  deleteIt: 'Delete it…',
  restore: 'Restore from a backup…',
  backUp: 'Back up now…',
  putBackTitle: 'Put back from the newest backup',
  putBackHow:
    'Type the kit. Keyward opens the newest backup in memory, and puts back only what is exactly what was there, under its own name.',
  cancel: 'Cancel',
  puttingBack: 'Putting it back…',
  isBack: (putBack: number, notInBackup: number) =>
    [
      putBack === 0
        ? 'Nothing was put back.'
        : `${count(putBack, 'entry is', 'entries are')} back in the keychain.`,
      notInBackup === 0
        ? ''
        : `The newest backup does not hold ${count(notInBackup, 'other', 'others')}: enter ${notInBackup === 1 ? 'it' : 'them'} again, or replace ${notInBackup === 1 ? 'it' : 'them'} at Xero.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  deleteTitle: 'Delete the entry that is left over?',
  deleteEnds: 'What lies in the keychain under a name that Keyward reserved, and that no record uses.',
  deleteStays: 'Every app, its secret, and everything at Xero.',
  deleteFoot: 'Deleting is proven by asking again, and is in the activity log.',
  keep: 'Keep it',
  delete: 'Delete it',
  deleted: 'Deleted, and proven gone',
  deleting: 'Delete what is left over',
  lookedAt: 'What else was looked at',
  trialGood: 'A trial entry was written, read back and deleted.',
  trialBad: (why: string) => `A trial entry could not be written, read back and deleted: ${why}`,
  never:
    'Keyward asks only for its own entries. It never lists your keychain, so it cannot see what others keep there.',
  closed: 'While the vault is closed, only its key is known to Keyward.',
  fromClosed: 'What Keyward asks the keychain for',
} as const

/** The answer at the top. */
export const answerOf = ({ entries, isVaultOpen }: KeychainReport): string => {
  const amiss = entries.filter(isAmiss).length
  if (amiss === 0 && entries.length === 1) return 'The one entry is as it should be'
  if (amiss === 0) return `All ${numberWord(entries.length).toLowerCase()} entries are as they should be`
  if (!isVaultOpen || entries.length === 1) return 'The vault’s key is not as it should be'
  return `${numberWord(amiss)} of ${numberWord(entries.length).toLowerCase()} entries ${amiss === 1 ? 'is' : 'are'} not as ${amiss === 1 ? 'it' : 'they'} should be`
}

type Names = { readonly name: string; readonly kind: string }

const KINDS = {
  vaultKey: 'Key of the vault’s file',
  clientSecret: 'Secret in use',
  newSecret: 'New secret, not in use yet',
  previousSecret: 'Secret before, kept until it is dead',
  ownKeys: 'This Keyward’s own keys',
  formerKeys: 'Own keys of before',
  waiting: 'Kept for a record that cannot be read',
  leftOver: 'No record names it',
  logEnd: 'Where the activity log ends',
} as const satisfies Record<EntryWhat, string>

const NAMES = {
  vaultKey: 'The vault',
  ownKeys: 'Handovers',
  formerKeys: 'Handovers',
  waiting: 'A record',
  leftOver: 'A reserved name',
  logEnd: 'Activity',
} as const

/** Whose entry it is, and what for. */
export const namesOf = ({ what, app }: Pick<KeychainEntry, 'what' | 'app'>): Names => ({
  name: app === '' && Object.hasOwn(NAMES, what) ? NAMES[what as keyof typeof NAMES] : app || 'An app',
  kind: KINDS[what],
})

/** A fingerprint as it is compared by eye: "a41c 09d2 77e1". */
export const shownFingerprint = (fingerprint: string): string =>
  fingerprint.match(/.{1,4}/gu)?.join(' ') ?? ''

/** What lies there, in a word and a sentence. */
export const holdsWords = (
  { what, state, holds, because }: Pick<KeychainEntry, 'what' | 'state' | 'holds' | 'because'>,
  isVaultOpen: boolean,
): { readonly word: string; readonly means: string } => {
  switch (state) {
    case 'right':
      return what === 'vaultKey'
        ? { word: isVaultOpen ? 'Opens it' : 'The right one', means: '' }
        : { word: 'The same', means: '' }
    case 'there':
      return { word: 'There', means: 'Whether it is the right one shows when it is used.' }
    case 'missing':
      return { word: 'Nothing', means: MISSING[what] }
    case 'altered':
      return {
        word: 'Another one',
        means: [holds === null ? '' : `${shownFingerprint(holds)}, not put there by Keyward.`, ALTERED[what]]
          .filter((part) => part !== '')
          .join(' '),
      }
    case 'leftOver':
      return {
        word: 'Left over',
        means: 'From a change that was cut off, or whose deletion failed. Nothing uses it.',
      }
    case 'unasked':
      return { word: 'Not asked', means: whyUnasked(because) }
  }
}

const GONE = 'Something outside Keyward deleted it.'
const MISSING = {
  vaultKey:
    'Without it the vault’s file cannot be opened. A backup and the recovery kit bring everything back.',
  clientSecret: `${GONE} Put it back with the recovery kit, enter it again, or replace it at Xero.`,
  newSecret: `${GONE} Put it back with the recovery kit, or paste it again in the rotation.`,
  previousSecret: `${GONE} It is needed only to prove that it is dead.`,
  ownKeys: `${GONE} Without them no handover to you can be opened. Put them back with the recovery kit, or make a new card.`,
  formerKeys: 'Handovers that were sealed to an earlier card can no longer be opened.',
  waiting: 'It may have been cleared out with its record.',
  leftOver: '',
  logEnd: 'Keyward writes it again by itself, with the next lines of the log.',
} as const satisfies Record<EntryWhat, string>

const ALTERED = {
  vaultKey: 'It does not open the vault’s file. It may belong to another vault, or to an older one.',
  clientSecret: 'It is neither shown nor used until you have decided. Xero can say whether it is right.',
  newSecret: 'It is not used. Put the right one back, or paste it again in the rotation.',
  previousSecret: 'It is not used.',
  ownKeys: 'They are not those of your card.',
  formerKeys: 'They are not those of an earlier card.',
  waiting: '',
  leftOver: '',
  logEnd: '',
} as const satisfies Record<EntryWhat, string>

/** Why the keychain was not asked, or did not answer. */
export const whyUnasked = (because: string): string =>
  isFailureCode(because) && KNOWN.has(because)
    ? describeFailure({ code: because } as Parameters<typeof describeFailure>[0]).what
    : 'The keychain did not answer.'

const KNOWN: ReadonlySet<string> = new Set([
  'keychainLocked',
  'keychainDenied',
  'keychainUnavailable',
  'keychainTimedOut',
  'keychainUnsure',
  'keychainChangedIt',
  'secretNotDeleted',
  'diskDenied',
  'diskFailed',
])
