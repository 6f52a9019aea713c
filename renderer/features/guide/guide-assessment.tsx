import { useEffect, useState } from 'react'
import { AREAS, ASSESSMENT_EVERY, isAnswered, type Area } from '../../../shared/guide/assessment.ts'
import { AREA_WORDS } from '../../../shared/guide/words.ts'
import { measureArea } from '../../../shared/guide/measurement.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { PaperMenu } from '../../kit/paper-menu.tsx'
import { run } from '../../app/actions.ts'
import { ANSWER_MARKS, describeMeasurement } from './words-steps.ts'
import { fullDay, longDay } from '../../language/moments.ts'
import { showToast, step, useStore } from '../../app/store.ts'
import { AreaForm } from './area-form.tsx'
import { GUIDE_ASSESSMENT } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** The worksheet over the ten areas; where Keyward is the evidence, it says what it measured. */
export const GuideAssessment = () => {
  const snapshot = useParts('guide', 'apps', 'vault', 'activity', 'seenAt')
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
          <h2 className="step-title">{GUIDE_ASSESSMENT.securitySelfAssessment}</h2>
          <p className="soft">
            {GUIDE_ASSESSMENT.answeredOfTen(
              answered,
              assessment.submittedAt === null
                ? GUIDE_ASSESSMENT.whenAllAre
                : GUIDE_ASSESSMENT.handedIn(
                    fullDay(assessment.submittedAt),
                    fullDay(assessment.submittedAt + ASSESSMENT_EVERY),
                  ),
            )}
          </p>
        </div>
        <div className="buttons">
          <PaperMenu paper={{ of: 'worksheet' }} words={GUIDE_ASSESSMENT.printTheWorksheet} />
          <Button
            {...(isAnswered(assessment) ? { kind: 'primary' as const } : {})}
            aria-disabled={!isAnswered(assessment) || undefined}
            title={isAnswered(assessment) ? undefined : GUIDE_ASSESSMENT.notAllAnswered}
            onClick={
              isAnswered(assessment)
                ? () =>
                    void run(GUIDE_ASSESSMENT.noteIt, 'markSubmitted', {}).then((result) => {
                      if (result.ok) showToast(GUIDE_ASSESSMENT.noted)
                    })
                : undefined
            }
          >
            {GUIDE_ASSESSMENT.handItIn}
          </Button>
        </div>
      </div>
      <table className="table assessment-table" aria-label={GUIDE_ASSESSMENT.tenAreas}>
        <thead>
          <tr>
            <th scope="col">{GUIDE_ASSESSMENT.area}</th>
            <th scope="col">{GUIDE_ASSESSMENT.yourAnswer}</th>
            <th scope="col">{GUIDE_ASSESSMENT.evidence}</th>
            <th scope="col">{GUIDE_ASSESSMENT.owner}</th>
            <th scope="col" className="col-answer">
              <span className="hidden-text">{GUIDE_ASSESSMENT.answer}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {AREAS.map((area) => {
            const answer = assessment.answers[area]
            const seen = measureArea(area, snapshot)
            const shown = seen === null ? null : describeMeasurement(seen, now)
            return (
              <tr key={area}>
                <td>{AREA_WORDS[area].name}</td>
                <td>
                  {answer === undefined ? (
                    <span className="faint">{GUIDE_ASSESSMENT.notAnswered}</span>
                  ) : (
                    <>
                      <StateMark {...ANSWER_MARKS[answer.answer]} />
                      {answer.words === '' ? null : <span className="answer-words">{answer.words}</span>}
                    </>
                  )}
                </td>
                <td>
                  {answer === undefined || answer.gap === '' ? null : (
                    <StateMark
                      mood="attention"
                      words={GUIDE_ASSESSMENT.gap(
                        answer.planBy === null ? '' : GUIDE_ASSESSMENT.planBy(longDay(answer.planBy, now)),
                      )}
                    />
                  )}
                  {shown === null ? null : <StateMark mood={shown.mood} words={shown.words} />}
                  {answer?.evidence}
                </td>
                <td>{answer?.owner}</td>
                <td>
                  <Button
                    size="small"
                    aria-label={GUIDE_ASSESSMENT.answerArea(AREA_WORDS[area].name)}
                    onClick={() => step(() => setOpen(open === area ? null : area))}
                  >
                    {answer === undefined ? GUIDE_ASSESSMENT.answer : GUIDE_ASSESSMENT.change}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="age wrap">
        {GUIDE_ASSESSMENT.measuredOfTen(
          measured,
          measured === 1 ? GUIDE_ASSESSMENT.is : GUIDE_ASSESSMENT.are,
        )}
      </p>
      {open === null ? null : <AreaForm key={open} area={open} onClose={() => setOpen(null)} />}
    </div>
  )
}
