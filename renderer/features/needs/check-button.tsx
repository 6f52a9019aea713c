import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { CheckProgress } from '../../../shared/contract/work.ts'
import { Button } from '../../kit/button.tsx'
import { attempt, check, goOnChecking } from '../../app/deeds.ts'
import { grouped } from '../../language/plural.ts'
import { useStore } from '../../app/store.ts'

type CheckButtonProps = {
  readonly snapshot: Snapshot
  readonly words: string
  readonly isOff: boolean
  /** Whether the words make way in a narrow window. */
  readonly isBrief?: boolean
}

/** Begins a check of everything, shows how far it is, and takes up one that did not come to its end. */
export const CheckButton = ({ snapshot, words, isOff, isBrief = false }: CheckButtonProps) => {
  const progress = useStore(({ work }) => work?.check ?? null)
  if (progress !== null)
    return (
      <>
        <Progress progress={progress} />
        <Button onClick={() => void attempt('Cancel the check', 'cancelCheck', {})}>Cancel</Button>
      </>
    )
  const { openCheck } = snapshot
  return (
    <>
      {openCheck === null ? null : (
        <Button
          title={`A check stopped after ${grouped(openCheck.finished)} of ${grouped(openCheck.total)}; those are not asked again`}
          onClick={() => void goOnChecking()}
        >
          Go on
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
    aria-label="Check"
    aria-valuemin={0}
    aria-valuemax={progress.total}
    aria-valuenow={progress.finished}
  >
    {progress.isProbing ? 'Asking each: ' : ''}
    {grouped(progress.finished)} of {grouped(progress.total)}
    {progress.failed === 0 ? '' : `, ${grouped(progress.failed)} did not answer`}
  </span>
)
