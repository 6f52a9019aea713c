export type Clipboard = {
  /** Kept out of the operating system's clipboard history where there is one. */
  readonly copySecret: (text: string) => Promise<void>
  readonly copyText: (text: string) => Promise<void>
  /** Clears it only if it still holds the last copied secret. */
  readonly clearSecret: () => Promise<void>
}
