import { type FormEvent, useState } from 'react'
import { Person } from '../../../shared/kernel/person.ts'
import { shownName } from '../../../shared/kernel/shown-text.ts'
import { Button } from '../../kit/button.tsx'
import { Said } from '../../kit/said.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { attempt } from '../../app/deeds.ts'
import { say, useStored } from '../../app/store.ts'

/** Name and e-mail address of whoever uses this Keyward: what the log, reviews and handovers carry. */
export const IntroduceForm = () => {
  const { me, signIns } = useStored()
  const [name, setName] = useState(me?.name ?? '')
  const [email, setEmail] = useState(me?.email ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaved, setSaved] = useState(false)
  const isChanged = name.trim() !== (me?.name ?? '') || email.trim() !== (me?.email ?? '')
  useUnsaved(isChanged, {
    ends: 'The name that you typed is forgotten',
    stays: me === null ? '' : `${me.name}, as before`,
  })
  const suggested = me === null && name === '' && email === '' ? signIns.at(-1) : undefined

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const person = Person.safeParse({ name: name.trim(), email: email.trim() })
    if (!person.success) {
      const words =
        name.trim() === ''
          ? 'A name is missing.'
          : 'That is not an e-mail address. It tells two people of one name apart.'
      setProblem(words)
      return say(words)
    }
    setProblem(null)
    const result = await attempt('Save who uses this Keyward', 'introduce', { me: person.data })
    if (!result.ok) return
    setSaved(true)
    say('Saved. The log carries this name from now on.')
  }

  return (
    <form className="introduce" onSubmit={(event) => void save(event)} noValidate>
      <p className="soft">
        The activity log, reviews and handovers carry this name, so that others can tell who did what. It
        stays on this computer.
      </p>
      {suggested === undefined ? null : (
        <p>
          <Button
            onClick={() => {
              setName(suggested.name)
              setEmail(suggested.email)
            }}
          >
            I am {shownName('somebody', suggested.name || suggested.email, suggested.userId)}
          </Button>
        </p>
      )}
      <div className="introduce-fields">
        <TextField id="my-name" label="Your name" value={name} onChange={setName} />
        <TextField id="my-email" label="Your e-mail address" value={email} onChange={setEmail} />
        <Button isSubmit aria-disabled={!isChanged || undefined}>
          Save
        </Button>
      </div>
      {problem === null ? null : <Said weight="refuse">{problem}</Said>}
      {isSaved && !isChanged && problem === null ? (
        <Said weight="done">Saved. The log carries this name from now on.</Said>
      ) : null}
    </form>
  )
}
