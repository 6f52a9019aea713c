/** Who and where, for the log and the snapshot. */
export type Installation = {
  readonly mode: 'live' | 'sandbox'
  readonly version: string
  readonly platform: 'windows' | 'macos' | 'linux'
  readonly user: string
  readonly device: string
}
