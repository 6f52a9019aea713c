import type { ClockState } from '../../shared/vault/clock-state.ts'
import { call } from '../bridge/bridge.ts'
import { useCall } from '../bridge/use-call.ts'
import { describeClock } from './words-clock.ts'
import { describeFailure } from './words-failures.ts'
import { announce, showToast } from './store.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { CLOCK_NOTE } from './words.ts'

/** A strip above the view while the clock is wrong, or was and has left dates in the future; one button at most. */
export const ClockNote = ({ state }: { readonly state: ClockState }) => {
  const { isBusy, failure, run } = useCall()
  const words = describeClock(state)
  if (words === null) return null
  const mend = async () => {
    announce(CLOCK_NOTE.askingAnnounced)
    const result = await run(() => call('mendClock', {}))
    if (result === null) return
    if (result.ok) return showToast(CLOCK_NOTE.corrected)
    announce(describeFailure(result.failure).what)
  }
  return (
    <section className="notice-bar" data-state="attention" aria-label={CLOCK_NOTE.title}>
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
      {words.action === null ? null : (
        <Button size="small" aria-disabled={isBusy} onClick={isBusy ? undefined : () => void mend()}>
          {isBusy ? CLOCK_NOTE.asking : words.action}
        </Button>
      )}
    </section>
  )
}
