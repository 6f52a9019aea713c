import { useEffect, useState } from 'react'
import type { SecretAsked } from '../../../shared/rotation/rotation.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { describeFailure } from '../../app/words-failures.ts'
import { SECRET_ASKED } from './words-receiving.ts'

/** Whether the secret that was received works: Xero is asked once it is here, and what it says stands on the page. */
export const SecretAskedNote = ({ appId, app }: { readonly appId: string; readonly app: string }) => {
  const { isBusy, failure, run } = useCall()
  const [proof, setProof] = useState<SecretAsked | null>(null)
  const ask = async () => {
    const asked = await run(() => call('askSecret', { appId }))
    if (asked?.ok === true) setProof(asked.value.proof)
  }
  useEffect(() => {
    void run(() => call('askSecret', { appId })).then((asked) => {
      if (asked?.ok === true) setProof(asked.value.proof)
    })
  }, [appId, run])
  if (failure !== null) {
    const { what, next } = describeFailure(failure)
    return (
      <Note mood="attention" role="status">
        <p>{`${SECRET_ASKED.notAsked} ${what} ${next}`}</p>
      </Note>
    )
  }
  if (isBusy || proof === null)
    return (
      <Note role="status">
        <p>{SECRET_ASKED.asking}</p>
      </Note>
    )
  return (
    <Note mood={MOODS[proof]} role="status">
      <p>{SECRET_ASKED[proof](app)}</p>
      {proof === 'couldNotTell' ? (
        <div>
          <Button onClick={() => void ask()}>{SECRET_ASKED.askAgain}</Button>
        </div>
      ) : null}
    </Note>
  )
}

const MOODS = { works: 'fine', refused: 'urgent', couldNotTell: 'attention' } as const
