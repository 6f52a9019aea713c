import { isConnected } from '../../../shared/connections/impact.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { describeFailure } from '../../app/words-failures.ts'
import { count } from '../../language/plural.ts'
import { describeSignIn } from '../sign-in/words-state.ts'
import { go, useStore } from '../../app/store.ts'
import { useRevoking } from './use-revoking.ts'
import { APP_SIGN_INS } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** Whose sign-ins this app has, what each one holds, and taking one back. */
export const AppSignIns = ({ app }: { readonly app: XeroApp }) => {
  const snapshot = useParts('signIns', 'connections')
  const now = useStore((state) => state.now)
  const signIns = snapshot.signIns.filter(({ appId }) => appId === app.id)
  return signIns.length === 0 ? (
    <p className="soft">{APP_SIGN_INS.none}</p>
  ) : (
    <ul className="sign-ins" aria-label={APP_SIGN_INS.signIns}>
      {signIns.map((signIn) => (
        <SignInRow
          key={signIn.id}
          signIn={signIn}
          holds={
            snapshot.connections.filter(
              (one) => one.signInIds.includes(signIn.id) && isConnected(one) && signIn.state.kind === 'live',
            ).length
          }
          now={now}
        />
      ))}
    </ul>
  )
}

type SignInRowProps = { readonly signIn: SignIn; readonly holds: number; readonly now: Instant }

const SignInRow = ({ signIn, holds, now }: SignInRowProps) => {
  const { isBusy, failure, revoke } = useRevoking(signIn)
  const { mood, words, means } = describeSignIn(signIn, now)
  const ask = () => go({ at: 'apps', appId: signIn.appId, ask: 'revoke', signInId: signIn.id })
  return (
    <li className="sign-in-row">
      <div>
        <p>
          <b>{signIn.name}</b>
          {signIn.email === '' ? null : <span className="faint"> {signIn.email}</span>}
        </p>
        <p>
          <StateMark mood={mood} words={words} />
        </p>
        <p className="age">
          {signIn.state.kind !== 'live'
            ? ''
            : APP_SIGN_INS.holds(holds === 0 ? APP_SIGN_INS.noOrganisation : count(holds, 'organisation'))}
          {means}
        </p>
        {failure === null ? null : (
          <FieldMessage weight="refuse">
            {describeFailure(failure).what} {describeFailure(failure).next}
          </FieldMessage>
        )}
      </div>
      {signIn.state.kind !== 'live' ? null : isBusy ? (
        <span className="age" role="status">
          {APP_SIGN_INS.revoking}
        </span>
      ) : signIn.revoking === undefined ? (
        <Button
          id={`revoke-${signIn.id}`}
          kind="danger-quiet"
          aria-label={APP_SIGN_INS.revokeName(signIn.name)}
          onClick={ask}
        >
          {APP_SIGN_INS.revoke}
        </Button>
      ) : (
        <Button
          id={`revoke-${signIn.id}`}
          aria-label={APP_SIGN_INS.revokeAgainName(signIn.name)}
          onClick={() => void revoke()}
        >
          {APP_SIGN_INS.tryAgain}
        </Button>
      )}
    </li>
  )
}
