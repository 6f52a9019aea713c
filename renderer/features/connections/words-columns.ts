import type { ColumnId } from '../../../shared/settings/columns.ts'

/** What each column is called, at its head and where columns are chosen. */
export const COLUMN_NAMES = {
  organisation: 'Organisation',
  kind: 'Kind',
  tags: 'Tags',
  person: 'Signed in by',
  since: 'Connected since',
  status: 'Sign-in',
  checked: 'Checked',
  app: 'Xero app',
  note: 'Note',
  organisationId: 'Organisation ID',
} as const satisfies Record<ColumnId, string>

/** What is said where columns are chosen. */
export const COLUMNS = {
  columns: 'Columns…',
  title: 'Columns, in this order',
  lead: 'They are the same in every practice on this computer. Where there is no room for all, name, sign-in and age stay.',
  doing: 'Change the columns',
  always: 'always',
  hint: 'Alt with ↑ or ↓ moves the one that you are on, Alt with ← or → sizes it.',
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  narrower: (name: string) => `Make ${name} narrower`,
  wider: (name: string) => `Make ${name} wider`,
  widthSaid: (name: string, width: number) => `${name}: ${width} pixels wide.`,
  movedSaid: (name: string, place: number) => `${name} is number ${place}.`,
  reset: 'As they were at first',
  done: 'Done',
  float: 'The columns',
  menuOf: (name: string) => `Column ${name}`,
  sortUp: 'Sort ascending',
  sortDown: 'Sort descending',
  left: 'Move left',
  right: 'Move right',
  widerHere: 'Wider',
  narrowerHere: 'Narrower',
  hide: 'Hide this column',
} as const
