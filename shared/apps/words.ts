/** The names of the sandbox practice's two apps. */
export const SAMPLE_APP_NAMES = { jobs: 'Sample Job Tool', ledger: 'Sample Ledger Tool' } as const
