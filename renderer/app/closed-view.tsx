import { type Message } from './message.ts'
import { useCallback, useEffect, useState } from 'react'
import type { VaultState } from '../../shared/contract/snapshot.ts'
import { ageOf } from '../language/ages.ts'
import { call } from '../bridge/bridge.ts'
import { QuestionAnswer } from '../kit/question-answer.tsx'
import { Button } from '../kit/button.tsx'
import { Confirmation } from '../kit/confirmation.tsx'
import { Icon } from '../kit/icon.tsx'
import { FieldMessage } from '../kit/field-message.tsx'
import { useClock } from '../kit/use-clock.ts'
import { CLOSED, closedHelp } from './words-closed.ts'
import { copy } from './actions.ts'
import { describeFailure } from './words-failures.ts'
import { go, announce } from './store.ts'
import { KEYCHAIN } from '../features/keychain/words.ts'
import { RESTORE } from '../features/backup/words-restore.ts'
import { CLOSED_VIEW } from './words.ts'
import { useParts } from '../bridge/use-parts.ts'
import { mayBeginAgain } from '../../shared/vault/beginning.ts'

type Closed = Extract<VaultState, { kind: 'closed' }>
type ClosedViewProps = { readonly vault: Closed }

const TRY_EVERY = 10_000

const triedAgo = (at: number, now: number): string => {
  const seconds = Math.round((now - at) / 1_000)
  return seconds < 2 || seconds >= 60 ? ageOf(at, now) : CLOSED_VIEW.secondsAgo(seconds)
}

/** The vault could not be opened: why, that nothing is lost, and what usually helps. */
export const ClosedView = ({ vault }: ClosedViewProps) => {
  const snapshot = useParts('platform', 'version')
  const [triedAt, setTriedAt] = useState(Date.now())
  const [isBusy, setBusy] = useState(false)
  const [tries, setTries] = useState(0)
  const [isAsking, setAsking] = useState(false)
  const [said, setSaid] = useState<Message | null>(null)
  const clock = useClock()
  const words = CLOSED[vault.why](snapshot.platform)
  // main asked once before anybody tried
  const canBeginAgain = mayBeginAgain(vault.why, tries + 1)
  const triesItself = vault.why === 'keychainLocked' || vault.why === 'keychainUnavailable'

  const open = useCallback(async (isByHand: boolean) => {
    setBusy(true)
    const result = await call('openVault', {})
    setBusy(false)
    setTriedAt(Date.now())
    setTries((before) => before + 1)
    if (isByHand) announce(result.ok ? CLOSED_VIEW.theVaultIsOpen : describeFailure(result.failure).what)
  }, [])
  useEffect(() => {
    if (!triesItself) return undefined
    const timer = setInterval(() => void open(false), TRY_EVERY)
    return () => clearInterval(timer)
  }, [triesItself, open])

  const begin = async () => {
    setAsking(false)
    const result = await call('beginAgain', {})
    if (!result.ok) setSaid(describeFailure(result.failure))
  }
  return (
    <div className="page scroll">
      <div className="whole">
        <Icon name={vault.why.startsWith('keychain') ? 'lock' : 'attention'} />
        <h1 className="answer">{words.title}</h1>
        <p>{words.means}</p>
        <div className="buttons whole-buttons">
          <Button kind="primary" autoFocus onClick={() => void open(true)}>
            {CLOSED_VIEW.tryAgain}
          </Button>
          {canBeginAgain ? (
            <>
              <Button onClick={() => go({ at: 'restore' })}>{RESTORE.restoreFrom}</Button>
              <Button onClick={() => setAsking(true)}>{CLOSED_VIEW.beginAgain}</Button>
            </>
          ) : null}
          <span className="age">
            {isBusy ? CLOSED_VIEW.trying : CLOSED_VIEW.tried(triedAgo(triedAt, clock))}
            {triesItself ? CLOSED_VIEW.retryRhythm : ''}
          </span>
        </div>
        {said === null ? null : (
          <FieldMessage weight="refuse">
            {said.what} {said.next}
          </FieldMessage>
        )}
        {isAsking ? (
          <div className="begin">
            <Confirmation
              title={CLOSED_VIEW.beginAgainQuestion}
              ends={[CLOSED_VIEW.endsRecords, CLOSED_VIEW.endsSecrets]}
              stays={[CLOSED_VIEW.staysFiles, CLOSED_VIEW.staysKeychain, CLOSED_VIEW.staysAtXero]}
              foot={CLOSED_VIEW.beginAgainFoot}
              keep={CLOSED_VIEW.beginAgainNo}
              action={CLOSED_VIEW.beginAgainYes}
              onKeep={() => setAsking(false)}
              onAction={() => void begin()}
            />
          </div>
        ) : null}
        <h2 className="help-head">{CLOSED_VIEW.whatUsuallyHelps}</h2>
        <ul>
          {closedHelp(vault.why, snapshot.platform).map(([question, answer]) => (
            <QuestionAnswer key={question} question={question}>
              <p>{answer}</p>
            </QuestionAnswer>
          ))}
        </ul>
        <p className="faint locked-foot">
          {CLOSED_VIEW.settingsHint} <span className="mono">{vault.why}</span>
          {CLOSED_VIEW.versionEnd(snapshot.version)}{' '}
          <Button kind="link" onClick={() => go({ at: 'settings', page: 'keychain' })}>
            {KEYCHAIN.fromClosed}
          </Button>
          {' · '}
          <Button
            kind="link"
            onClick={() =>
              void copy(
                CLOSED_VIEW.detailsLine(vault.why, snapshot.version, snapshot.platform),
                CLOSED_VIEW.details,
              )
            }
          >
            {CLOSED_VIEW.copyTheDetails}
          </Button>
        </p>
      </div>
    </div>
  )
}
