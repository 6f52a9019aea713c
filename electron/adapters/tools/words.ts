import type { CallRefusal } from './call-rules.ts'

/** What a program is told that called where it may not. */
export const REFUSED_CALLS = {
  foreignHost: [421, 'Call 127.0.0.1 with the port that Keyward shows, and no other name.'],
  fromBrowser: [403, 'Web pages may not call Keyward.'],
  oddAddress: [400, 'Only plain paths are taken: letters, digits, and - . _ ~ between slashes.'],
  oddMethod: [405, 'Only GET, POST, PUT and DELETE are known here.'],
  ownCredentials: [
    400,
    'Leave out Authorization, Xero-Tenant-Id and headers that change the method: Keyward adds its own.',
  ],
  bodyNotWanted: [400, 'This method takes no body.'],
  bodyTooLarge: [413, 'The body is larger than 1 MB.'],
} as const satisfies Record<CallRefusal, readonly [number, string]>

const SIGN_IN_AGAIN = [409, 'The sign-in of this tool no longer works. Sign in again in Keyward.'] as const

/** What is said of a failure of Keyward's or Xero's; a code that is not here is said by its name. */
const FAILED: Readonly<Record<string, readonly [number, string]>> = {
  locked: [423, 'Keyward is locked. Unlock it and call again.'],
  vaultClosed: [423, 'Keyward could not open its vault, and says why in its window.'],
  toolsOff: [403, 'Tools are switched off in Keyward.'],
  unknownTool: [
    404,
    'No tool has this address: the tool or its app was removed, or the vault came from another computer. Copy it from Keyward again.',
  ],
  unknownApp: [404, 'The app of this tool was removed from Keyward.'],
  toolOutOfBounds: [403, 'This tool may not call that, or not with this method.'],
  toolRefused: [403, 'This tool was not allowed in Keyward.'],
  toolNotAnswered: [403, 'Nobody answered in Keyward whether this tool may call.'],
  toolQuestionOver: [403, 'What this tool was asked about has changed. Call again.'],
  toolBusy: [429, 'Keyward is asking already whether this tool may call. Answer there.'],
  toolNotReached: [403, 'The organisation of this tool is no longer connected.'],
  signInExpired: SIGN_IN_AGAIN,
  unknownSignIn: SIGN_IN_AGAIN,
  signInRevoking: SIGN_IN_AGAIN,
  otherPerson: SIGN_IN_AGAIN,
  noRefreshToken: SIGN_IN_AGAIN,
  secretMissing: [409, 'The client secret of the app is not in the keychain. Keyward says what to do.'],
  vaultReadOnly: [
    409,
    'Nothing can be renewed in this vault: it is open for reading only, or moves to another computer. Keyward says which.',
  ],
  bug: [500, 'Something went wrong in Keyward itself.'],
  redirected: [502, 'Xero answered with a redirect, which Keyward does not follow.'],
}

export const failedCall = (code: string): readonly [number, string] =>
  FAILED[code] ?? [502, `Keyward had no answer from Xero (${code}).`]
