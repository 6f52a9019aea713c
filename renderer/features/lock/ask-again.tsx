import { type FormEvent, useState } from 'react'
import { describeFailure } from '../../app/words-failures.ts'
import { answerAsking, useStore } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { FloatingDialog } from '../../kit/floating-dialog.tsx'
import { PassphraseField } from './passphrase-field.tsx'
import { ASK_AGAIN, checkCalled } from './words.ts'

/** Asks whether it is still the same person, before what needs that goes on. */
export const AskAgain = () => {
  const isAsked = useStore(({ asking }) => asking !== null)
  const { lock } = useParts('lock')
  if (!isAsked) return null
  return lock.way === 'gate' ? <AskedByCheck /> : <Asked />
}

const AskedByCheck = () => {
  const { lock, platform } = useParts('lock', 'platform')
  const { isBusy, failure, run } = useCall()
  const prove = async () => {
    const result = await run(() => call('proveMeByCheck', {}))
    if (result?.ok === true) answerAsking(true)
  }
  return (
    <FloatingDialog className="leave" labelledBy="ask-again-title" onClose={() => answerAsking(false)}>
      <div className="ask-again">
        <h2 id="ask-again-title">{ASK_AGAIN.title}</h2>
        <p>{ASK_AGAIN.byCheck}</p>
        {failure === null ? null : (
          <FieldMessage weight="refuse">
            {describeFailure(failure).what} {describeFailure(failure).next}
          </FieldMessage>
        )}
        <div className="buttons">
          <Button onClick={() => answerAsking(false)}>{ASK_AGAIN.cancel}</Button>
          <span className="push" />
          <Button kind="primary" autoFocus aria-disabled={isBusy || undefined} onClick={() => void prove()}>
            {ASK_AGAIN.askMe(checkCalled(lock.check, platform))}
          </Button>
        </div>
      </div>
    </FloatingDialog>
  )
}

const Asked = () => {
  const [passphrase, setPassphrase] = useState('')
  const { isBusy, failure, run } = useCall()
  const prove = async (event: FormEvent) => {
    event.preventDefault()
    const result = await run(() => call('proveMe', { passphrase }))
    if (result?.ok === true) answerAsking(true)
  }
  return (
    <FloatingDialog className="leave" labelledBy="ask-again-title" onClose={() => answerAsking(false)}>
      <form className="ask-again" onSubmit={(event) => void prove(event)}>
        <h2 id="ask-again-title">{ASK_AGAIN.title}</h2>
        <p>{ASK_AGAIN.means}</p>
        <PassphraseField
          id="ask-again-passphrase"
          label={ASK_AGAIN.passphrase}
          value={passphrase}
          autoFocus
          refusal={failure === null ? null : describeFailure(failure).what}
          onChange={setPassphrase}
        />
        <div className="buttons">
          <Button onClick={() => answerAsking(false)}>{ASK_AGAIN.cancel}</Button>
          <span className="push" />
          <Button kind="primary" isSubmit aria-disabled={isBusy || undefined}>
            {ASK_AGAIN.goOn}
          </Button>
        </div>
      </form>
    </FloatingDialog>
  )
}
