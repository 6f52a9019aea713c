import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { attempt } from '../../app/deeds.ts'
import { tellSaved } from '../../app/deeds-paper.ts'
import { useStore } from '../../app/store.ts'

/** Saving what is known as evidence: it waits for the log to be read to its end, because that is signed as well. */
export const useSaveReview = (): { readonly isBusy: boolean; readonly save: () => void } => {
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    const result = await attempt('Save a review', 'saveReview', {})
    setBusy(false)
    if (result.ok && result.value.path !== null) tellSaved(result.value.path, { into: 'in' })
  }
  return { isBusy, save: () => void save() }
}

/** How far it is, and the way to stop it. */
export const SavingReview = () => {
  const walk = useStore(({ work }) => work?.walk ?? null)
  return (
    <p className="proof-line" role="status">
      {walk === null ? (
        'Signing and saving…'
      ) : (
        <>
          <span>Reading the log to its end before it is signed: {Math.round(walk * 100)} %.</span>
          <Button kind="link" onClick={() => void attempt('Stop reading the log', 'cancelWalk', {})}>
            Stop, and save nothing
          </Button>
        </>
      )}
    </p>
  )
}
