import type { VaultState } from '../contract/snapshot.ts'

type Closed = Extract<VaultState, { kind: 'closed' }>['why']

/**
 * Whether a vault that is closed for this reason may be begun anew: nothing of it can be had back as it stands. A keychain
 * that shows no key may only not have been asked long enough, and is asked once more before.
 */
export const mayBeginAgain = (why: Closed, timesAsked: number): boolean =>
  LOST.has(why) || (why === 'keychainUnsure' && timesAsked > 1)

const LOST: ReadonlySet<Closed> = new Set(['vaultDamaged', 'vaultKeyMissing', 'vaultKeyOther'])
