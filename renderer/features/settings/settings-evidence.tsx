import { CopyLine } from '../../kit/copy-line.tsx'
import { SETTINGS_EVIDENCE } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** The keys that stand behind this vault's reviews, for whoever compares them with a pack or a printed page. */
export const SettingsEvidence = () => {
  const snapshot = useParts('evidenceKey', 'handovers', 'me')
  const { evidenceKey, handovers, me } = snapshot
  return (
    <>
      <p className="soft">{SETTINGS_EVIDENCE.explanation}</p>
      <dl className="facts">
        <dt>{SETTINGS_EVIDENCE.evidenceKey}</dt>
        <dd>
          {evidenceKey == null ? (
            SETTINGS_EVIDENCE.unknownClosed
          ) : (
            <CopyLine text={evidenceKey} what={SETTINGS_EVIDENCE.evidenceKeyCopied} />
          )}
        </dd>
        <dt>{SETTINGS_EVIDENCE.yourCard}</dt>
        <dd>
          {handovers.own === null ? (
            me === null ? (
              SETTINGS_EVIDENCE.noCardWithoutName
            ) : (
              SETTINGS_EVIDENCE.noCardYet
            )
          ) : (
            <CopyLine text={handovers.own.fingerprint} what={SETTINGS_EVIDENCE.cardCopied} />
          )}
        </dd>
      </dl>
    </>
  )
}
