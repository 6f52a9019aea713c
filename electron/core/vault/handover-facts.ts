import type { HandoverFacts } from '../../../shared/handover/record.ts'
import { fingerprintOf } from '../kernel/card-fingerprint.ts'
import type { VaultContent } from './content.ts'

/** What the window may know of the vault's handovers: not where the keychain holds the keys, nor what takes one off a server. */
export const handoverFacts = ({ handovers }: VaultContent): HandoverFacts => {
  const { identity, people, sent, received, asked, places } = handovers
  const own =
    identity === null
      ? null
      : {
          recipient: identity.recipient,
          signKey: identity.signKey,
          fingerprint: fingerprintOf(identity),
        }
  return { own, people, sent, received, asked, places }
}
