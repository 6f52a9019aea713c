import { useEffect, useState } from 'react'
import { AREAS, ASSESSMENT_EVERY, isAnswered, type Area } from '../../../shared/guide/assessment.ts'
import { AREA_WORDS } from '../../../shared/guide/content.ts'
import { measureArea } from '../../../shared/guide/measurement.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { PaperMenu } from '../../kit/paper-menu.tsx'
import { attempt } from '../../app/deeds.ts'
import { ANSWERS, describeMeasured } from './messages.ts'
import { fullDay, longDay } from '../../language/moments.ts'
import { numberWord } from '../../language/plural.ts'
import { showToast, step, useStore } from '../../app/store.ts'
import { AreaForm } from './area-form.tsx'

/** The worksheet over the ten areas; where Keyward is the evidence, it says what it measured. */
export const GuideAssessment = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const now = useStore((state) => state.now)
  const [open, setOpen] = useState<Area | null>(null)
  // what stands there as measured is measured now, not when Keyward was started
  useEffect(() => void call('verifyActivity', {}), [])
  const { assessment } = snapshot.guide
  const answered = AREAS.filter((area) => assessment.answers[area] !== undefined).length
  const measured = AREAS.filter((area) => measureArea(area, snapshot) !== null).length
  return (
    <div className="page-main guide-assessment scroll">
      <div className="page-head">
        <div>
          <h2 className="step-title">Security self-assessment</h2>
          <p className="soft">
            {numberWord(answered)} of ten areas answered.{' '}
            {assessment.submittedAt === null
              ? 'It is carried into Xero’s form when all are; from then on it is due every year.'
              : `Handed in on ${fullDay(assessment.submittedAt)}, due again by ${fullDay(assessment.submittedAt + ASSESSMENT_EVERY)}.`}
          </p>
        </div>
        <div className="buttons">
          <PaperMenu paper={{ of: 'worksheet' }} words="Print the worksheet" />
          <Button
            {...(isAnswered(assessment) ? { kind: 'primary' as const } : {})}
            aria-disabled={!isAnswered(assessment) || undefined}
            title={isAnswered(assessment) ? undefined : 'Some areas are not answered yet'}
            onClick={
              isAnswered(assessment)
                ? () =>
                    void attempt('Note it', 'markSubmitted', {}).then((result) => {
                      if (result.ok) showToast('Noted. Keyward reminds before a year is over.')
                    })
                : undefined
            }
          >
            It is handed in
          </Button>
        </div>
      </div>
      <table className="table assessment-table" aria-label="Ten areas">
        <thead>
          <tr>
            <th scope="col">Area</th>
            <th scope="col">Your answer</th>
            <th scope="col">Evidence</th>
            <th scope="col">Owner</th>
            <th scope="col" className="col-answer">
              <span className="hidden-text">Answer</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {AREAS.map((area) => {
            const answer = assessment.answers[area]
            const seen = measureArea(area, snapshot)
            const shown = seen === null ? null : describeMeasured(seen, now)
            return (
              <tr key={area}>
                <td>{AREA_WORDS[area].name}</td>
                <td>
                  {answer === undefined ? (
                    <span className="faint">not answered</span>
                  ) : (
                    <>
                      <StateMark {...ANSWERS[answer.answer]} />
                      {answer.words === '' ? null : <span className="answer-words">{answer.words}</span>}
                    </>
                  )}
                </td>
                <td>
                  {answer === undefined || answer.gap === '' ? null : (
                    <StateMark
                      mood="attention"
                      words={`Gap${answer.planBy === null ? '' : `, plan by ${longDay(answer.planBy, now)}`}`}
                    />
                  )}
                  {shown === null ? null : <StateMark mood={shown.mood} words={shown.words} />}
                  {answer?.evidence}
                </td>
                <td>{answer?.owner}</td>
                <td>
                  <Button
                    size="small"
                    aria-label={`Answer ${AREA_WORDS[area].name}`}
                    onClick={() => step(() => setOpen(open === area ? null : area))}
                  >
                    {answer === undefined ? 'Answer' : 'Change'}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="age wrap">
        {numberWord(measured)} of the ten {measured === 1 ? 'is' : 'are'} measured by Keyward itself, as of
        the age that stands there. What it measures is this computer only; the tool that uses the data has its
        own answers.
      </p>
      {open === null ? null : (
        <AreaForm key={open} area={open} snapshot={snapshot} onClose={() => setOpen(null)} />
      )}
    </div>
  )
}
