import { grouped } from '../language/plural.ts'

/** What `routes.ts` says. */
export const ROUTES_WORDS = {
  overview: 'Overview',
  goToOverview: 'Go to Overview',
  connections: 'Connections',
  goToConnections: 'Go to Connections',
  xeroApps: 'Xero apps',
  goToXeroApps: 'Go to Xero apps',
  handovers: 'Handovers',
  goToHandovers: 'Go to Handovers',
  accessGuide: 'Access guide',
  goToGuide: 'Go to the Access guide',
  securitySelfAssessment: 'Security self-assessment',
  takeAccessAway: 'Take access away…',
  activity: 'Activity',
  goToActivity: 'Go to Activity',
  settings: 'Settings',
  goToSettings: 'Go to Settings',
  tools: 'Tools on this computer',
  aboutKeywardAndUpdates: 'About Keyward and updates',
  rehearse: 'Rehearse a restore…',
  move: 'Move to another computer',
  lookAtKeychain: 'Look at the keychain',
} as const

/** What `practice-switch.tsx` says. */
export const PRACTICE_SWITCH = {
  backToOwn: 'Back to your own practice',
  openSandbox: 'Open the sandbox practice',
  opening: 'Opening…',
  yourOwnPractice: 'Your own practice',
  sandbox: 'Sandbox',
} as const

/** What `rail.tsx` says. */
export const RAIL = {
  keyward: 'Keyward',
  findOrDo: 'Find or do',
  findKeysMac: '⌘K',
  findKeys: 'Ctrl K',
  lastCheckPart: 'The last check',
  newVault: 'New vault',
  onThisComputer: 'On this computer',
  practiceVault: 'Practice vault',
  menuPlace: 'bottom start',
  madeUpPractice: 'Made-up practice',
  sandbox: 'Sandbox',
  vaultClosed: 'Vault closed',
  locked: 'Locked',
  openingTheVault: 'Opening the vault',
  checkProgress: (finished: number, total: number) =>
    `Asking Xero: ${grouped(finished)} of ${grouped(total)}`,
  cancelTheCheck: 'Cancel the check',
  nothingToCheckYet: 'Nothing to check yet',
  checkEverythingNow: 'Check everything now',
  signingIn: 'Signing in: ',
  signInOver: 'Sign-in ended: ',
  anApp: 'an app',
  show: 'Show',
} as const
