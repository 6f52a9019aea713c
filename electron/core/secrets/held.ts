import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Rotation, RotationState, SecretProof, SecretRecord } from '../../../shared/rotation/rotation.ts'
import type { VaultContent } from '../vault/content.ts'

/** The record of the secret in force. */
export const recordInForce = (state: RotationState, appId: string): SecretRecord | undefined =>
  state.records.findLast((one) => one.appId === appId && one.replacedAt === null)

/** The record of the secret that a rotation has replaced. */
export const recordBefore = (state: RotationState, rotation: Rotation): SecretRecord | undefined =>
  state.records.findLast(
    (one) =>
      one.appId === rotation.appId && one.replacedAt !== null && one.replacedAt === rotation.switchedAt,
  )

/** Keychain accounts that a rotation of this app holds. */
export const accountsHeld = ({ rotation, rotationAccounts }: VaultContent, appId: string): string[] =>
  rotation.open
    .filter((one) => one.appId === appId)
    .flatMap(({ id }) => [rotationAccounts[id]?.candidate ?? [], rotationAccounts[id]?.previous ?? []].flat())

/**
 * Another secret is in force than the open rotation of its app knows of: what Xero said of the one before is no answer
 * about this one.
 */
export const withOtherInForce = (
  rotation: Rotation,
  now: { readonly fingerprint: string; readonly length: number; readonly at: Instant },
  proof: SecretProof | null,
): Rotation =>
  rotation.switchedAt === null || rotation.candidate === null
    ? { ...rotation, currentProof: proof }
    : {
        ...rotation,
        candidate: {
          ...rotation.candidate,
          storedAt: now.at,
          fingerprint: now.fingerprint,
          length: now.length,
        },
        proof,
        renewal: null,
      }
