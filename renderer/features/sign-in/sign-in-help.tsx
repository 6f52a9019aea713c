import { useState } from 'react'
import type { Attempt } from '../../../shared/contract/work.ts'
import { QuestionAnswer } from '../../kit/question-answer.tsx'
import { Button } from '../../kit/button.tsx'
import { run as doing } from '../../app/actions.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import { SIGN_IN_HELP } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** The cases in which Xero shows a page of its own and never calls back. */
export const SignInHelp = ({ attempt }: { readonly attempt: Attempt }) => {
  const snapshot = useParts('apps')
  const [isWhere, setWhere] = useState(false)
  const [isBoth, setBoth] = useState(false)
  const app = snapshot.apps.find(({ id }) => id === attempt.appId)
  return (
    <>
      <h2 className="help-head">{SIGN_IN_HELP.title}</h2>
      <ul>
        <QuestionAnswer question={SIGN_IN_HELP.saysNoAccess}>
          <p>
            {SIGN_IN_HELP.noAccessMeans}{' '}
            <Button kind="link" aria-expanded={isWhere} onClick={() => setWhere(!isWhere)}>
              {SIGN_IN_HELP.noAccessMore}
            </Button>
          </p>
          {isWhere ? <p>{SIGN_IN_HELP.noAccessHow}</p> : null}
        </QuestionAnswer>
        <QuestionAnswer question={SIGN_IN_HELP.redirectComplaint}>
          <p>
            {SIGN_IN_HELP.redirectMeans} <span className="mono wrap">{attempt.redirectUri}</span>
          </p>
        </QuestionAnswer>
        <QuestionAnswer question={SIGN_IN_HELP.appComplaint}>
          <p>
            {SIGN_IN_HELP.appMeans}{' '}
            <Button kind="link" aria-expanded={isBoth} onClick={() => setBoth(!isBoth)}>
              {SIGN_IN_HELP.appMore}
            </Button>
          </p>
          {isBoth ? (
            <p>
              <span className="mono wrap">{shownText(app?.clientId ?? '')}</span>
              <br />
              <span className="mono wrap">{attempt.scopes.join(' ')}</span>
              <br />
              <Button
                kind="link"
                onClick={() => void doing(SIGN_IN_HELP.openXero, 'openPlace', { place: 'developerPortal' })}
              >
                {SIGN_IN_HELP.openTheDeveloperPortal}
              </Button>
            </p>
          ) : null}
        </QuestionAnswer>
      </ul>
    </>
  )
}
