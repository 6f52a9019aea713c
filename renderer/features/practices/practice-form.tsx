import { useState } from 'react'
import {
  PRACTICE_COLOURS,
  type PracticeColour,
  type PracticeLine,
} from '../../../shared/practices/practice.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { useVault } from '../../bridge/use-parts.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { PracticeMark } from './practice-mark.tsx'
import { PRACTICES } from './words.ts'

type FieldsProps = {
  /** What the fields’ ids begin with. */
  readonly id: string
  readonly name: string
  readonly colour: PracticeColour
  readonly hint?: string
  readonly autoFocus?: boolean
  readonly onName: (name: string) => void
  readonly onColour: (colour: PracticeColour) => void
}

/** Name and colour, with the letters as they will be. */
const PracticeFields = ({ id, name, colour, hint, autoFocus, onName, onColour }: FieldsProps) => (
  <>
    <TextField
      id={`${id}-name`}
      label={PRACTICES.name}
      value={name}
      {...(hint === undefined ? {} : { hint })}
      {...(autoFocus === undefined ? {} : { autoFocus })}
      onChange={onName}
    />
    <fieldset>
      <legend className="label">{PRACTICES.colour}</legend>
      <div className="ticks">
        {PRACTICE_COLOURS.map((one) => (
          <label key={one} className="tick practice-colour">
            <input
              type="radio"
              className="dot"
              name={`${id}-colour`}
              checked={colour === one}
              onChange={() => onColour(one)}
            />
            <PracticeMark line={{ name, colour: one }} />
            {PRACTICES.colours[one]}
          </label>
        ))}
      </div>
    </fieldset>
  </>
)

/** Adds a practice, empty or for a backup, and goes there. */
export const AddPractice = () => {
  const count = useVault(({ practices }) => practices?.list.length ?? 1)
  const [name, setName] = useState('')
  const [colour, setColour] = useState<PracticeColour>(
    PRACTICE_COLOURS[count % PRACTICE_COLOURS.length] ?? 'green',
  )
  const { isBusy, failure, run } = useCall()
  useUnsaved(name.trim() !== '' && !isBusy, { ends: PRACTICES.unsavedAdd })
  const add = (at: 'start' | 'restore') => void run(() => call('addPractice', { name, colour, at }))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add('start')
      }}
    >
      <PracticeFields
        id="new-practice"
        name={name}
        colour={colour}
        hint={PRACTICES.nameHint}
        onName={setName}
        onColour={setColour}
      />
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button kind="primary" isSubmit aria-disabled={isBusy || undefined}>
          {isBusy ? PRACTICES.adding : PRACTICES.addIt}
        </Button>
        <Button aria-disabled={isBusy || undefined} onClick={isBusy ? undefined : () => add('restore')}>
          {PRACTICES.addAndRestore}
        </Button>
      </div>
      <p className="age hint">{PRACTICES.restoreHint}</p>
    </form>
  )
}

type EditProps = { readonly line: PracticeLine; readonly onDone: () => void }

/** Another name or colour for one. */
export const EditPractice = ({ line, onDone }: EditProps) => {
  const [name, setName] = useState(line.name ?? '')
  const [colour, setColour] = useState<PracticeColour>(line.colour)
  const { isBusy, failure, run } = useCall()
  useUnsaved((name !== (line.name ?? '') || colour !== line.colour) && !isBusy, {
    ends: PRACTICES.unsavedEdit,
  })
  const save = async () => {
    const saved = await run(() => call('changePractice', { id: line.id, name, colour }))
    if (saved?.ok === true) onDone()
  }
  return (
    <form
      className="practice-edit"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <PracticeFields
        id={`practice-${line.id}`}
        name={name}
        colour={colour}
        hint={PRACTICES.nameHint}
        autoFocus
        onName={setName}
        onColour={setColour}
      />
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button kind="primary" isSubmit aria-disabled={isBusy || undefined}>
          {PRACTICES.save}
        </Button>
        <Button onClick={onDone}>{PRACTICES.cancel}</Button>
      </div>
    </form>
  )
}
