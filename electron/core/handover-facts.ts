import type { HandoverFacts } from '../../shared/handover-record.ts'
import { fingerprintOf } from './handover-keys.ts'
import type { VaultContent } from './vault-content.ts'

/** What the window may know of the vault's handovers: everything but where the keychain holds the keys. */
export const handoverFacts = ({ handovers: { identity, ...rest } }: VaultContent): HandoverFacts => ({
  ...rest,
  own:
    identity === null
      ? null
      : {
          recipient: identity.recipient,
          signKey: identity.signKey,
          fingerprint: fingerprintOf(identity),
        },
})
