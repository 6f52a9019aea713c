/** The names of the sandbox practice's apps. */
export const SAMPLE_APP_NAMES = {
  jobs: 'Sample Job Tool',
  ledger: 'Sample Ledger Tool',
  debtors: 'Sample Debtor Tool',
  field: 'Sample Field Tool',
  feed: 'Sample Bank Feed',
} as const
