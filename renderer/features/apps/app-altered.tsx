import { useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { Said } from '../../kit/said.tsx'
import { describeFailure } from '../../app/words-failures.ts'
import { say, showToast } from '../../app/store.ts'
import { APP_ALTERED } from './words.ts'

/** The keychain holds another secret than Keyward put there: it is neither shown nor used until somebody has decided. */
export const AppAltered = ({ app }: { readonly app: XeroApp }) => {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const accept = async () => {
    setBusy(true)
    setFailure(null)
    say(APP_ALTERED.askingXero)
    const result = await call('acceptSecret', { appId: app.id })
    setBusy(false)
    if (result.ok) return showToast(APP_ALTERED.xeroAccepts)
    setFailure(result.failure)
    say(describeFailure(result.failure).what)
  }
  return (
    <Note mood="urgent">
      <p>
        <b>{APP_ALTERED.theSecret}</b> {APP_ALTERED.somebodyOrAnotherProgram}
      </p>
      <div className="buttons">
        <Button aria-disabled={isBusy} onClick={isBusy ? undefined : () => void accept()}>
          {isBusy ? APP_ALTERED.askingXero2 : APP_ALTERED.takeIt}
        </Button>
      </div>
      {failure === null ? null : (
        <Said weight="refuse">
          {describeFailure(failure).what} {describeFailure(failure).next}
        </Said>
      )}
    </Note>
  )
}
