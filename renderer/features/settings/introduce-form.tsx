import { type FormEvent, useState } from 'react'
import { Person } from '../../../shared/kernel/person.ts'
import { shownName } from '../../../shared/kernel/shown-text.ts'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { run } from '../../app/actions.ts'
import { announce } from '../../app/store.ts'
import { INTRODUCE_FORM } from './words.ts'
import { useStored } from '../../bridge/use-parts.ts'

/** Name and e-mail address of whoever uses this Keyward: what the log, reviews and handovers carry. */
export const IntroduceForm = () => {
  const { me, signIns } = useStored('me', 'signIns')
  const [name, setName] = useState(me?.name ?? '')
  const [email, setEmail] = useState(me?.email ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaved, setSaved] = useState(false)
  const isChanged = name.trim() !== (me?.name ?? '') || email.trim() !== (me?.email ?? '')
  useUnsaved(isChanged, {
    ends: INTRODUCE_FORM.leaveEnds,
    stays: me === null ? '' : INTRODUCE_FORM.leaveStays(me.name),
  })
  const suggested = me === null && name === '' && email === '' ? signIns.at(-1) : undefined

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const person = Person.safeParse({ name: name.trim(), email: email.trim() })
    if (!person.success) {
      const words = name.trim() === '' ? INTRODUCE_FORM.nameMissing : INTRODUCE_FORM.emailWrong
      setProblem(words)
      return announce(words)
    }
    setProblem(null)
    const result = await run(INTRODUCE_FORM.doing, 'introduce', { me: person.data })
    if (!result.ok) return
    setSaved(true)
    announce(INTRODUCE_FORM.saved)
  }

  return (
    <form className="introduce" onSubmit={(event) => void save(event)} noValidate>
      <p className="soft">{INTRODUCE_FORM.explanation}</p>
      {suggested === undefined ? null : (
        <p>
          <Button
            onClick={() => {
              setName(suggested.name)
              setEmail(suggested.email)
            }}
          >
            {INTRODUCE_FORM.iAm(shownName('somebody', suggested.name || suggested.email, suggested.userId))}
          </Button>
        </p>
      )}
      <div className="introduce-fields">
        <TextField id="my-name" label={INTRODUCE_FORM.yourName} value={name} onChange={setName} />
        <TextField id="my-email" label={INTRODUCE_FORM.yourEMailAddress} value={email} onChange={setEmail} />
        <Button isSubmit aria-disabled={!isChanged || undefined}>
          {INTRODUCE_FORM.save}
        </Button>
      </div>
      {problem === null ? null : <FieldMessage weight="refuse">{problem}</FieldMessage>}
      {isSaved && !isChanged && problem === null ? (
        <FieldMessage weight="done">{INTRODUCE_FORM.saved}</FieldMessage>
      ) : null}
    </form>
  )
}
