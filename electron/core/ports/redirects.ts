/** Links that the operating system hands over. */
export type Redirects = {
  /** Also delivers, once, the links that came before anybody listened. */
  readonly onLink: (listener: (link: string) => void) => void
  readonly ownership: () => Promise<'ours' | 'notOurs' | 'unknown'>
  /** Makes this installation the handler of `keyward://`. */
  readonly claim: () => Promise<'ours' | 'notOurs' | 'unknown'>
}
