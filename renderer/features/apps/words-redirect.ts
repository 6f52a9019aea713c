import type { Failure } from '../../../shared/kernel/failure.ts'
import type { Message } from '../../app/message.ts'

/** What Xero's words in a redirect mean (RFC 6749 §4.1.2.1). */
export const REFUSED_SIGN_IN = new Map([
  [
    'unauthorized_client',
    'Xero does not let this app ask for that: its kind, or one of its scopes, does not fit.',
  ],
  ['invalid_scope', 'Xero does not know one of the app’s scopes, or does not give it to this app.'],
  ['server_error', 'Xero had problems during the sign-in.'],
  ['temporarily_unavailable', 'Xero is too busy for a sign-in at the moment.'],
])

/** What is the matter with an address that was pasted. */
export const PASTED = {
  notAnAddress: {
    what: 'That is not a web address.',
    next: 'Copy the whole line from the browser’s address bar, beginning with http.',
  },
  wrongAddress: {
    what: 'That address does not belong to this sign-in.',
    next: 'Copy it from the page that Xero sent you to last.',
  },
  noCode: {
    what: 'That address holds no answer from Xero.',
    next: 'Wait until Xero has sent you on, then copy the address of the page you land on.',
  },
  otherSignIn: {
    what: 'That address belongs to another sign-in, perhaps an earlier one.',
    next: 'Open the browser again from here, and copy the address that comes then.',
  },
  tooLong: { what: 'That is longer than any answer from Xero.', next: 'Copy only the address bar.' },
  repeated: {
    what: 'That address says the same thing twice, which Xero never does.',
    next: 'Open the browser again from here, and copy the address that comes then.',
  },
} as const satisfies Record<Extract<Failure, { code: 'pastedAddressRefused' }>['why'], Message>
