import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { CopyLine } from '../../kit/copy-line.tsx'

/** The keys that stand behind this vault's reviews, for whoever compares them with a pack or a printed page. */
export const SettingsEvidence = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const { evidenceKey, handovers, me } = snapshot
  return (
    <>
      <p className="soft">
        Reviews that are saved as evidence are signed with this vault’s evidence key, and with your card.
        Every printed page of one carries both fingerprints at its foot. Read these out to somebody who asks
        whether a pack is yours; whoever has your card in their address book sees it by themselves.
      </p>
      <dl className="facts">
        <dt>Evidence key of this vault</dt>
        <dd>
          {evidenceKey == null ? (
            'Not known while the vault is closed'
          ) : (
            <CopyLine text={evidenceKey} what="evidence key" />
          )}
        </dd>
        <dt>Your card</dt>
        <dd>
          {handovers.own === null ? (
            me === null ? (
              'None yet. Say above who uses this Keyward: then a card signs as well.'
            ) : (
              'None yet. It is made with the next review that you save.'
            )
          ) : (
            <CopyLine text={handovers.own.fingerprint} what="fingerprint of your card" />
          )}
        </dd>
      </dl>
    </>
  )
}
