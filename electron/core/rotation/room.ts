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
  const calls: Pick<Api, keyof typeof rotationCalls> = { ...rotation, ...policies.calls }
  return { calls, rotation, policies, proofs, standings }
}
