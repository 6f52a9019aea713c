/** Scopes that this sandbox knows, in words for the consent page (xero-facts §2). */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['openid', 'Know who you are'],
  ['profile', 'See your name'],
  ['email', 'See your e-mail address'],
  ['offline_access', 'Keep this access while you are away'],
  ...practice('job', 'jobs'),
  ...practice('client', 'clients'),
  ...practice('staff', 'staff'),
  ...practice('time', 'timesheets'),
  ['practicemanager', 'View and change everything in Practice Manager'],
  ...ledger('invoices', 'invoices'),
  ...ledger('payments', 'payments'),
  ...ledger('banktransactions', 'bank transactions'),
  ...ledger('manualjournals', 'manual journals'),
  ...ledger('settings', 'organisation settings'),
  ...ledger('contacts', 'contacts'),
  ...ledger('attachments', 'attachments'),
  ...ledger('transactions', 'all transactions'),
  ['accounting.reports.read', 'View all reports'],
  ...[
    'aged',
    'balancesheet',
    'banksummary',
    'budgetsummary',
    'executivesummary',
    'profitandloss',
    'trialbalance',
  ].map((report): [string, string] => [`accounting.reports.${report}.read`, `View the report: ${report}`]),
])

/** Scopes that apps created since 2 March 2026 may not use. */
const OLD = ['accounting.transactions', 'accounting.transactions.read', 'accounting.reports.read']

/** What an app asks for itself; no person is ever asked for it. */
export const APP_SCOPE = 'app.connections'

export const KNOWN_SCOPES: readonly string[] = [...WORDS.keys()]

export const isAccounting = (scope: string): boolean => scope.startsWith('accounting.')
export const isPractice = (scope: string): boolean => scope.split('.')[0] === 'practicemanager'
export const inWords = (scope: string): string => WORDS.get(scope) ?? scope

/** Why Xero would show its error page for these scopes; `undefined` when it would not. */
export const scopeProblem = (
  scopes: readonly string[],
  app: { readonly practiceManager: boolean; readonly oldScopes: boolean },
): string | undefined => {
  if (scopes.length === 0) return 'Missing scope'
  const unknown = scopes.find((scope) => !WORDS.has(scope))
  if (unknown !== undefined) return `Invalid scope: ${unknown}`
  if (scopes.some(isAccounting) && scopes.some(isPractice))
    return 'Accounting and Practice Manager scopes cannot be asked for together'
  if (scopes.some(isPractice) && !app.practiceManager)
    return 'This app has no approval for Practice Manager scopes'
  const old = app.oldScopes ? undefined : scopes.find((scope) => OLD.includes(scope))
  return old === undefined ? undefined : `Apps created since 2 March 2026 cannot use ${old}`
}

/** Whether these granted scopes open what needs `wanted`: the scope itself, its writing form, or the broad one. */
export const opens = (granted: readonly string[], wanted: string): boolean =>
  [wanted, wanted.replace(/\.read$/u, ''), wanted.split('.')[0] ?? ''].some((scope) =>
    granted.includes(scope),
  )

function practice(what: string, words: string): [string, string][] {
  return [
    [`practicemanager.${what}.read`, `View ${words} in Practice Manager`],
    [`practicemanager.${what}`, `View and change ${words} in Practice Manager`],
  ]
}

function ledger(what: string, words: string): [string, string][] {
  return [
    [`accounting.${what}.read`, `View ${words}`],
    [`accounting.${what}`, `View and change ${words}`],
  ]
}
