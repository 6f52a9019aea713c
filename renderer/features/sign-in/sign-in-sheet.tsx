import { useEffect } from 'react'
import type { Attempt } from '../../../shared/contract/work.ts'
import { Button } from '../../kit/button.tsx'
import { FloatingDialog } from '../../kit/floating-dialog.tsx'
import { run as doing, isSigningIn } from '../../app/actions.ts'
import { putAside, announce, takeUp, useStore } from '../../app/store.ts'
import { attemptTitle } from './words-attempts.ts'
import { DoneAttempt, FailedAttempt } from './ended-attempts.tsx'
import { WaitingAttempt } from './waiting-attempt.tsx'
import { SIGN_IN_SHEET } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** The sheet of the sign-ins under way or just ended, driven by what main says: closing the window does not lose it. */
export const SignInSheets = () => {
  const attempts = useStore(({ work }) => work?.attempts)
  const aside = useStore((state) => state.aside)
  const open = attempts?.filter(({ id }) => !aside.includes(id)) ?? []
  const current = open.at(-1)
  return current === undefined ? null : (
    <SignInSheet attempt={current} others={open.filter(({ id }) => id !== current.id)} />
  )
}

type SheetProps = {
  readonly attempt: Attempt
  readonly others: readonly Attempt[]
}

const SignInSheet = ({ attempt, others }: SheetProps) => {
  const snapshot = useParts('apps', 'connections')
  const app = snapshot.apps.find(({ id }) => id === attempt.appId)
  const title = attemptTitle(attempt, snapshot)
  const isWaiting = isSigningIn(attempt.step.kind)
  useEffect(() => announce(title), [title])
  const dismiss = () => {
    takeUp(attempt.id)
    void doing(SIGN_IN_SHEET.close, 'dismissSignIn', { attemptId: attempt.id })
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
              aria-label={SIGN_IN_SHEET.putAside}
              onClick={() => putAside(attempt.id)}
            />
          ) : null}
        </div>
        {others.length === 0 ? null : (
          <p className="age">
            {SIGN_IN_SHEET.openBehind(
              others.length === 1 ? SIGN_IN_SHEET.anotherIs : SIGN_IN_SHEET.othersAre(others.length),
              others
                .map((one) => snapshot.apps.find(({ id }) => id === one.appId)?.name ?? SIGN_IN_SHEET.anApp)
                .join(', '),
            )}
          </p>
        )}
        <AttemptBody attempt={attempt} appName={app?.name ?? SIGN_IN_SHEET.aRemovedApp} />
      </div>
      <AttemptFoot attempt={attempt} onDismiss={dismiss} />
    </FloatingDialog>
  )
}

type BodyProps = { readonly attempt: Attempt; readonly appName: string }

const AttemptBody = ({ attempt, appName }: BodyProps) => {
  const { step } = attempt
  if (step.kind === 'done') return <DoneAttempt attempt={attempt} step={step} appName={appName} />
  if (step.kind === 'failed') return <FailedAttempt attempt={attempt} step={step} appName={appName} />
  return <WaitingAttempt attempt={attempt} appName={appName} />
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
          {SIGN_IN_SHEET.done}
        </Button>
      </footer>
    )
  if (step.kind === 'failed') {
    const again = async () => {
      await doing(SIGN_IN_SHEET.close, 'dismissSignIn', { attemptId: id })
      await doing(SIGN_IN_SHEET.label, 'startSignIn', { appId: attempt.appId })
    }
    return (
      <footer className="sheet-foot" key="failed">
        <span className="push" />
        <Button onClick={() => void again()}>{SIGN_IN_SHEET.tryAgain}</Button>
        <Button autoFocus onClick={onDismiss}>
          {SIGN_IN_SHEET.close}
        </Button>
      </footer>
    )
  }
  return (
    <footer className="sheet-foot" key="waiting">
      <Button
        kind="quiet"
        isFlush
        onClick={() => void doing(SIGN_IN_SHEET.openAgain, 'reopenBrowser', { attemptId: id })}
      >
        {SIGN_IN_SHEET.openAgain}
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
        {SIGN_IN_SHEET.paste}
      </Button>
      <span className="push" />
      <Button autoFocus onClick={() => void doing(SIGN_IN_SHEET.cancel, 'cancelSignIn', { attemptId: id })}>
        {SIGN_IN_SHEET.cancel}
      </Button>
    </footer>
  )
}
