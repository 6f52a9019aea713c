import { useEffect, useRef, useState } from 'react'
import type { Locked } from '../../../shared/lock/lock.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { announce, go } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { checkCalled, LOCKED_GATE, LOCKED_VIEW } from './words.ts'

/** A vault that opens where the computer hears that it is its person. It never asks before the button is pressed. */
export const LockedGate = ({ locked }: { readonly locked: Locked }) => {
  const { lock, platform } = useParts('lock', 'platform')
  const [isWithout, setWithout] = useState(false)
  const check = checkCalled(lock.check, platform)
  return isWithout || locked.awaitsScreen ? (
    <Without check={check} isAwaited={locked.awaitsScreen} onBack={() => setWithout(false)} />
  ) : (
    <ByCheck check={check} wrong={locked.wrong} onWithout={() => setWithout(true)} />
  )
}

type ByCheckProps = { readonly check: string; readonly wrong: number; readonly onWithout: () => void }

const ByCheck = ({ check, wrong, onWithout }: ByCheckProps) => {
  const { isBusy, failure, run } = useCall()
  const place = useRef<HTMLDivElement>(null)
  // a dialog that was open made everything behind it inert, and so unfocusable, until it had gone
  useEffect(() => place.current?.querySelector('button')?.focus(), [])
  const unlock = async () => {
    const result = await run(() => call('unlockByCheck', {}))
    if (result?.ok === true) announce(LOCKED_VIEW.unlocked)
  }
  return (
    <div ref={place} className="locked-form">
      {failure === null ? null : (
        <FieldMessage weight="refuse">
          {describeFailure(failure).what} {describeFailure(failure).next}
        </FieldMessage>
      )}
      {wrong > 0 ? <p className="age">{LOCKED_VIEW.wrongTries(wrong)}</p> : null}
      <div className="buttons">
        <Button kind="primary" autoFocus aria-disabled={isBusy || undefined} onClick={() => void unlock()}>
          {isBusy ? LOCKED_GATE.asking : LOCKED_GATE.unlock(check)}
        </Button>
        <Button kind="link" onClick={onWithout}>
          {LOCKED_GATE.cannot(check)}
        </Button>
      </div>
    </div>
  )
}

type WithoutProps = { readonly check: string; readonly isAwaited: boolean; readonly onBack: () => void }

const Without = ({ check, isAwaited, onBack }: WithoutProps) => {
  const { platform } = useParts('platform')
  const { failure, run } = useCall()
  const wait = async (isOn: boolean) => run(() => call('awaitScreen', { isOn }))
  return (
    <div className="locked-forgotten">
      <h2>{LOCKED_GATE.title(check)}</h2>
      <p role="status">{isAwaited ? LOCKED_GATE.now(platform) : LOCKED_GATE.means(check)}</p>
      {failure === null ? null : <FieldMessage weight="refuse">{describeFailure(failure).what}</FieldMessage>}
      <div className="buttons">
        {isAwaited ? (
          <Button onClick={() => void wait(false)}>{LOCKED_GATE.noLonger}</Button>
        ) : (
          <>
            <Button autoFocus onClick={onBack}>
              {LOCKED_GATE.back(check)}
            </Button>
            <Button onClick={() => void wait(true)}>{LOCKED_GATE.byScreen}</Button>
            <Button onClick={() => go({ at: 'restore' })}>{LOCKED_GATE.restore}</Button>
          </>
        )}
      </div>
    </div>
  )
}
