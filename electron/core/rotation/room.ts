import type { Api } from '../../../shared/contract/contract.ts'
import type { rotationCalls } from '../../../shared/rotation/calls.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { LeavingRoom } from '../secrets/leaving.ts'
import type { SecretRecords } from '../secrets/records.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { TokenKeeper } from '../sign-in/tokens.ts'
import type { Vault } from '../vault/vault.ts'
import { createRotationPolicies } from './policy.ts'
import { createRotationProofs } from './proofs.ts'
import { createRotation } from './rotation.ts'
import { createRotationStandings } from './standing.ts'

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly records: SecretRecords
  readonly leaving: LeavingRoom
  readonly tokens: TokenKeeper
  readonly desk: Desk
}

/** Replacing secrets: the practice's policy, the procedure, and what is left to do after it. */
export const createRotationRoom = (ports: Pick<Ports, 'files' | 'random' | 'xero'>, rooms: Rooms) => {
  const proofs = createRotationProofs(ports, rooms)
  const standings = createRotationStandings({ ...rooms, proofs })
  const rotation = createRotation(ports, { ...rooms, proofs, standings })
  const policies = createRotationPolicies(ports, rooms)
  const calls: Pick<Api, keyof typeof rotationCalls> = {
    setRotationPolicy: ({ appId, policy }) => policies.setRotationPolicy(appId, policy),
    snoozeRotation: ({ appId, until, reason }) => policies.snoozeRotation(appId, until, reason),
    saveCalendar: () => policies.saveCalendar(),
    setConsumers: ({ appId, consumers }) => policies.setConsumers(appId, consumers),
    beginRotation: ({ appId, isLeak }) => rotation.beginRotation(appId, isLeak),
    confirmConsumers: ({ rotationId }) => rotation.confirmConsumers(rotationId),
    confirmMade: ({ rotationId }) => rotation.confirmMade(rotationId),
    pasteNewSecret: ({ rotationId, clientSecret }) => rotation.pasteNewSecret(rotationId, clientSecret),
    proveNewSecret: ({ rotationId }) => rotation.proveNewSecret(rotationId),
    switchSecret: ({ rotationId }) => rotation.switchSecret(rotationId),
    tickConsumer: ({ rotationId, consumerId, isUpdated }) =>
      rotation.tickConsumer(rotationId, consumerId, isUpdated),
    confirmUpdates: ({ rotationId }) => rotation.confirmUpdates(rotationId),
    proveOldSecret: ({ rotationId }) => rotation.proveOldSecret(rotationId),
    forgetOldSecret: ({ rotationId, isUnproven }) => rotation.forgetOldSecret(rotationId, isUnproven),
    settleAftermath: ({ aftermathId, how, reason }) => rotation.settleAftermath(aftermathId, how, reason),
    rollBackRotation: ({ rotationId, isUnproven }) => rotation.rollBackRotation(rotationId, isUnproven),
  }
  return { calls, rotation, policies, proofs, standings }
}
