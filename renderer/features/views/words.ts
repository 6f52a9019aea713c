import { VIEW_NAME_MAX } from '../../../shared/views/view.ts'

/** What is said of views of the list of connections. */
export const VIEWS = {
  views: 'Views of the connections',
  save: 'Save as a view…',
  saveTitle: 'Save as a view',
  renameTitle: 'Rename the view',
  lead: 'It keeps the filter, the search, the order and the grouping. It stands in the rail, and stays in this vault and its backups.',
  name: 'Name',
  hint: `Up to ${VIEW_NAME_MAX} characters.`,
  cancel: 'Cancel',
  saveIt: 'Save the view',
  renameIt: 'Rename it',
  float: 'The name of a view',
  open: 'Open',
  rename: 'Rename…',
  update: 'Save what is shown now in it',
  up: 'Move up',
  down: 'Move down',
  remove: 'Remove',
  edit: 'This view…',
  doing: 'Change the views',
  saved: (name: string) => `The view “${name}” is saved.`,
  renamed: (name: string) => `The view is called “${name}”.`,
  updated: (name: string) => `“${name}” shows what is shown now.`,
  removed: (name: string) => `The view “${name}” is removed.`,
  view: 'View of the connections',
} as const
