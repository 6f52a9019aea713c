import { type FormEvent, useState } from 'react'
import { describeFailure } from '../../app/words-failures.ts'
import { showToast } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { NewPassphraseFields, NO_PASSPHRASE_YET } from './new-passphrase.tsx'
import { PassphraseField } from './passphrase-field.tsx'
import { SETTINGS_LOCK } from './words.ts'

/** What is to be done with the passphrase. */
export type PassphraseTask = 'set' | 'change' | 'drop' | 'toGate'

const ENDED = {
  set: SETTINGS_LOCK.isSet,
  change: SETTINGS_LOCK.isChanged,
  drop: SETTINGS_LOCK.isOff,
  toGate: SETTINGS_LOCK.gateIsSet,
} as const

/** Sets, changes or takes off the passphrase. */
export const PassphraseForm = ({
  task,
  onEnd,
}: {
  readonly task: PassphraseTask
  readonly onEnd: () => void
}) => {
  const [present, setPresent] = useState('')
  const [chosen, setChosen] = useState(NO_PASSPHRASE_YET)
  const { isBusy, failure, run, forget } = useCall()
  const isOfPresent = failure?.code === 'passphraseWrong' || failure?.code === 'passphraseWaits'
  const isGoing = task === 'drop' || task === 'toGate'
  const switchIt = () => {
    if (task === 'set') return call('setPassphrase', { passphrase: chosen.next })
    if (isGoing) return call('dropPassphrase', { passphrase: present, to: task === 'drop' ? 'off' : 'gate' })
    return call('changePassphrase', { passphrase: present, next: chosen.next })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const isDifferent = !isGoing && chosen.next !== chosen.again
    setChosen({ ...chosen, isDifferent })
    if (isDifferent) return
    const result = await run(switchIt)
    if (result?.ok !== true) return
    showToast(ENDED[task])
    onEnd()
  }
  return (
    <form
      className="passphrase-form"
      aria-label={SETTINGS_LOCK[task]}
      onSubmit={(event) => void submit(event)}
    >
      {isGoing ? <p>{SETTINGS_LOCK.dropMeans}</p> : null}
      {task === 'set' ? null : (
        <PassphraseField
          id="lock-present"
          label={SETTINGS_LOCK.present}
          value={present}
          autoFocus
          refusal={isOfPresent ? describeFailure(failure).what : null}
          onChange={(value) => {
            setPresent(value)
            forget()
          }}
        />
      )}
      {isGoing ? null : (
        <NewPassphraseFields
          id="lock"
          label={SETTINGS_LOCK.newPassphrase}
          hint={SETTINGS_LOCK.hint}
          autoFocus={task === 'set'}
          failure={failure}
          value={chosen}
          onChange={(value) => {
            setChosen(value)
            forget()
          }}
        />
      )}
      {failure === null || isOfPresent || failure.code === 'passphraseTooShort' ? null : (
        <FieldMessage weight="refuse">
          {describeFailure(failure).what} {describeFailure(failure).next}
        </FieldMessage>
      )}
      <div className="buttons">
        <Button kind="primary" isSubmit aria-disabled={isBusy || undefined}>
          {SETTINGS_LOCK[task]}
        </Button>
        <Button onClick={onEnd}>{SETTINGS_LOCK.cancel}</Button>
        <span className="age" role="status">
          {isBusy ? SETTINGS_LOCK.working : ''}
        </span>
      </div>
    </form>
  )
}
