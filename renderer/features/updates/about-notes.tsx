import type { Release, ReleaseNote } from '../../../shared/updates/update.ts'
import { FormPart } from '../../kit/form-part.tsx'
import { fullDay } from '../../language/moments.ts'
import { NOTE_KINDS } from './words-update.ts'
import { ABOUT_NOTES } from './words.ts'

/** What the offered version brings, in its makers' words: plain text, each line by itself. */
export const AboutNotes = ({ offer }: { readonly offer: Release }) => (
  <FormPart name={ABOUT_NOTES.whatIsNew}>
    <h3 className="release">{ABOUT_NOTES.keyward(offer.version, fullDay(offer.releasedAt))}</h3>
    {offer.notes.length === 0 ? (
      <p className="soft">{ABOUT_NOTES.nothingWasWrittenDown}</p>
    ) : (
      <NoteLines notes={offer.notes} />
    )}
  </FormPart>
)

/** One line for each, by what it is. */
export const NoteLines = ({ notes }: { readonly notes: readonly ReleaseNote[] }) => (
  <dl className="facts release-notes">
    {notes.map(({ kind, text }) => (
      <div key={`${kind} ${text}`} className="release-line">
        <dt>{NOTE_KINDS[kind]}</dt>
        <dd>
          <bdi>{text}</bdi>
        </dd>
      </div>
    ))}
  </dl>
)
