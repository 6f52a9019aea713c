import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { ViewHeading } from '../kit/view-heading.tsx'
import { beginImport, openPractice } from './actions.ts'
import { keptIn } from '../language/storage-words.ts'
import { go } from './store.ts'
import { LookDaily } from '../features/updates/look-daily.tsx'
import { IntroduceForm } from '../features/settings/introduce-form.tsx'
import { FIRST_MOVE } from '../features/move/words.ts'
import { RESTORE } from '../features/backup/words-restore.ts'
import { FIRST_RUN } from './words.ts'
import { useParts } from '../bridge/use-parts.ts'

/** An empty vault: asks where to begin, and says what happens next on each way. */
export const FirstRun = () => {
  const snapshot = useParts('platform', 'mode')
  const kept = keptIn(snapshot.platform)
  const isSandbox = snapshot.mode === 'sandbox'
  return (
    <div className="page scroll">
      <div className="whole">
        <ViewHeading className="answer">{FIRST_RUN.title}</ViewHeading>
        <p>{FIRST_RUN.whatKeywardDoes}</p>
        <ul className="ways">
          {isSandbox ? <LookAround /> : null}
          <li className="way">
            <Icon name="key" />
            <div>
              <h2>{FIRST_RUN.haveSecret}</h2>
              <p>{FIRST_RUN.haveSecretHint}</p>
            </div>
            <Button
              {...(isSandbox ? {} : { kind: 'primary' as const })}
              onClick={() => go({ at: 'appForm', appId: null })}
            >
              {FIRST_RUN.addApp}
            </Button>
          </li>
          <li className="way">
            <Icon name="groups" />
            <div>
              <h2>{FIRST_RUN.havePasswordManager}</h2>
              <p>{FIRST_RUN.havePasswordManagerHint}</p>
            </div>
            <Button onClick={beginImport}>{FIRST_RUN.importFromAFile}</Button>
          </li>
          <li className="way">
            <Icon name="handover" />
            <div>
              <h2>{FIRST_RUN.haveHandover}</h2>
              <p>{FIRST_RUN.haveHandoverHint}</p>
            </div>
            <Button onClick={() => go({ at: 'handovers', doing: 'receive' })}>{FIRST_RUN.receive}</Button>
          </li>
          <li className="way">
            <Icon name="guide" />
            <div>
              <h2>{FIRST_RUN.noAccessYet}</h2>
              <p>{FIRST_RUN.noAccessYetHint}</p>
            </div>
            <Button onClick={() => go({ at: 'guide', page: 'begin' })}>{FIRST_RUN.openTheGuide}</Button>
          </li>
        </ul>
        <h2 className="ways-before">{FIRST_RUN.usedBefore}</h2>
        <ul className="ways">
          <li className="way">
            <Icon name="clock" />
            <div>
              <h2>{RESTORE.iHave}</h2>
              <p>{RESTORE.iHaveHint}</p>
            </div>
            <Button onClick={() => go({ at: 'restore' })}>{RESTORE.restoreFrom}</Button>
          </li>
          <li className="way">
            <Icon name="connections" />
            <div>
              <h2>{FIRST_MOVE.iAmMoving}</h2>
              <p>{FIRST_MOVE.iAmMovingHint}</p>
            </div>
            <Button onClick={() => go({ at: 'move', side: 'new' })}>{FIRST_MOVE.moveHere}</Button>
          </li>
        </ul>
        {isSandbox ? null : (
          <ul className="ways">
            <LookAround />
          </ul>
        )}
        <section className="first-you" aria-labelledby="first-you">
          <h2 id="first-you">{FIRST_RUN.whoUsesThisKeyward}</h2>
          <IntroduceForm />
        </section>
        <LookDaily />
        <dl className="facts whole-facts">
          <dt>{FIRST_RUN.secrets}</dt>
          <dd>{kept.secrets}</dd>
          <dt>{FIRST_RUN.everythingElse}</dt>
          <dd>{kept.rest}</dd>
          <dt>{FIRST_RUN.sentAnywhere}</dt>
          <dd>{FIRST_RUN.whatIsSent}</dd>
        </dl>
      </div>
    </div>
  )
}

/** The sandbox: one click away, or where one is already. */
const LookAround = () => {
  const { mode, canSwitch } = useParts('mode', 'canSwitch')
  const [isBusy, setBusy] = useState(false)
  const open = () =>
    openPractice('sandbox', async (opening) => {
      setBusy(true)
      await opening
      setBusy(false)
    })
  return (
    <li className="way">
      <Icon name="sandbox" />
      <div>
        <h2>{FIRST_RUN.lookAround}</h2>
        <p>{mode === 'sandbox' ? FIRST_RUN.sandboxHint : FIRST_RUN.lookAroundHint}</p>
      </div>
      {mode === 'sandbox' ? (
        <Button kind="primary" onClick={() => go({ at: 'appForm', appId: null })}>
          {FIRST_RUN.addASampleApp}
        </Button>
      ) : canSwitch === true ? (
        <Button aria-disabled={isBusy} onClick={isBusy ? undefined : open}>
          {isBusy ? FIRST_RUN.opening : FIRST_RUN.tryTheSandbox}
        </Button>
      ) : null}
    </li>
  )
}
