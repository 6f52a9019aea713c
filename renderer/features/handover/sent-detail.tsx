import { type FormEvent, useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { isUnderWay, type SentHandover } from '../../../shared/handover/record.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { hostOf } from '../../../shared/handover/share-server.ts'
import { call } from '../../bridge/bridge.ts'
import { BackButton } from '../../kit/back-button.tsx'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { Said } from '../../kit/said.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { attempt, beginRotation } from '../../app/deeds.ts'
import {
  dayAndTime,
  handoverState,
  reasonWords,
  recipientOf,
  standingOf,
  storedAt,
} from './handover-words.ts'
import { go, useStore } from '../../app/store.ts'
import { HandoverEnd } from './end-arrangement.tsx'
import { HandoverReceipts } from './receipts.tsx'
import { HandoverServer } from './on-server.tsx'

type OneProps = { readonly snapshot: Snapshot; readonly sent: SentHandover }

/** One handover that went out: where it stands, and what can still be done about it. */
export const HandoverOne = ({ snapshot, sent }: OneProps) => {
  const now = useStore((state) => state.now)
  const standing = standingOf(sent, snapshot, now)
  const state = handoverState(sent, snapshot, now)
  const app = snapshot.apps.find(({ id }) => id === sent.appId)
  return (
    <>
      <header className="toolbar">
        <BackButton to="Handovers" onPress={() => go({ at: 'handovers' })} />
        <ViewHeading>
          {sent.app}, to {recipientOf(sent, snapshot)}
        </ViewHeading>
      </header>
      <div className="page-main scroll">
        <div className="handover-page">
          <StateMark mood={standing.mood} words={standing.words} />
          {standing.next === null ? null : <p className="soft">{standing.next}</p>}
          <dl className="facts one-facts">
            <dt>To</dt>
            <dd>
              {recipientOf(sent, snapshot)}
              {sent.to.email === '' ? '' : `, ${sent.to.email}`}
            </dd>
            <dt>Why</dt>
            <dd>{reasonWords(sent.why)}</dd>
            <dt>Sealed</dt>
            <dd>
              {dayAndTime(sent.sealedAt)}, {sent.fingerprint === null ? 'with a passphrase' : 'to '}
              {sent.fingerprint === null ? null : <span className="mono">{sent.fingerprint}</span>}
            </dd>
            <dt>Meant to be used by</dt>
            <dd>{dayAndTime(sent.usableUntil)}</dd>
            <dt>Went out</dt>
            <dd>
              {sent.sent === null ? 'not from here' : `${dayAndTime(sent.sent.at)}, ${WAYS[sent.sent.by]}`}
            </dd>
            <dt>Secret</dt>
            <dd>{sent.withSecret ? 'Went along' : 'Did not go along'}</dd>
            {sent.endedAt === null ? null : (
              <>
                <dt>Ended</dt>
                <dd>{dayAndTime(sent.endedAt)}</dd>
              </>
            )}
          </dl>
          {sent.published === null ? null : (
            <HandoverServer
              sent={sent}
              published={sent.published}
              host={hostOf(sent.published.server.address)}
            />
          )}
          <HandoverReceipts sent={sent} people={snapshot.handovers.people} />
          {sent.receipt === null ? <ReceiptCode handoverId={sent.id} /> : null}
          {isUnderWay(sent, storedAt(sent, snapshot)) ? <HandoverEnd sent={sent} /> : null}
          {sent.withSecret && app !== undefined && state !== 'replaced' && state !== 'withdrawn' ? (
            <div className="handover-block">
              {sent.sent === null ? null : (
                <p className="soft">Whoever took it keeps it. Only a new secret ends what went out.</p>
              )}
              <div className="buttons">
                <Button onClick={() => void beginRotation(app.id)}>Rotate the secret</Button>
              </div>
            </div>
          ) : null}
          {sent.sent === null ? (
            <div className="buttons handover-block">
              <Button
                kind="danger-quiet"
                onClick={() => {
                  void attempt('Take it off the list', 'forgetHandover', { handoverId: sent.id })
                  go({ at: 'handovers' })
                }}
              >
                Take it off the list, it went to nobody
              </Button>
            </div>
          ) : null}
        </div>
      </div>
    </>
  )
}

const WAYS = {
  link: 'as a link',
  file: 'as a file',
  qr: 'as a QR code',
  server: 'by your share server',
} as const

/** A receipt that was read out: it shows that the handover was opened, and is signed by nobody. */
const ReceiptCode = ({ handoverId }: { readonly handoverId: string }) => {
  const [code, setCode] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isTaken, setTaken] = useState(false)
  useUnsaved(code.trim() !== '' && !isTaken, { ends: 'The code that you typed is forgotten' })
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const result = await call('addReceiptCode', { handoverId, code })
    setFailure(result.ok ? null : result.failure)
    setTaken(result.ok)
  }
  return (
    <form
      className="handover-block"
      aria-label="Receipt by a code"
      onSubmit={(event) => void add(event)}
      noValidate
    >
      <h2>Receipt</h2>
      <p className="soft">
        A signed receipt comes as a link: choose Receive, and paste it there. On the phone, the recipient
        reads ten letters and digits out instead.
      </p>
      <TextField id="receipt-code" label="Code of the receipt" isMono value={code} onChange={setCode} />
      <FailureNote failure={failure} />
      {isTaken ? <Said weight="done">The code is right.</Said> : null}
      <div className="buttons">
        <Button isSubmit aria-disabled={code.trim() === ''}>
          Add the code
        </Button>
      </div>
    </form>
  )
}
