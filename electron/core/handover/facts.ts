import type { HandoverFacts } from '../../../shared/handover/record.ts'
import { fingerprintOf } from './keys.ts'
import type { VaultContent } from '../vault/content.ts'

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
