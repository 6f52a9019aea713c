import { type FormEvent, useState } from 'react'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { INTRODUCE_ME } from './words.ts'

/** Asks once who uses this Keyward: the name stands in what is handed over and in receipts. */
export const IntroduceMe = () => {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const { failure, run } = useCall()
  useUnsaved(name.trim() !== '' || email.trim() !== '', { ends: INTRODUCE_ME.leaveEnds })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    await run(async () => {
      const result = await call('introduce', { me: { name, email } })
      // what the contract does not take is a name that says nothing; whatever else failed is said as what it is
      return result.ok || result.failure.code !== 'badRequest'
        ? result
        : { ok: false, failure: { code: 'handoverRefused', why: 'noName' } }
    })
  }
  return (
    <form
      aria-label={INTRODUCE_ME.title}
      className="handover-block"
      onSubmit={(event) => void save(event)}
      noValidate
    >
      <h2>{INTRODUCE_ME.title}</h2>
      <p className="soft">{INTRODUCE_ME.explanation}</p>
      <div className="pair">
        <TextField id="me-name" label={INTRODUCE_ME.yourName} value={name} onChange={setName} />
        <TextField id="me-email" label={INTRODUCE_ME.yourEMailAddress} value={email} onChange={setEmail} />
      </div>
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button isSubmit>{INTRODUCE_ME.keep}</Button>
      </div>
    </form>
  )
}
