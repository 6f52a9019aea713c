import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** A question with its answer beneath; open from the start, because whoever reads it is stuck. */
export const Ask = ({ question, children }: { readonly question: string; readonly children: ReactNode }) => (
  <li className="ask">
    <details open>
      <summary className="ask-q">
        <Icon name="open" />
        <span>{question}</span>
      </summary>
      <div className="ask-a">{children}</div>
    </details>
  </li>
)
