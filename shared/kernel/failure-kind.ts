import type * as z from 'zod'

/** What is so of a failure beside its words: rooms and views judge by these, and keep no lists of codes of their own. */
export type FailureTraits = {
  /**
   * `passing`: it goes when the surroundings are mended, and Keyward asks again by itself. `lasting`: it stays until
   * somebody sees to it, which Overview says. `once`: it is about what was asked for, or something else tells of it.
   */
  readonly lasts: 'passing' | 'lasting' | 'once'
  /** What mends it, where a person has more to do than to ask again. */
  readonly remedy?: 'signIn' | 'secret' | 'scopes'
  /** Of several entries it says something about one only, so that the next may fare better. */
  readonly ofOneEntry?: true
  /** What surely was not done because of it, and will not be done by waiting. */
  readonly undone?: readonly ('disconnect' | 'revoke')[]
  /** Xero answered: it does not know the app, or did not let the token in. */
  readonly refuses?: 'app' | 'token'
  /** Xero answered that this app may not, whoever asks. */
  readonly ofApp?: true
  /** The keychain was never reached, so that nothing can have left it. */
  readonly keychainUntouched?: true
  /** What the keychain no longer holds as it was put in. */
  readonly lost?: 'secret' | 'ownKeys'
  /** How a vault stands that could not be opened because of it; where this is silent, the disk failed. */
  readonly closes?:
    | 'keychainLocked'
    | 'keychainDenied'
    | 'keychainTimedOut'
    | 'keychainUnsure'
    | 'keychainUnavailable'
    | 'diskDenied'
    | 'diskFull'
    | 'diskReadOnly'
  /** A sign-in came to nothing before the browser was open. */
  readonly beforeBrowser?: true
}

/** One code of a noun's: its traits, and what it tells besides. */
export type FailureKind = FailureTraits & { readonly details?: z.ZodRawShape }

/** The codes of one noun, `shared/<noun>/failures.ts`. */
export type FailureKinds = Readonly<Record<string, FailureKind>>

/** For a code that is about what was asked for, and nothing more. */
export const ONCE = { lasts: 'once' } as const
