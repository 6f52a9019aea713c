import { TAG_MAX, TAGS_MAX } from '../../../shared/labels/label.ts'
import { count, grouped, listOf } from '../../language/plural.ts'

/** What is said of tags and notes of the practice's own. */
export const LABELS = {
  heading: 'Tags and note',
  tags: 'Tags',
  note: 'Note',
  noTags: 'No tag',
  noNote: 'No note',
  tag: 'Tag…',
  editTags: 'Edit tags…',
  editNote: 'Edit the note',
  addNote: 'Add a note',
  noteLabel: (name: string) => `Note about ${name}`,
  noteHint: 'It stays in this vault and its backups. Evidence does not carry it.',
  save: 'Save',
  cancel: 'Cancel',
  more: (amount: number) => `+${grouped(amount)}`,
  moreTags: (tags: readonly string[]) => listOf(tags, TAGS_MAX),
  noteSaved: 'The note is saved.',
  noteEnds: 'What you wrote about this organisation',
} as const

/** What is said where tags are chosen. */
export const TAG_DIALOG = {
  titleOne: (name: string) => `Tags of ${name}`,
  titleMany: (amount: number, of: 'connections' | 'apps') =>
    `Tag ${count(amount, of === 'apps' ? 'app' : 'organisation')}`,
  lead: 'Tags stay in Keyward. Xero does not see them.',
  known: 'Tags that there are',
  onSome: (some: number, all: number) => `${grouped(some)} of ${grouped(all)}`,
  fresh: 'New tag',
  hint: `Up to ${TAG_MAX} characters, such as a service, a partner or a group of clients.`,
  add: 'Add',
  save: 'Save the tags',
  cancel: 'Cancel',
  float: 'The tags',
  changed: (amount: number, of: 'connections' | 'apps') =>
    `Tags of ${count(amount, of === 'apps' ? 'app' : 'organisation')} changed.`,
  nothing: 'Nothing was changed.',
} as const
