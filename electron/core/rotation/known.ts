import type { Instant } from '../../../shared/kernel/instant.ts'
import type { RenewalProof, Rotation, RotationState, SecretProof } from '../../../shared/rotation/rotation.ts'
import { recordBefore, recordInForce } from '../secrets/held.ts'

type Known = SecretProof | RenewalProof | null

/** All that Xero has said of one of an app's secrets, as far as rotations kept it: offline, its last clear answer counts. */
export const proofsOf = (state: RotationState, appId: string, fingerprint: string): Known[] => [
  ...state.open.filter((one) => one.appId === appId).flatMap((one) => inOpen(state, one, fingerprint)),
  ...state.records
    .filter((one) => one.appId === appId && one.fingerprint === fingerprint)
    .flatMap(({ how, storedAt, replacedAt, provenDeadAt }): Known[] => [
      ...(how === 'accepted' ? [answered('works', storedAt)] : []),
      ...(provenDeadAt === null ? [] : [answered('refused', provenDeadAt)]),
      ...state.finished
        .filter((one) => one.appId === appId)
        .flatMap((one): Known[] => {
          const isIn = (at: Instant | null) => at !== null && at >= one.begunAt && at <= one.finishedAt
          if (one.outcome === 'rotated' && how === 'rotated' && isIn(storedAt))
            return [one.proof, one.renewal]
          const isOld = one.outcome === 'rotated' ? isIn(replacedAt) : how === 'rolledBack' && isIn(storedAt)
          return isOld ? [one.oldProof] : []
        }),
    ]),
]

const inOpen = (state: RotationState, rotation: Rotation, fingerprint: string): Known[] => {
  const { candidate, proof, renewal, currentProof, oldProof } = rotation
  if (candidate?.fingerprint === fingerprint) return [proof, renewal]
  const before =
    rotation.switchedAt === null ? recordInForce(state, rotation.appId) : recordBefore(state, rotation)
  return before?.fingerprint === fingerprint ? [currentProof, oldProof] : []
}

const answered = (result: 'works' | 'refused', at: Instant): SecretProof => ({ at, result, because: '' })
