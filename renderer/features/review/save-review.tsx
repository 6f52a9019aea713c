import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { run } from '../../app/actions.ts'
import { tellSaved } from '../../app/paper-actions.ts'
import { useStore } from '../../app/store.ts'
import { SAVE_REVIEW } from './words.ts'

/** Saving what is known as evidence: it waits for the log to be read to its end, because that is signed as well. */
export const useSaveReview = (): { readonly isBusy: boolean; readonly save: () => void } => {
  const { isBusy, run: ask } = useCall()
  const save = async () => {
    const result = await ask(() => run(SAVE_REVIEW.saveAReview, 'saveReview', {}))
    if (result?.ok === true && result.value.path !== null) tellSaved(result.value.path, { into: 'in' })
  }
  return { isBusy, save: () => void save() }
}

/** How far it is, and the way to stop it. */
export const SavingReview = () => {
  const walk = useStore(({ work }) => work?.walk ?? null)
  return (
    <p className="proof-line" role="status">
      {walk === null ? (
        SAVE_REVIEW.signingAndSaving
      ) : (
        <>
          <span>{SAVE_REVIEW.readingLog(Math.round(walk * 100))}</span>
          <Button kind="link" onClick={() => void run(SAVE_REVIEW.stopReadingTheLog, 'cancelWalk', {})}>
            {SAVE_REVIEW.stopAndSaveNothing}
          </Button>
        </>
      )}
    </p>
  )
}
