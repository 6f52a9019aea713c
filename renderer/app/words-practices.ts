/** Sentences about the sandbox practice, and about taking a sign-in back. */
export const PRACTICE_FAILURES = {
  sandboxNotStarted: {
    what: 'The sandbox could not be started.',
    next: 'Your own practice is as it was. Try again; if it keeps happening, tell whoever looks after Keyward.',
  },
  unknownSignIn: {
    what: 'That sign-in is not in this vault any more.',
    next: 'Look at the app’s sign-ins again.',
  },
  signInRevoking: {
    what: 'This sign-in is to be revoked, so nothing is asked with it.',
    next: 'Go on with revoking it on the app’s page, or sign in again.',
  },
  signedInAnew: {
    what: 'Somebody signed in again while this sign-in was being revoked.',
    next: 'Xero no longer takes the earlier one; the new one is in use. Revoke again if that is still what you want.',
  },
  signInStillTaken: {
    what: 'Xero was asked to revoke this sign-in, and still takes it.',
    next: 'Treat everything as still connected. Try again, or end it at Xero under Connected apps.',
  },
} as const
