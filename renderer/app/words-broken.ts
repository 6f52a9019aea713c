/** What `broken-window.tsx` says. */
export const BROKEN_WINDOW = {
  title: 'Keyward’s window could not be shown',
  explanation:
    'Keyward made a mistake while drawing it. Nothing has changed in the vault or at Xero; anything you had typed but not saved is gone.',
  reload: 'Load the window again',
  tryAgain: 'Try again',
} as const

/** What `broken.tsx` says. */
export const BROKEN = {
  pageTitle: 'This page could not be shown',
  pageExplanation:
    'Something on this page is not what Keyward expects, or Keyward made a mistake. Showing a page changes nothing in the vault or at Xero. The other pages still work.',
  goToConnections: 'Go to Connections',
  goToOverview: 'Go to Overview',
  tryAgain: 'Try again',
  tellWhom: 'If it keeps happening, tell whoever looks after Keyward:',
  versionEnd: (version: string) => `, Keyward ${version}.`,
  detailsLine: (at: string, version: string) => `Page not shown: ${at}, Keyward ${version}`,
  details: 'Details',
  copyTheDetails: 'Copy the details',
  couldNotBeShown: 'Could not be shown',
  paneTitle: 'This could not be shown',
  closeThePane: 'Close the pane',
  paneExplanation:
    'Something in it is not what Keyward expects, or Keyward made a mistake. Looking changed nothing. The list beside it still works.',
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
