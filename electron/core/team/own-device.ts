import type { DeviceId, TeamId } from '../../../shared/team/names.ts'

/** One device in one team: its keys, private halves included; kept in the keychain and nowhere else. */
export type OwnDevice = {
  readonly team: TeamId
  readonly dev: DeviceId
  /** Ed25519 seed and its public half, base64url. */
  readonly seed: string
  readonly signKey: string
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string
}
