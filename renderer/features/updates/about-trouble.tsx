import type { UpdateTrouble } from '../../../shared/updates/update.ts'
import { Note } from '../../kit/note.tsx'
import { dayAndTime, exactly } from '../../language/moments.ts'
import { UPDATE_REFUSED } from './words-refusals.ts'
import { isAlarming } from './words-update.ts'
import { ABOUT_TROUBLE } from './words.ts'

type AboutTroubleProps = { readonly trouble: UpdateTrouble; readonly host: string; readonly now: number }

/** Why an update was not taken, with what shows it. */
export const AboutTrouble = ({ trouble, host, now }: AboutTroubleProps) => {
  const { what, next } = UPDATE_REFUSED[trouble.why]
  return (
    <>
      <Note mood={isAlarming(trouble) ? 'urgent' : 'attention'} role="alert">
        <p>
          <b>{what}</b>
        </p>
        <p>{next}</p>
      </Note>
      <dl className="facts about-facts">
        <dt>{ABOUT_TROUBLE.when}</dt>
        <dd title={exactly(trouble.at)}>
          {sentence(dayAndTime(trouble.at, now))}
          {trouble.version === null ? '' : ABOUT_TROUBLE.version(trouble.version)}
        </dd>
        {trouble.signedBy === null ? null : (
          <>
            <dt>{ABOUT_TROUBLE.signedBy}</dt>
            <dd className="mono">{trouble.signedBy}</dd>
            <dt>{ABOUT_TROUBLE.shouldBe}</dt>
            <dd className="mono">{trouble.shouldBe.join(' or ')}</dd>
          </>
        )}
        <dt>{ABOUT_TROUBLE.from}</dt>
        <dd>
          <bdi className="mono">{host}</bdi>
        </dd>
      </dl>
    </>
  )
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
