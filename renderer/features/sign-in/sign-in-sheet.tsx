import { useEffect } from 'react'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { Attempt } from '../../../shared/contract/work.ts'
import { Button } from '../../kit/button.tsx'
import { FloatingDialog } from '../../kit/floating-dialog.tsx'
import { attempt as doing, isUnderWay } from '../../app/deeds.ts'
import { putAside, say, takeUp, useStore } from '../../app/store.ts'
import { attemptTitle } from './attempt-words.ts'
import { DoneAttempt, FailedAttempt } from './ended-attempts.tsx'
import { WaitingAttempt } from './waiting-attempt.tsx'

/** The sheet of the sign-ins under way or just ended, driven by what main says: closing the window does not lose it. */
export const SignInSheets = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const attempts = useStore(({ work }) => work?.attempts)
  const aside = useStore((state) => state.aside)
  const open = attempts?.filter(({ id }) => !aside.includes(id)) ?? []
  const current = open.at(-1)
  return current === undefined ? null : (
    <SignInSheet attempt={current} others={open.filter(({ id }) => id !== current.id)} snapshot={snapshot} />
  )
}

type SheetProps = {
  readonly attempt: Attempt
  readonly others: readonly Attempt[]
  readonly snapshot: Snapshot
}

const SignInSheet = ({ attempt, others, snapshot }: SheetProps) => {
  const app = snapshot.apps.find(({ id }) => id === attempt.appId)
  const title = attemptTitle(attempt, snapshot)
  const isWaiting = isUnderWay(attempt.step.kind)
  useEffect(() => say(title), [title])
  const dismiss = () => {
    takeUp(attempt.id)
    void doing('Close', 'dismissSignIn', { attemptId: attempt.id })
  }
  return (
    <FloatingDialog
      className="sheet"
      labelledBy="sign-in-title"
      onClose={isWaiting ? () => putAside(attempt.id) : dismiss}
    >
      <div className="sheet-body">
        <div className="sheet-head">
          <h1 className="page-title" id="sign-in-title">
            {title}
          </h1>
          {isWaiting ? (
            <Button
              kind="quiet"
              size="icon"
              icon="close"
              aria-label="Put aside and keep waiting"
              onClick={() => putAside(attempt.id)}
            />
          ) : null}
        </div>
        {others.length === 0 ? null : (
          <p className="age">
            {others.length === 1 ? 'Another sign-in is' : `${others.length} other sign-ins are`} open behind
            this one:{' '}
            {others
              .map((one) => snapshot.apps.find(({ id }) => id === one.appId)?.name ?? 'an app')
              .join(', ')}
            .
          </p>
        )}
        <AttemptBody attempt={attempt} appName={app?.name ?? 'a removed app'} snapshot={snapshot} />
      </div>
      <AttemptFoot attempt={attempt} onDismiss={dismiss} />
    </FloatingDialog>
  )
}

type BodyProps = { readonly attempt: Attempt; readonly appName: string; readonly snapshot: Snapshot }

const AttemptBody = ({ attempt, appName, snapshot }: BodyProps) => {
  const { step } = attempt
  if (step.kind === 'done')
    return <DoneAttempt attempt={attempt} step={step} appName={appName} snapshot={snapshot} />
  if (step.kind === 'failed')
    return <FailedAttempt attempt={attempt} step={step} appName={appName} snapshot={snapshot} />
  return <WaitingAttempt attempt={attempt} appName={appName} snapshot={snapshot} />
}

const AttemptFoot = ({
  attempt,
  onDismiss,
}: {
  readonly attempt: Attempt
  readonly onDismiss: () => void
}) => {
  const { step, id } = attempt
  if (step.kind === 'done')
    return (
      <footer className="sheet-foot" key="done">
        <span className="push" />
        <Button kind="primary" autoFocus onClick={onDismiss}>
          Done
        </Button>
      </footer>
    )
  if (step.kind === 'failed') {
    const again = async () => {
      await doing('Close', 'dismissSignIn', { attemptId: id })
      await doing('Connect an organisation', 'startSignIn', { appId: attempt.appId })
    }
    return (
      <footer className="sheet-foot" key="failed">
        <span className="push" />
        <Button onClick={() => void again()}>Try again</Button>
        <Button autoFocus onClick={onDismiss}>
          Close
        </Button>
      </footer>
    )
  }
  return (
    <footer className="sheet-foot" key="waiting">
      <Button
        kind="quiet"
        isFlush
        onClick={() => void doing('Open the browser again', 'reopenBrowser', { attemptId: id })}
      >
        Open the browser again
      </Button>
      <Button
        kind="quiet"
        onClick={() => {
          const field = document.getElementById('paste-address')
          field?.closest('details')?.setAttribute('open', '')
          field?.focus()
          field?.scrollIntoView({ block: 'nearest' })
        }}
      >
        Paste the address…
      </Button>
      <span className="push" />
      <Button autoFocus onClick={() => void doing('Cancel', 'cancelSignIn', { attemptId: id })}>
        Cancel
      </Button>
    </footer>
  )
}
