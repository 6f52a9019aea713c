import { useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { Said } from '../../kit/said.tsx'
import { describeFailure } from '../../app/messages.ts'
import { say, showToast } from '../../app/store.ts'

/** The keychain holds another secret than Keyward put there: it is neither shown nor used until somebody has decided. */
export const AppAltered = ({ app }: { readonly app: XeroApp }) => {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const accept = async () => {
    setBusy(true)
    setFailure(null)
    say('Asking Xero.')
    const result = await call('acceptSecret', { appId: app.id })
    setBusy(false)
    if (result.ok) return showToast('Xero accepts it. It is this app’s secret now.')
    setFailure(result.failure)
    say(describeFailure(result.failure).what)
  }
  return (
    <Note mood="urgent">
      <p>
        <b>The secret in the keychain is not the one that Keyward put there.</b> Somebody, or another program,
        replaced it. Keyward neither shows nor uses it. If a colleague entered the new one there, take it:
        Xero is asked first. Otherwise enter the right one again, and ask who else can get at this keychain.
      </p>
      <div className="buttons">
        <Button aria-disabled={isBusy} onClick={isBusy ? undefined : () => void accept()}>
          {isBusy ? 'Asking Xero…' : 'Take it as the new secret'}
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
