import type { SecretApp } from '../../../shared/apps/xero-app.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { describeFailure } from '../../app/words-failures.ts'
import { announce, showToast } from '../../app/store.ts'
import { APP_ALTERED } from './words.ts'

/** The keychain holds another secret than Keyward put there: it is neither shown nor used until somebody has decided. */
export const AppAltered = ({ app }: { readonly app: SecretApp }) => {
  const { isBusy, failure, run } = useCall()
  const accept = async () => {
    announce(APP_ALTERED.askingAnnounced)
    const result = await run(() => call('acceptSecret', { appId: app.id }))
    if (result === null) return
    if (result.ok) return showToast(APP_ALTERED.accepted)
    announce(describeFailure(result.failure).what)
  }
  return (
    <Note mood="urgent">
      <p>
        <b>{APP_ALTERED.title}</b> {APP_ALTERED.explanation}
      </p>
      <div className="buttons">
        <Button aria-disabled={isBusy} onClick={isBusy ? undefined : () => void accept()}>
          {isBusy ? APP_ALTERED.asking : APP_ALTERED.takeAsNew}
        </Button>
      </div>
      {failure === null ? null : (
        <FieldMessage weight="refuse">
          {describeFailure(failure).what} {describeFailure(failure).next}
        </FieldMessage>
      )}
    </Note>
  )
}
