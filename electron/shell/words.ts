/** What leads to the other practice, in the words of the rail. */
export const OTHER_PRACTICE_WORDS = {
  sandbox: 'Open the sandbox practice',
  own: 'Back to your own practice',
} as const

/** The menus of macOS, as that system writes them. */
export const MENU_WORDS = {
  keyward: 'Keyward',
  about: 'About Keyward and Updates',
  settings: 'Settings…',
  hide: 'Hide Keyward',
  quit: 'Quit Keyward',
  file: 'File',
  check: 'Check Everything Now',
  lock: 'Lock Keyward',
  edit: 'Edit',
  find: 'Find or Do…',
  view: 'View',
  overview: 'Overview',
  connections: 'Connections',
  apps: 'Xero Apps',
  handovers: 'Handovers',
  guide: 'Access Guide',
  activity: 'Activity',
  zoomReset: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  helpGuide: 'The Way to API Access',
  helpActivity: 'Who Did What',
  portal: 'Xero’s Developer Portal',
  connected: 'Connected Apps at Xero',
} as const

/** What is asked when the window has stopped again and again. */
export const FALL_WORDS = {
  title: 'Keyward',
  message: 'Keyward’s window has stopped several times within a minute.',
  detail:
    'Keyward itself goes on, and the vault is kept by another part of it than the window. Load the window again, or quit and start Keyward anew. If it stays so, tell whoever looks after Keyward.',
  again: 'Load the window again',
  quit: 'Quit Keyward',
} as const

/** Between the number of a page and how many there are. */
export const PAGE_OF_PAGES = ' of '
