import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { Said } from '../../kit/said.tsx'
import { dayAndTime, reasonWords, senderDate } from './handover-words.ts'
import { fullDay } from '../../language/moments.ts'
import { signerName } from './signer-words.ts'
import { HandoverReplaces } from './replaces.tsx'
import { HandoverTaken } from './taken.tsx'
import { SenderFacts, SignedBy } from './sender-facts.tsx'
import { shownText } from '../../../shared/kernel/shown-text.ts'

type Opened = CallOutput<'openHandover'>
type SeenProps = {
  readonly opened: Opened
  readonly isNamed: boolean
  readonly onTaken: () => void
  readonly onLeave: () => void
}

/** An opened handover: who sent it, what it would add, what it would replace. Then the person decides. */
export const HandoverSeen = ({ opened, isNamed, onTaken, onLeave }: SeenProps) => {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [taken, setTaken] = useState<CallOutput<'acceptHandover'> | null>(null)
  const { app, to, replaces, openId } = opened
  const accept = async (replace: boolean) => {
    if (isBusy) return
    setBusy(true)
    const result = await call('acceptHandover', { openId, replace })
    setBusy(false)
    if (result.ok) {
      setTaken(result.value)
      onTaken()
      setFailure(null)
    } else setFailure(result.failure)
  }
  const from = signerName(opened)
  if (taken !== null)
    return <HandoverTaken app={app.name} from={from} here={replaces?.name ?? null} taken={taken} />
  return (
    <section className="handover-block" aria-labelledby="seen-head">
      <h2 id="seen-head">
        {app.name}, from {from}
      </h2>
      <SenderFacts signer={opened} />
      {opened.isResealed ? (
        <Said weight="refuse">
          <b>It was sealed to your key by somebody else than who signed it.</b> The signer made it for a
          passphrase, and did not send it to you. Ask them, on a number that you know.
        </Said>
      ) : null}
      <dl className="facts">
        <dt>Signed by</dt>
        <dd>
          <SignedBy signer={opened} />
        </dd>
        <dt>Sealed for</dt>
        <dd>
          {to.isAddressed
            ? `${to.name}, to your key`
            : `${to.name}, and not addressed to anybody’s key: whoever has the passphrase opens it`}
        </dd>
        <dt>Sealed</dt>
        <dd>{senderDate(opened.sealedAt, opened.isDateOdd)}</dd>
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
        <dd className="mono">
          {app.clientId === null || app.clientId === undefined ? 'not included' : shownText(app.clientId)}
        </dd>
        <dt>Secret</dt>
        <dd>
          {app.hasSecret ? 'included, and not shown' : 'not included'}
          {app.secretCreatedAt !== null && app.isSecretDateOdd
            ? `. It is said to be generated ${fullDay(app.secretCreatedAt)}; that cannot be right, and it counts as of unknown age`
            : ''}
        </dd>
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
      {replaces === null ? null : <HandoverReplaces opened={opened} replaces={replaces} />}
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
        {!isNamed || (replaces === null ? !opened.isWhole : !app.hasSecret || replaces.isBusy) ? null : (
          <Button
            kind={isDoubtful(opened) ? 'danger-quiet' : 'primary'}
            aria-disabled={isBusy}
            onClick={() => void accept(replaces !== null)}
          >
            {acceptWords(isBusy, replaces)}
          </Button>
        )}
      </div>
    </section>
  )
}

/** What speaks against taking it: the way on is then no longer the one that stands out. */
const isDoubtful = ({ sender, isResealed, replaces }: Opened): boolean =>
  sender === 'posing' || isResealed || replaces?.secret === 'older' || replaces?.secret === 'usedBefore'

const acceptWords = (isBusy: boolean, replaces: Opened['replaces']): string => {
  if (isBusy) return replaces === null ? 'Storing…' : 'Asking Xero, then storing…'
  return replaces === null ? 'Add the app' : `Replace the secret of ${replaces.name}`
}
