import type { ReactNode } from 'react'
import type { Attempt } from '../../../shared/contract/work.ts'
import { timeLeft } from '../../language/ages.ts'
import { Icon } from '../../kit/icon.tsx'
import { useClock } from '../../kit/use-clock.ts'
import { timeOf } from '../../language/moments.ts'
import { PasteAddress } from './paste-address.tsx'
import { SignInHelp } from './sign-in-help.tsx'
import { WAITING_ATTEMPT } from './words.ts'

type WaitingAttemptProps = {
  readonly attempt: Attempt
  readonly appName: string
}

/** A sign-in under way: what has happened, what is awaited and until when, and why Xero may never come back. */
export const WaitingAttempt = ({ attempt, appName }: WaitingAttemptProps) => {
  const { step } = attempt
  const isBack = step.kind === 'exchanging' || step.kind === 'listing'
  const openedAt = step.kind === 'waiting' ? step.openedAt : attempt.startedAt
  return (
    <>
      <p className="page-sub">{isBack ? WAITING_ATTEMPT.askingXero : WAITING_ATTEMPT.chooseAtXero}</p>
      <ol className="steps sheet-gap">
        <Step
          state={step.kind === 'opening' ? 'current' : 'done'}
          number={1}
          name={
            step.kind === 'opening'
              ? WAITING_ATTEMPT.openingBrowser(attempt.xeroHost)
              : WAITING_ATTEMPT.browserOpened(attempt.xeroHost)
          }
        >
          {WAITING_ATTEMPT.openedFor(timeOf(openedAt), appName)}
        </Step>
        {isBack ? (
          <Step state="done" number={2} name={WAITING_ATTEMPT.stepBack}>
            {timeOf(step.cameBackAt)}
          </Step>
        ) : (
          <Step
            state={step.kind === 'waiting' ? 'waiting' : 'todo'}
            number={2}
            name={WAITING_ATTEMPT.stepWaiting}
          >
            <Deadline attempt={attempt} />
          </Step>
        )}
        <Step
          state={isBack ? 'current' : 'todo'}
          number={3}
          name={isBack ? WAITING_ATTEMPT.stepAsking : WAITING_ATTEMPT.stepAskingLater}
        />
      </ol>
      {isBack ? null : (
        <>
          {attempt.route === 'paste' ? <PasteAddress attempt={attempt} isOpen /> : null}
          <SignInHelp attempt={attempt} />
          {attempt.route === 'paste' ? null : <PasteAddress attempt={attempt} />}
        </>
      )}
    </>
  )
}

type StepProps = {
  readonly state: 'done' | 'current' | 'waiting' | 'failed' | 'todo'
  readonly number: number
  readonly name: string
  readonly children?: ReactNode
}

const STEP_WORDS = {
  done: WAITING_ATTEMPT.done,
  current: WAITING_ATTEMPT.now,
  waiting: WAITING_ATTEMPT.waiting,
  failed: WAITING_ATTEMPT.failed,
  todo: '',
} as const satisfies Record<StepProps['state'], string>

export const Step = ({ state, number, name, children }: StepProps) => (
  <li
    className="step"
    data-step={state}
    aria-current={state === 'current' || state === 'waiting' ? 'step' : undefined}
  >
    <span className="step-mark" aria-hidden="true">
      {state === 'done' || state === 'failed' ? <Icon name={state === 'done' ? 'tick' : 'close'} /> : number}
    </span>
    <span className="grow">
      <span className="step-name">
        <span className="hidden-text">{state === 'waiting' ? '' : STEP_WORDS[state]}</span>
        {name}
      </span>
      {children === undefined ? null : <span className="age">{children}</span>}
    </span>
  </li>
)

const Deadline = ({ attempt: { startedAt, deadlineAt } }: { readonly attempt: Attempt }) => {
  const clock = useClock()
  const part = Math.min(1, Math.max(0, (clock - startedAt) / Math.max(1, deadlineAt - startedAt)))
  return (
    <>
      {WAITING_ATTEMPT.stopsWaiting(timeOf(deadlineAt))}
      <span aria-hidden="true">{WAITING_ATTEMPT.timeLeft(timeLeft(deadlineAt, clock))}</span>
      {WAITING_ATTEMPT.unchangedEnd}
      <svg className="deadline" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
        <rect width={part * 100} height="3" />
      </svg>
    </>
  )
}
