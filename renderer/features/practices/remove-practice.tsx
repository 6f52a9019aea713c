import { useState } from 'react'
import { isAdded, isSamePracticeName, type PracticesFacts } from '../../../shared/practices/practice.ts'
import { go } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { Confirmation } from '../../kit/confirmation.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { lineOf, practiceName } from './names.ts'
import { PRACTICES } from './words.ts'

/** Takes the practice that is shown off this computer: a backup is offered first, and its name is typed. */
export const RemovePractice = ({ facts }: { readonly facts: PracticesFacts }) => {
  const [isAsking, setAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const { isBusy, failure, run, forget } = useCall()
  const line = lineOf(facts, facts.self)
  if (line === null || !isAdded(facts.self))
    return (
      <p className="age hint">
        {line === null || facts.list.length > 1 ? PRACTICES.removeOther : ''} {PRACTICES.removeFirst}
      </p>
    )
  const name = practiceName(line)
  const isTyped = line.name !== null && isSamePracticeName(typed, line.name)
  const end = () => {
    setAsking(false)
    setTyped('')
    forget()
  }
  return isAsking ? (
    <Confirmation
      title={PRACTICES.removeAsk(name)}
      ends={PRACTICES.removeEnds}
      stays={PRACTICES.removeStays}
      foot={PRACTICES.removeFoot}
      keep={PRACTICES.keep}
      action={PRACTICES.removeIt}
      isBusy={isBusy || !isTyped}
      {...(isTyped ? {} : { whyOff: PRACTICES.removeType(name) })}
      onKeep={end}
      onAction={() => void run(() => call('removePractice', { name: typed }))}
    >
      <TextField id="remove-practice" label={PRACTICES.removeType(name)} value={typed} onChange={setTyped} />
      <FailureNote failure={failure} />
    </Confirmation>
  ) : (
    <>
      <p>{PRACTICES.removeLead(name)}</p>
      <div className="buttons">
        <Button onClick={() => go({ at: 'settings' })}>{PRACTICES.backUpFirst}</Button>
        <Button kind="danger-quiet" onClick={() => setAsking(true)}>
          {PRACTICES.remove}
        </Button>
      </div>
    </>
  )
}
