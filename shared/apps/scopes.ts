/** Which Xero product a scope opens; Accounting and Practice Manager cannot be mixed in one request (Xero, OAuth 2.0 scopes). */
export type ScopeFamily = 'identity' | 'offline' | 'practiceManager' | 'accounting' | 'other'

/** What Keyward knows of one OAuth 2.0 scope at Xero. `words` completes "may read …" or "may change …". */
export type Scope = {
  readonly id: string
  readonly family: ScopeFamily
  readonly words: string
  readonly writes: boolean
  /** Xero stops it at the start of this month (YYYY-MM). */
  readonly endsIn?: string
  /** Narrower scopes that together do what most tools ask of this one. */
  readonly narrower?: readonly string[]
}

/** A scope that only reads and the one that also changes, narrower first. */
const pair = (family: 'practiceManager' | 'accounting', what: string, words: string): Scope[] => {
  const id = `${family.toLowerCase()}.${what}`
  return [
    { id: `${id}.read`, family, words, writes: false },
    { id, family, words, writes: true, narrower: [`${id}.read`] },
  ]
}
const practiceManager = (what: string, words: string) => pair('practiceManager', what, words)
const accounting = (what: string, words: string) => pair('accounting', what, words)

const report = (what: string, words: string): Scope => ({
  id: `accounting.reports.${what}.read`,
  family: 'accounting',
  words,
  writes: false,
})

/** The scopes that Xero lists, narrowest first in each family (checked November 2026: developer.xero.com, Scopes). */
export const SCOPES: readonly Scope[] = [
  { id: 'openid', family: 'identity', words: 'who signs in', writes: false },
  { id: 'profile', family: 'identity', words: 'their name', writes: false },
  { id: 'email', family: 'identity', words: 'their e-mail address', writes: false },
  { id: 'offline_access', family: 'offline', words: 'while nobody is there', writes: false },
  ...practiceManager('job', 'jobs'),
  ...practiceManager('client', 'clients'),
  ...practiceManager('staff', 'staff'),
  ...practiceManager('time', 'timesheets'),
  {
    id: 'practicemanager',
    family: 'practiceManager',
    words: 'everything in Practice Manager',
    writes: true,
    narrower: [
      'practicemanager.job.read',
      'practicemanager.client.read',
      'practicemanager.staff.read',
      'practicemanager.time.read',
    ],
  },
  ...accounting('invoices', 'invoices'),
  ...accounting('payments', 'payments'),
  ...accounting('banktransactions', 'bank transactions'),
  ...accounting('manualjournals', 'manual journals'),
  ...accounting('settings', 'settings and accounts'),
  ...accounting('contacts', 'contacts'),
  ...accounting('attachments', 'attachments'),
  report('balancesheet', 'the balance sheet'),
  report('profitandloss', 'profit and loss'),
  report('trialbalance', 'the trial balance'),
  report('aged', 'aged receivables and payables'),
  {
    id: 'accounting.transactions',
    family: 'accounting',
    words: 'all transactions',
    writes: true,
    endsIn: '2027-09',
    narrower: [
      'accounting.invoices.read',
      'accounting.payments.read',
      'accounting.banktransactions.read',
      'accounting.manualjournals.read',
    ],
  },
  {
    id: 'accounting.transactions.read',
    family: 'accounting',
    words: 'all transactions',
    writes: false,
    endsIn: '2027-09',
    narrower: [
      'accounting.invoices.read',
      'accounting.payments.read',
      'accounting.banktransactions.read',
      'accounting.manualjournals.read',
    ],
  },
  {
    id: 'accounting.reports.read',
    family: 'accounting',
    words: 'all reports',
    writes: false,
    endsIn: '2027-09',
    narrower: [
      'accounting.reports.balancesheet.read',
      'accounting.reports.profitandloss.read',
      'accounting.reports.trialbalance.read',
    ],
  },
]

const known = new Map(SCOPES.map((scope) => [scope.id, scope]))

/** What Keyward knows of a scope; one it has never heard of is kept and described by its family alone. */
export const describeScope = (id: string): Scope =>
  known.get(id) ?? { id, family: familyOf(id), words: id, writes: !id.endsWith('.read') }

/** Whether this scope is in Keyward's catalogue. */
export const isKnownScope = (id: string): boolean => known.has(id)

/** Splits what a person typed or what a token answer carries (space-delimited, RFC 6749 §3.3) into single scopes, each once. */
export const splitScopes = (text: string): string[] => [
  ...new Set(text.split(/[\s,]+/u).filter((part) => part !== '')),
]

/** How the granted scopes differ from those asked for (requirement D6). */
export const compareScopes = (asked: readonly string[], granted: readonly string[]) => ({
  missing: asked.filter((scope) => !granted.includes(scope)),
  extra: granted.filter((scope) => !asked.includes(scope)),
})

const familyOf = (id: string): ScopeFamily => {
  const head = id.split('.')[0] ?? ''
  if (head === 'practicemanager') return 'practiceManager'
  return head === 'accounting' ? 'accounting' : 'other'
}
