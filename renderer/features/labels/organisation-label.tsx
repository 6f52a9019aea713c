import { useState } from 'react'
import type { Connection } from '../../../shared/connections/connection.ts'
import { NOTE_MAX } from '../../../shared/apps/app-draft.ts'
import { labelIdOf } from '../../../shared/labels/label.ts'
import { useParts, useStored } from '../../bridge/use-parts.ts'
import { tagThem } from '../../app/store.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { setNote } from './label-actions.ts'
import { TagChips } from './tag-chips.tsx'
import { LABELS } from './words.ts'

/** What the practice itself says of an organisation, and where that is changed. */
export const OrganisationLabel = ({ connection }: { readonly connection: Connection }) => {
  const { labels } = useParts('labels')
  const label = labels.organisations.find(({ id }) => id === labelIdOf(connection))
  const [isWriting, setWriting] = useState(false)
  const { key, tenantName } = connection
  const tags = label?.tags ?? []
  const note = label?.note ?? ''
  return (
    <section aria-label={LABELS.heading}>
      <dl className="facts">
        <dt>{LABELS.tags}</dt>
        <dd>
          {tags.length === 0 ? <span className="soft">{LABELS.noTags}</span> : <TagChips tags={tags} />}
          <span className="age">
            <Button kind="link" onClick={() => tagThem({ of: 'connections', ids: [key], name: tenantName })}>
              {tags.length === 0 ? LABELS.tag : LABELS.editTags}
            </Button>
          </span>
        </dd>
        <dt>{LABELS.note}</dt>
        <dd>
          {isWriting ? (
            <NoteForm connection={connection} onClose={() => setWriting(false)} />
          ) : (
            <>
              {note === '' ? (
                <span className="soft">{LABELS.noNote}</span>
              ) : (
                <span className="note-text">{note}</span>
              )}
              <span className="age">
                <Button kind="link" onClick={() => setWriting(true)}>
                  {note === '' ? LABELS.addNote : LABELS.editNote}
                </Button>
              </span>
            </>
          )}
        </dd>
      </dl>
    </section>
  )
}

type NoteFormProps = { readonly connection: Connection; readonly onClose: () => void }

const NoteForm = ({ connection, onClose }: NoteFormProps) => {
  const { labels } = useStored('labels')
  const before = labels.organisations.find(({ id }) => id === labelIdOf(connection))?.note ?? ''
  const [note, write] = useState(before)
  const { isBusy, failure, run } = useCall()
  useUnsaved(note.trim() !== before && !isBusy, { ends: LABELS.noteEnds })
  const save = async () => {
    const result = await run(() => setNote(connection.key, note))
    if (result?.ok === true) onClose()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        if (note.trim() === before) onClose()
      }}
    >
      <textarea
        className="field"
        rows={4}
        maxLength={NOTE_MAX}
        aria-label={LABELS.noteLabel(connection.tenantName)}
        value={note}
        autoFocus
        onChange={(event) => write(event.target.value)}
      />
      <p className="age hint">{LABELS.noteHint}</p>
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button onClick={onClose}>{LABELS.cancel}</Button>
        <Button kind="primary" isSubmit aria-disabled={isBusy || undefined}>
          {LABELS.save}
        </Button>
      </div>
    </form>
  )
}
