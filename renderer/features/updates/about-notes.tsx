import type { Release } from '../../../shared/updates/update.ts'
import { FormPart } from '../../kit/form-part.tsx'
import { fullDay } from '../../language/moments.ts'
import { NOTE_KINDS } from './words.ts'

/** What the offered version brings, in its makers' words: plain text, each line by itself. */
export const AboutNotes = ({ offer }: { readonly offer: Release }) => (
  <FormPart name="What is new">
    <h3 className="release">
      Keyward {offer.version}, {fullDay(offer.releasedAt)}
    </h3>
    {offer.notes.length === 0 ? (
      <p className="soft">Nothing was written down.</p>
    ) : (
      <dl className="facts release-notes">
        {offer.notes.map(({ kind, text }) => (
          <div key={`${kind} ${text}`} className="release-line">
            <dt>{NOTE_KINDS[kind]}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    )}
  </FormPart>
)
