import type { ImportOutcome } from '../../../shared/import/calls.ts'
import type { ColumnShape, ColumnUse, ImportFormat, ImportRow } from '../../../shared/import/seen.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { count } from '../../language/plural.ts'
import type { Mood } from '../connections/words-status.ts'

export const FORMATS = {
  bitwarden: 'Bitwarden',
  onePassword: '1Password',
  keepass: 'KeePass',
  otherJson: 'JSON',
  csv: 'CSV',
} as const satisfies Record<ImportFormat, string>

export const COLUMN_USES = {
  name: 'Name',
  clientId: 'Client id',
  clientSecret: 'Client secret',
  notes: 'Notes',
  secretCreated: 'Secret created',
} as const satisfies Record<ColumnUse, string>

const KINDS = {
  empty: 'empty',
  hex: '32 letters and digits, like a client id',
  token: 'one run of letters, digits and signs',
  words: 'words',
  date: 'dates',
  email: 'e-mail addresses',
  address: 'web addresses',
  number: 'numbers',
  text: 'text',
} as const satisfies Record<ColumnShape['kind'], string>

/** What a column looks like, without a value of it. */
export const describeShape = ({ kind, shortest, longest }: ColumnShape): string => {
  if (kind === 'empty' || kind === 'hex') return KINDS[kind]
  const length = shortest === longest ? count(longest, 'character') : `${shortest} to ${longest} characters`
  return `${KINDS[kind]}, ${length}`
}

const UNFIT = {
  noClientId: 'No client id in it, so it cannot be added',
  noSecret: 'No secret in it, so it cannot be added',
  clientId: 'The client id has characters that none has',
  secret: 'The secret is none that Xero gives out',
  secretIsClientId: 'Client id and secret are the same',
  refersElsewhere: 'Its secret only refers to another entry, which is not in this file',
} as const

/** Where a row stands, in words. */
export const describeRow = ({
  state,
  isArchived,
}: ImportRow): { readonly mood: Mood; readonly words: string } => {
  switch (state.kind) {
    case 'new':
      return state.isSure
        ? { mood: 'fine', words: 'New' }
        : { mood: 'unknown', words: 'May not be a Xero app' }
    case 'older':
      return {
        mood: 'unknown',
        words: isArchived
          ? 'Archived duplicate in this file, skipped'
          : 'Older duplicate in this file, skipped',
      }
    case 'here':
      if (state.isSame === true) return { mood: 'fine', words: `Already here as ${state.app}, same secret` }
      return {
        mood: 'attention',
        words:
          state.isSame === null
            ? `Already here as ${state.app}; could not compare`
            : `Already here as ${state.app}, another secret`,
      }
    case 'unfit':
      return { mood: 'attention', words: UNFIT[state.why] }
  }
}

/** What became of a row. */
export const describeOutcome = ({ how, failure }: ImportOutcome): { mood: Mood; words: string } => {
  if (how === 'stored') return { mood: 'fine', words: 'Stored, its secret in the keychain' }
  if (how === 'replaced') return { mood: 'fine', words: 'Its secret was replaced' }
  if (failure !== null) {
    const { what, next } = describeFailure(failure)
    return { mood: 'urgent', words: `Not stored. ${what} ${next}` }
  }
  return { mood: 'unknown', words: 'Not tried' }
}
