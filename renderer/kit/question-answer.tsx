import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** A question with its answer beneath; open from the start, because whoever reads it is stuck. */
export const QuestionAnswer = ({
  question,
  children,
}: {
  readonly question: string
  readonly children: ReactNode
}) => (
  <li className="question-answer">
    <details open>
      <summary className="question-answer-q">
        <Icon name="open" />
        <span>{question}</span>
      </summary>
      <div className="question-answer-a">{children}</div>
    </details>
  </li>
)
