import { isConnected } from '../../../shared/connections/impact.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { Button } from '../../kit/button.tsx'
import { Said } from '../../kit/said.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { describeFailure } from '../../app/messages.ts'
import { count } from '../../language/plural.ts'
import { describeSignIn } from '../sign-in/sign-in-words.ts'
import { go, useStore } from '../../app/store.ts'
import { useRevoking } from './use-revoking.ts'

/** Whose sign-ins this app has, what each one holds, and taking one back. */
export const AppSignIns = ({ app, snapshot }: { readonly app: XeroApp; readonly snapshot: Snapshot }) => {
  const now = useStore((state) => state.now)
  const signIns = snapshot.signIns.filter(({ appId }) => appId === app.id)
  return signIns.length === 0 ? (
    <p className="soft">Keyward keeps no sign-in with it.</p>
  ) : (
    <ul className="sign-ins" aria-label="Sign-ins">
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
            : `Holds ${holds === 0 ? 'no organisation' : count(holds, 'organisation')}. `}
          {means}
        </p>
        {failure === null ? null : (
          <Said weight="refuse">
            {describeFailure(failure).what} {describeFailure(failure).next}
          </Said>
        )}
      </div>
      {signIn.state.kind !== 'live' ? null : isBusy ? (
        <span className="age" role="status">
          Asking Xero, then asking again…
        </span>
      ) : signIn.revoking === undefined ? (
        <Button
          id={`revoke-${signIn.id}`}
          kind="danger-quiet"
          aria-label={`Revoke ${signIn.name}’s sign-in…`}
          onClick={ask}
        >
          Revoke…
        </Button>
      ) : (
        <Button
          id={`revoke-${signIn.id}`}
          aria-label={`Try again to revoke ${signIn.name}’s sign-in`}
          onClick={() => void revoke()}
        >
          Try again
        </Button>
      )}
    </li>
  )
}
