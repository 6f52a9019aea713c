import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract.ts'
import type { Failure } from '../../../shared/failure.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../components/button.tsx'
import { CopyLine } from '../../components/copy-line.tsx'
import { FailureNote } from '../../components/failure-note.tsx'
import { QrCode } from '../../components/qr-code.tsx'
import { Said } from '../../components/said.tsx'
import { dayAndTime, reasonWords } from '../../handover-words.ts'
import { go } from '../../store.ts'
import { SenderFacts } from './sender-facts.tsx'

type Opened = CallOutput<'openHandover'>
type SeenProps = { readonly opened: Opened; readonly isNamed: boolean; readonly onLeave: () => void }

/** An opened handover: who sent it, what it would add, what it would replace. Then the person decides. */
export const HandoverSeen = ({ opened, isNamed, onLeave }: SeenProps) => {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [taken, setTaken] = useState<CallOutput<'acceptHandover'> | null>(null)
  const { app, from, replaces, openId } = opened
  const accept = async (replace: boolean) => {
    if (isBusy) return
    setBusy(true)
    const result = await call('acceptHandover', { openId, replace })
    setBusy(false)
    if (result.ok) {
      setTaken(result.value)
      setFailure(null)
    } else setFailure(result.failure)
  }
  if (taken !== null) return <Taken app={app.name} from={from.name} taken={taken} />
  return (
    <section className="handover-block" aria-labelledby="seen-head">
      <h2 id="seen-head">
        {app.name}, from {from.name}
      </h2>
      <SenderFacts sender={opened.sender} isNameOdd={opened.isNameOdd} />
      <dl className="facts">
        <dt>Signed by</dt>
        <dd>
          {from.name}, {from.email} <span className="mono fingerprint">{from.fingerprint}</span>
        </dd>
        <dt>Sealed</dt>
        <dd>{dayAndTime(opened.sealedAt)}</dd>
        <dt>To be used by</dt>
        <dd>{dayAndTime(opened.usableUntil)}</dd>
        <dt>Why</dt>
        <dd>{reasonWords(opened.why)}</dd>
        {opened.answers === null ? null : (
          <>
            <dt>You asked for</dt>
            <dd className="note-text">{opened.answers}</dd>
          </>
        )}
        <dt>Client id</dt>
        <dd className="mono">{app.clientId ?? 'not included'}</dd>
        <dt>Secret</dt>
        <dd>{app.hasSecret ? 'included, and not shown' : 'not included'}</dd>
        <dt>Redirect address</dt>
        <dd className="mono">{app.redirectUri ?? 'not included'}</dd>
        <dt>Scopes</dt>
        <dd className="mono wrap">{app.scopes.length === 0 ? 'not included' : app.scopes.join(' ')}</dd>
        {app.note === '' ? null : (
          <>
            <dt>Note</dt>
            <dd className="note-text">{app.note}</dd>
          </>
        )}
      </dl>
      {replaces === null ? null : (
        <Said weight="advise">
          {replaces.name} in this vault has the same client id. Taking this replaces its secret, and leaves
          everything else as it is.
        </Said>
      )}
      {replaces === null && !opened.isWhole ? (
        <Said weight="refuse">
          This is not enough for an app: a client id, a secret, a redirect address and scopes are needed. Ask
          the sender to include them.
        </Said>
      ) : null}
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button
          onClick={() => {
            void call('dropHandover', { openId })
            onLeave()
          }}
        >
          Do not take it
        </Button>
        {!isNamed || (replaces === null ? !opened.isWhole : !app.hasSecret) ? null : (
          <Button kind="primary" aria-disabled={isBusy} onClick={() => void accept(replaces !== null)}>
            {acceptWords(isBusy, replaces?.name)}
          </Button>
        )}
      </div>
    </section>
  )
}

const acceptWords = (isBusy: boolean, replaces: string | undefined): string => {
  if (isBusy) return 'Storing…'
  return replaces === undefined ? 'Add the app' : `Replace the secret of ${replaces}`
}

type TakenProps = {
  readonly app: string
  readonly from: string
  readonly taken: CallOutput<'acceptHandover'>
}

const Taken = ({ app, from, taken }: TakenProps) => (
  <section className="handover-block" aria-labelledby="taken-head">
    <h2 id="taken-head">{app} is in this vault</h2>
    <p className="soft">
      Send this receipt to {from}. It is signed, says that the handover has arrived, and holds no secret.
    </p>
    <CopyLine text={taken.receipt} what="receipt" />
    <p>
      Or read this code to them:{' '}
      <span className="mono fingerprint" title="Code of the receipt">
        {taken.code}
      </span>
    </p>
    <QrCode text={taken.receipt} name="The receipt as a QR code" />
    <div className="buttons">
      <Button kind="primary" onClick={() => go({ at: 'apps', appId: taken.appId, ask: null })}>
        Open {app}
      </Button>
    </div>
  </section>
)
