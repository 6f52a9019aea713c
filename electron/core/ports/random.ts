export type Random = {
  /** `bytes` random bytes as base64url without padding. */
  readonly token: (bytes: number) => string
  /** An opaque id of lower-case letters and digits, unique without regard to case. */
  readonly id: () => string
}

/** A well-known list of words, picked from evenly by the operating system's randomness. */
export type WordList = { readonly pick: (amount: number) => readonly string[] }
