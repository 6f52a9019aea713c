import { useState } from 'react'
import { useParts } from '../../bridge/use-parts.ts'
import { Button } from '../../kit/button.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import { NoteLines } from './about-notes.tsx'
import { ownNotes } from './own-notes.ts'
import { ABOUT_OWN_NOTES } from './words.ts'

/** So many are shown until somebody asks for all. */
const FIRST = 5

/** What is new in the Keyward that runs, as its makers have written it down. */
export const AboutOwnNotes = () => {
  const { version } = useParts('version')
  const [isWhole, setWhole] = useState(false)
  if (ownNotes.length === 0) return null
  return (
    <FormPart name={ABOUT_OWN_NOTES.inThisVersion}>
      <h3 className="release">{ABOUT_OWN_NOTES.keyward(version)}</h3>
      <NoteLines notes={isWhole ? ownNotes : ownNotes.slice(0, FIRST)} />
      {ownNotes.length <= FIRST ? null : (
        <Button kind="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? ABOUT_OWN_NOTES.showFewer : ABOUT_OWN_NOTES.show(ownNotes.length)}
        </Button>
      )}
    </FormPart>
  )
}
