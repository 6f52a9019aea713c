import { useState } from 'react'
import type { ClockState } from '../../shared/vault/clock-state.ts'
import type { Failure } from '../../shared/kernel/failure.ts'
import { call } from '../bridge/bridge.ts'
import { describeClock } from './clock-words.ts'
import { describeFailure } from './messages.ts'
import { say, showToast } from './store.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'

/** A strip above the view while the clock is wrong, or was and has left dates in the future; one button at most. */
export const ClockNote = ({ state }: { readonly state: ClockState }) => {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const words = describeClock(state)
  if (words === null) return null
  const mend = async () => {
    setBusy(true)
    say('Asking Xero for the time.')
    const result = await call('mendClock', {})
    setBusy(false)
    setFailure(result.ok ? null : result.failure)
    if (result.ok) return showToast('The dates are corrected. What was dated in the future is marked.')
    say(describeFailure(result.failure).what)
  }
  return (
    <section className="told" data-state="attention" aria-label="This computer’s clock">
      <Icon name="attention" />
      <p>
        <b>{words.what}</b> <span className="soft">{words.next}</span>
        {failure === null ? null : (
          <>
            {' '}
            {describeFailure(failure).what} {describeFailure(failure).next}
          </>
        )}
      </p>
      {words.deed === null ? null : (
        <Button size="small" aria-disabled={isBusy} onClick={isBusy ? undefined : () => void mend()}>
          {isBusy ? 'Asking Xero…' : words.deed}
        </Button>
      )}
    </section>
  )
}
