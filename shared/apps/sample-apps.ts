import { SAMPLE_APP_NAMES } from './words.ts'

/** The sandbox practice's apps, made up like everything there: their secrets open nothing but the sandbox. */
export const JOB_TOOL = {
  kind: 'web',
  name: SAMPLE_APP_NAMES.jobs,
  clientId: '7F3A0C5E91B24D68A0E4C2195DB83F71',
  clientSecret: 'sandbox-only-not-a-real-secret-job-tool-4b1f9c',
  scopes: [
    'openid',
    'profile',
    'email',
    'offline_access',
    'practicemanager.job.read',
    'practicemanager.client.read',
    'practicemanager.staff.read',
    'practicemanager.time.read',
  ],
} as const

export const LEDGER_TOOL = {
  kind: 'web',
  name: SAMPLE_APP_NAMES.ledger,
  clientId: 'C40D6B1283FE4A57B9D1E0A6F2387C95',
  clientSecret: 'sandbox-only-not-a-real-secret-ledger-tool-e07d52',
  scopes: [
    'openid',
    'profile',
    'email',
    'offline_access',
    'accounting.invoices.read',
    'accounting.contacts.read',
    'accounting.settings.read',
  ],
} as const

/** In use there for long before anybody adds it here: eleven organisations are connected to it. */
export const DEBTOR_TOOL = {
  kind: 'web',
  name: SAMPLE_APP_NAMES.debtors,
  clientId: '9D2E71F0A4C84B6C8F13D05E67AB42C8',
  clientSecret: 'sandbox-only-not-a-real-secret-debtor-tool-93ac5d',
  scopes: [
    'openid',
    'profile',
    'email',
    'offline_access',
    'accounting.invoices.read',
    'accounting.contacts.read',
    'accounting.settings.read',
  ],
} as const

/** On the phones of staff: it has no secret. */
export const FIELD_TOOL = {
  kind: 'pkce',
  name: SAMPLE_APP_NAMES.field,
  clientId: '3E8B6F14D9A04C2793B5C7E0A1D64F82',
  clientSecret: null,
  scopes: ['openid', 'profile', 'email', 'offline_access', 'accounting.contacts.read'],
} as const

/** A custom connection: nobody signs in to it. */
export const BANK_FEED = {
  kind: 'custom',
  name: SAMPLE_APP_NAMES.feed,
  clientId: 'B71C4E90D2F84A36A5E8107C93DB52F6',
  clientSecret: 'sandbox-only-not-a-real-secret-bank-feed-58e2b7',
  scopes: ['accounting.banktransactions.read', 'accounting.settings.read'],
} as const

/** Where their answers come back: registered at the sandbox, and right on every computer. */
export const SAMPLE_REDIRECT_URI = 'http://localhost:53682/callback'

export const SAMPLE_APPS = [LEDGER_TOOL, JOB_TOOL, DEBTOR_TOOL, FIELD_TOOL, BANK_FEED] as const

export type SampleApp = (typeof SAMPLE_APPS)[number]
