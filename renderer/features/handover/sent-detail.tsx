import { fullMoment } from '../../language/moments.ts'
import { type FormEvent, useState } from 'react'
import { isArrangementOpen, type SentHandover } from '../../../shared/handover/record.ts'
import { hostOf } from '../../../shared/handover/share-server.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { BackButton } from '../../kit/back-button.tsx'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { run, beginRotation } from '../../app/actions.ts'
import { handoverState, reasonWords, recipientOf, handoverStanding, storedAt } from './words-records.ts'
import { go, useStore } from '../../app/store.ts'
import { EndArrangement } from './end-arrangement.tsx'
import { HandoverReceipts } from './receipts.tsx'
import { HandoverServer } from './on-server.tsx'
import { SENT_DETAIL } from './words-sending.ts'
import { useParts } from '../../bridge/use-parts.ts'

type OneProps = { readonly sent: SentHandover }

/** One handover that went out: where it stands, and what can still be done about it. */
export const SentDetail = ({ sent }: OneProps) => {
  const snapshot = useParts('apps', 'rotation', 'handovers')
  const now = useStore((state) => state.now)
  const standing = handoverStanding(sent, snapshot, now)
  const state = handoverState(sent, snapshot, now)
  const app = snapshot.apps.find(({ id }) => id === sent.appId)
  return (
    <>
      <header className="toolbar">
        <BackButton to={SENT_DETAIL.handovers} onPress={() => go({ at: 'handovers' })} />
        <ViewHeading>{SENT_DETAIL.title(sent.app, recipientOf(sent, snapshot))}</ViewHeading>
      </header>
      <div className="page-main scroll">
        <div className="handover-page">
          <StateMark mood={standing.mood} words={standing.words} />
          {standing.next === null ? null : <p className="soft">{standing.next}</p>}
          <dl className="facts one-facts">
            <dt>{SENT_DETAIL.recipient}</dt>
            <dd>
              {recipientOf(sent, snapshot)}
              {sent.to.email === '' ? '' : `, ${sent.to.email}`}
            </dd>
            <dt>{SENT_DETAIL.why}</dt>
            <dd>{reasonWords(sent.why)}</dd>
            <dt>{SENT_DETAIL.sealed}</dt>
            <dd>
              {fullMoment(sent.sealedAt)},{' '}
              {sent.fingerprint === null ? SENT_DETAIL.withAPassphrase : SENT_DETAIL.toSealed}
              {sent.fingerprint === null ? null : <span className="mono">{sent.fingerprint}</span>}
            </dd>
            <dt>{SENT_DETAIL.usableBy}</dt>
            <dd>{fullMoment(sent.usableUntil)}</dd>
            <dt>{SENT_DETAIL.wentOut}</dt>
            <dd>
              {sent.sent === null
                ? SENT_DETAIL.notFromHere
                : `${fullMoment(sent.sent.at)}, ${WAYS[sent.sent.by]}`}
            </dd>
            <dt>{SENT_DETAIL.secret}</dt>
            <dd>{sent.withSecret ? SENT_DETAIL.wentAlong : SENT_DETAIL.didNotGoAlong}</dd>
            {sent.endedAt === null ? null : (
              <>
                <dt>{SENT_DETAIL.ended}</dt>
                <dd>{fullMoment(sent.endedAt)}</dd>
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
          {isArrangementOpen(sent, storedAt(sent, snapshot)) ? <EndArrangement sent={sent} /> : null}
          {sent.withSecret && app !== undefined && state !== 'replaced' && state !== 'withdrawn' ? (
            <div className="handover-block">
              {sent.sent === null ? null : <p className="soft">{SENT_DETAIL.explanation}</p>}
              <div className="buttons">
                <Button onClick={() => void beginRotation(app.id)}>{SENT_DETAIL.replaceTheSecret}</Button>
              </div>
            </div>
          ) : null}
          {sent.sent === null ? (
            <div className="buttons handover-block">
              <Button
                kind="danger-quiet"
                onClick={() => {
                  void run(SENT_DETAIL.takeOff, 'forgetHandover', { handoverId: sent.id })
                  go({ at: 'handovers' })
                }}
              >
                {SENT_DETAIL.discardUnsent}
              </Button>
            </div>
          ) : null}
        </div>
      </div>
    </>
  )
}

const WAYS = {
  link: SENT_DETAIL.asALink,
  file: SENT_DETAIL.asAFile,
  qr: SENT_DETAIL.asAQrCode,
  server: SENT_DETAIL.byYourShareServer,
} as const

/** A receipt that was read out: it shows that the handover was opened, and is signed by nobody. */
const ReceiptCode = ({ handoverId }: { readonly handoverId: string }) => {
  const [code, setCode] = useState('')
  const { failure, run: ask } = useCall()
  const [isTaken, setTaken] = useState(false)
  useUnsaved(code.trim() !== '' && !isTaken, { ends: SENT_DETAIL.codeEnds })
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const result = await ask(() => call('addReceiptCode', { handoverId, code }))
    if (result !== null) setTaken(result.ok)
  }
  return (
    <form
      className="handover-block"
      aria-label={SENT_DETAIL.receiptByACode}
      onSubmit={(event) => void add(event)}
      noValidate
    >
      <h2>{SENT_DETAIL.receipt}</h2>
      <p className="soft">{SENT_DETAIL.receiptHint}</p>
      <TextField
        id="receipt-code"
        label={SENT_DETAIL.codeOfTheReceipt}
        isMono
        value={code}
        onChange={setCode}
      />
      <FailureNote failure={failure} />
      {isTaken ? <FieldMessage weight="done">{SENT_DETAIL.codeRight}</FieldMessage> : null}
      <div className="buttons">
        <Button isSubmit aria-disabled={code.trim() === ''}>
          {SENT_DETAIL.addCode}
        </Button>
      </div>
    </form>
  )
}
