import type { CheckProgress } from '../../../shared/contract/work.ts'
import { Button } from '../../kit/button.tsx'
import { run, check, goOnChecking } from '../../app/actions.ts'
import { useStore } from '../../app/store.ts'
import { CHECK_BUTTON } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type CheckButtonProps = {
  readonly words: string
  readonly isOff: boolean
  /** Whether the words make way in a narrow window. */
  readonly isBrief?: boolean
}

/** Begins a check of everything, shows how far it is, and takes up one that did not come to its end. */
export const CheckButton = ({ words, isOff, isBrief = false }: CheckButtonProps) => {
  const snapshot = useParts('openCheck')
  const progress = useStore(({ work }) => work?.check ?? null)
  if (progress !== null)
    return (
      <>
        <Progress progress={progress} />
        <Button onClick={() => void run(CHECK_BUTTON.cancelTheCheck, 'cancelCheck', {})}>
          {CHECK_BUTTON.cancel}
        </Button>
      </>
    )
  const { openCheck } = snapshot
  return (
    <>
      {openCheck === null ? null : (
        <Button
          title={CHECK_BUTTON.stopped(openCheck.finished, openCheck.total)}
          onClick={() => void goOnChecking()}
        >
          {CHECK_BUTTON.goOn}
        </Button>
      )}
      <Button icon="refresh" disabled={isOff} title={words} onClick={() => void check(null)}>
        <span className={isBrief ? 'wide-words' : undefined}>{words}</span>
      </Button>
    </>
  )
}

const Progress = ({ progress }: { readonly progress: CheckProgress }) => (
  <span
    className="age"
    role="progressbar"
    aria-label={CHECK_BUTTON.check}
    aria-valuemin={0}
    aria-valuemax={progress.total}
    aria-valuenow={progress.finished}
  >
    {CHECK_BUTTON.progress(
      progress.isProbing ? CHECK_BUTTON.askingEach : '',
      progress.finished,
      progress.total,
      progress.failed === 0 ? '' : CHECK_BUTTON.didNotAnswer(progress.failed),
    )}
  </span>
)
