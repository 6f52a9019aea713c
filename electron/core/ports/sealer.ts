import type { Result } from '../../../shared/kernel/result.ts'

/** Sealing in the age format (requirements G1, G8). */
export type Sealer = {
  readonly newIdentity: () => Promise<{ readonly identity: string; readonly recipient: string }>
  /** The identity of a private key of X25519, 32 bytes. */
  readonly identityOf: (key: Uint8Array) => string
  /** The public half that belongs to an identity; `null` where it is none. */
  readonly recipientOf: (identity: string) => Promise<string | null>
  readonly sealTo: (plaintext: Uint8Array, recipient: string) => Promise<Uint8Array<ArrayBuffer>>
  /** To several at once; each of them opens it. */
  readonly sealToAll: (
    plaintext: Uint8Array,
    recipients: readonly string[],
  ) => Promise<Uint8Array<ArrayBuffer>>
  readonly openWith: (sealed: Uint8Array, identity: string) => Promise<Result<Uint8Array<ArrayBuffer>>>
  /** With a passphrase: about a second, away from the thread that serves the window; ends when `signal` does. */
  readonly sealWith: (
    plaintext: Uint8Array<ArrayBuffer>,
    passphrase: string,
    signal: AbortSignal,
  ) => Promise<Result<Uint8Array<ArrayBuffer>>>
  readonly openBy: (
    sealed: Uint8Array<ArrayBuffer>,
    passphrase: string,
    signal: AbortSignal,
  ) => Promise<Result<Uint8Array<ArrayBuffer>>>
  readonly armor: (sealed: Uint8Array) => Promise<string>
  /** The bytes of an armored text; `null` where it is none, or a damaged one. */
  readonly unarmor: (text: string) => Promise<Uint8Array<ArrayBuffer> | null>
}
