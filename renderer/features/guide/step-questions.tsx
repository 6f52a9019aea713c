import type { JourneyStep } from '../../../shared/guide/journey.ts'
import { QuestionAnswer } from '../../kit/question-answer.tsx'
import { QUESTIONS } from '../../app/words-questions.ts'
import { STEP_QUESTIONS } from './words-journey.ts'

/** The questions that are asked at this step. */
export const StepQuestions = ({ step }: { readonly step: JourneyStep | 'away' }) => {
  const asked = QUESTIONS.filter(({ at }) => at?.includes(step) === true)
  return asked.length === 0 ? null : (
    <section className="step-questions">
      <h3>{STEP_QUESTIONS.askedAtThisStep}</h3>
      <ul>
        {asked.map(({ ask, answer }) => (
          <QuestionAnswer key={ask} question={ask}>
            {answer}
          </QuestionAnswer>
        ))}
      </ul>
    </section>
  )
}
