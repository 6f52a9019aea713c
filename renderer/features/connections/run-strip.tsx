import { go, useStore } from '../../app/store.ts'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { useRun } from './run-pane.tsx'
import { RUN } from './words-selection.ts'

/** A line above the list, while a list of disconnects is under way or not put away yet. */
export const RunStrip = () => {
  const isRunning = useStore((state) => (state.work?.disconnecting ?? null) !== null)
  const shown = useRun()
  if (shown === null) return null
  const { gone, open, rows } = shown
  const words = isRunning
    ? RUN.stripRunning(gone, rows.length)
    : open > 0
      ? RUN.stripOpen(open, rows.length)
      : RUN.stripDone(gone)
  return (
    <div className="run-strip">
      <StateMark
        mood={isRunning ? 'unknown' : open > 0 ? 'attention' : 'fine'}
        icon={isRunning ? 'refresh' : open > 0 ? 'clock' : 'fine'}
        words={words}
      />
      <Button size="small" onClick={() => go({ at: 'connections', key: null, ask: 'run' })}>
        {RUN.show}
      </Button>
    </div>
  )
}
