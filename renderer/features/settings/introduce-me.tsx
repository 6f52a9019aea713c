import { type FormEvent, useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'

/** Asks once who uses this Keyward: the name stands in what is handed over and in receipts. */
export const IntroduceMe = () => {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  useUnsaved(name.trim() !== '' || email.trim() !== '', { ends: 'The name that you typed is forgotten' })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const result = await call('introduce', { me: { name, email } })
    setFailure(result.ok ? null : { code: 'handoverRefused', why: 'noName' })
  }
  return (
    <form
      aria-label="Who you are"
      className="handover-block"
      onSubmit={(event) => void save(event)}
      noValidate
    >
      <h2>Who you are</h2>
      <p className="soft">Your name and address stand in what you hand over, and in the receipts you give.</p>
      <div className="pair">
        <TextField id="me-name" label="Your name" value={name} onChange={setName} />
        <TextField id="me-email" label="Your e-mail address" value={email} onChange={setEmail} />
      </div>
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button isSubmit>Keep my name</Button>
      </div>
    </form>
  )
}
