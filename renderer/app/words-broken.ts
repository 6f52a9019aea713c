/** What `broken-window.tsx` says. */
export const BROKEN_WINDOW = {
  title: 'Keyward’s window could not be shown',
  explanation:
    'Keyward made a mistake in drawing it. Showing the window changes nothing in the vault and nothing at Xero; what you had typed and not stored is gone.',
  reload: 'Load the window again',
  tryAgain: 'Try again',
} as const

/** What `broken.tsx` says. */
export const BROKEN = {
  pageTitle: 'This page could not be shown',
  pageExplanation:
    'Something that stands here is not as Keyward expects it, or Keyward made a mistake. Showing a page changes nothing in the vault and nothing at Xero. The other places on the left work.',
  goToConnections: 'Go to Connections',
  goToOverview: 'Go to Overview',
  tryAgain: 'Try again',
  tellWhom: 'If it stays so, tell whoever looks after Keyward:',
  versionEnd: (version: string) => `, Keyward ${version}.`,
  detailsLine: (at: string, version: string) => `Page not shown: ${at}, Keyward ${version}`,
  details: 'Details',
  copyTheDetails: 'Copy the details',
  couldNotBeShown: 'Could not be shown',
  paneTitle: 'This could not be shown',
  closeThePane: 'Close the pane',
  paneExplanation:
    'Something of it is not as Keyward expects, or Keyward made a mistake. Nothing was changed by looking. The list beside it works.',
  partNotShown: (what: string) => `${what} could not be shown.`,
} as const

/** What `floats.tsx` says. */
export const FLOATS = {
  signInSheet: 'A sign-in under way',
  cancelIt: 'Cancel it',
  appChoice: 'The choice of an app',
  close: 'Close',
  aMenu: 'A menu',
  theSearch: 'The search',
  aMessage: 'A message',
  putItAway: 'Put it away',
  aQuestion: 'A question',
  stayHere: 'Stay here',
} as const

/** What `plain-rail.tsx` says. */
export const PLAIN_RAIL = {
  keyward: 'Keyward',
  notShown: 'Numbers and last check could not be shown.',
  tryAgain: 'Try again',
} as const
