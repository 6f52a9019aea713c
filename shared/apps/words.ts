/** The names of the sandbox practice's apps. */
export const SAMPLE_APP_NAMES = {
  jobs: 'Sample Job Tool',
  ledger: 'Sample Ledger Tool',
  debtors: 'Sample Debtor Tool',
  field: 'Sample Field Tool',
  feed: 'Sample Bank Feed',
} as const

/** What the developer portal calls each kind of app. */
export const KIND_NAMES = {
  web: 'Web app',
  pkce: 'Mobile or desktop app',
  custom: 'Custom connection',
} as const
