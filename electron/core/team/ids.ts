import { createHash } from 'node:crypto'
import type { Found } from '../../../shared/team/acts.ts'
import {
  type DeviceId,
  type EpochId,
  type FileName,
  type Hash,
  type TeamId,
} from '../../../shared/team/names.ts'
import { canonicalJson } from '../kernel/canonical.ts'
import { spelled } from '../kernel/spelled.ts'

const LONG = 130
const SHORT = 80

const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** A team's id, from the act that founded it. */
export const teamIdOf = (found: Found): TeamId =>
  spelled(sha256(`keyward-team-1\n${canonicalJson(found)}`).subarray(0, 17), LONG)

/** A device's id in one team, from its Ed25519 public key (base64url). */
export const deviceIdOf = (team: TeamId, signKey: string): DeviceId =>
  spelled(sha256(`keyward-team-device-1\n${team}\n${signKey}`).subarray(0, 10), SHORT)

/** The hash by which those who may not have an epoch's secrets prove them. */
export const secretsHash = (secrets: Uint8Array): Buffer => sha256(secrets)

/** An epoch's id, from its key of facts and the hash of its key of secrets, 32 bytes each. */
export const epochIdOf = (team: TeamId, facts: Uint8Array, hash: Uint8Array): EpochId =>
  spelled(sha256(`keyward-team-epoch-1\n${team}\n`, facts, hash).subarray(0, 17), LONG)

/** SHA-256 of a whole file, base64url. */
export const fileHash = (bytes: Uint8Array): Hash => sha256(bytes).toString('base64url')

/** The part of a file's hash that its name bears: the first 80 bits. */
export const nameHash = (hash: Hash): FileName['hash'] =>
  spelled(Buffer.from(hash, 'base64url').subarray(0, 10), SHORT)
