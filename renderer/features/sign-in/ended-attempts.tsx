import { traitsOf } from '../../../shared/kernel/failure.ts'
import { compareScopes } from '../../../shared/apps/scopes.ts'
import type { Attempt } from '../../../shared/contract/work.ts'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Note } from '../../kit/note.tsx'
import { run as doing } from '../../app/actions.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { longDay, timeOf } from '../../language/moments.ts'
import { kindWords } from '../connections/words-status.ts'
import { go, takeUp, useStore } from '../../app/store.ts'
import { SignInHelp } from './sign-in-help.tsx'
import { Step } from './waiting-attempt.tsx'
import { ENDED_ATTEMPTS } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type AttemptStep = Attempt['step']
type EndedProps<Kind extends AttemptStep['kind']> = {
  readonly attempt: Attempt
  readonly step: Extract<AttemptStep, { kind: Kind }>
  readonly appName: string
}

/** What a sign-in brought: which organisations, whose sign-in, and scopes that differ from those asked for. */
export const DoneAttempt = ({ attempt, step, appName }: EndedProps<'done'>) => {
  const snapshot = useParts('signIns', 'connections')
  const now = useStore((state) => state.now)
  const signIn = snapshot.signIns.find(({ id }) => id === step.signInId)
  const connected = snapshot.connections.filter(({ key }) => step.connectionKeys.includes(key))
  const { missing, extra } = compareScopes(signIn?.askedScopes ?? [], signIn?.grantedScopes ?? [])
  const show = (key: string) => {
    takeUp(attempt.id)
    void doing(ENDED_ATTEMPTS.close, 'dismissSignIn', { attemptId: attempt.id })
    go({ at: 'connections', key, ask: null })
  }
  return (
    <>
      <p className="page-sub">
        {signIn === undefined
          ? ENDED_ATTEMPTS.with(appName)
          : ENDED_ATTEMPTS.signedIn(
              signIn.name,
              appName,
              longDay(signIn.lapsesAt, now),
              signIn.grantedScopes.includes('offline_access') ? ENDED_ATTEMPTS.movesOnEnd : '',
            )}
      </p>
      {connected.length === 0 ? (
        <p className="sheet-gap soft">
          {step.isTold === false ? ENDED_ATTEMPTS.notTold : ENDED_ATTEMPTS.nothingAllowed}
        </p>
      ) : (
        <ul className="connected sheet-gap" aria-label={ENDED_ATTEMPTS.connectedNow}>
          {connected.map((connection) => (
            <li key={connection.key}>
              <Icon name="fine" />
              <span className="clip">{connection.tenantName}</span>
              <span className="age">{kindWords(connection.tenantType) ?? ENDED_ATTEMPTS.unknownKind}</span>
              <Button
                kind="link"
                aria-label={ENDED_ATTEMPTS.show(connection.tenantName)}
                onClick={() => show(connection.key)}
              >
                {ENDED_ATTEMPTS.showIt}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {missing.length === 0 && extra.length === 0 ? null : (
        <div className="sheet-gap">
          <Note mood="attention">
            <p>
              <b>{ENDED_ATTEMPTS.notAsAsked}</b> {missing.length === 0 ? '' : ENDED_ATTEMPTS.leftOut(missing)}
              {extra.length === 0 ? '' : ENDED_ATTEMPTS.grantedAsWell(extra)}
            </p>
          </Note>
        </div>
      )}
    </>
  )
}

/** Why a sign-in came to nothing, and what to do next. */
export const FailedAttempt = ({ attempt, step, appName }: EndedProps<'failed'>) => (
  <>
    <p className="page-sub">{describeFailure(step.failure).next}</p>
    <ol className="steps sheet-gap">
      {traitsOf(step.failure).beforeBrowser === true ? null : (
        <Step state="done" number={1} name={ENDED_ATTEMPTS.browserOpened(attempt.xeroHost)}>
          {ENDED_ATTEMPTS.openedFor(timeOf(attempt.startedAt), appName)}
        </Step>
      )}
      <Step
        state="failed"
        number={traitsOf(step.failure).beforeBrowser === true ? 1 : 2}
        name={describeFailure(step.failure).what}
      >
        {timeOf(step.at)}
      </Step>
    </ol>
    {step.failure.code === 'secretMissing' || step.failure.code === 'clientRefused' ? (
      <p className="sheet-gap">
        <Button
          kind="link"
          onClick={() => {
            void doing(ENDED_ATTEMPTS.close, 'dismissSignIn', { attemptId: attempt.id })
            go({ at: 'apps', appId: attempt.appId, ask: 'secret' })
          }}
        >
          {ENDED_ATTEMPTS.enterTheSecretAgain}
        </Button>
      </p>
    ) : null}
    {step.failure.code === 'signInTimedOut' ? <SignInHelp attempt={attempt} /> : null}
  </>
)
