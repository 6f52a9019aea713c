import type { CallOutput } from '../../../shared/contract/contract.ts'
import { Button } from '../../kit/button.tsx'
import { CopyLine } from '../../kit/copy-line.tsx'
import { Note } from '../../kit/note.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { go } from '../../app/store.ts'
import { SecretAskedNote } from './secret-asked.tsx'
import { TAKEN } from './words-receiving.ts'

type Taken = CallOutput<'acceptHandover'>
type TakenProps = {
  readonly app: string
  readonly from: string
  /** The app's name in this vault, where it was here already. */
  readonly here: string | null
  /** Whether a secret came with it, whose word Xero has. */
  readonly hasSecret: boolean
  readonly taken: Taken
}

/** What became of a handover that was taken, and the receipt for whoever sent it. */
export const HandoverTaken = ({
  app,
  from,
  here,
  hasSecret,
  taken: { appId, outcome, receipt, code },
}: TakenProps) => (
  <section className="handover-block" aria-labelledby="taken-head">
    <h2 id="taken-head">{HEADS[outcome](here ?? app)}</h2>
    {outcome === 'added' ? null : (
      <Note mood={outcome === 'notInForce' ? 'attention' : 'fine'} role="status">
        <p>{NEXT[outcome]}</p>
      </Note>
    )}
    {hasSecret && (outcome === 'added' || outcome === 'same') ? (
      <SecretAskedNote appId={appId} app={here ?? app} />
    ) : null}
    <p className="soft">{TAKEN.explanation(from)}</p>
    <CopyLine text={receipt} what={TAKEN.receipt} />
    <p>
      {TAKEN.readCode}{' '}
      <span className="mono fingerprint" title={TAKEN.codeOfTheReceipt}>
        {code}
      </span>
    </p>
    <QrCode text={receipt} name={TAKEN.receiptQr} />
    <div className="buttons">
      {outcome === 'inForce' || outcome === 'notInForce' ? (
        <Button onClick={() => go({ at: 'rotation', appId })}>{TAKEN.goOn}</Button>
      ) : null}
      <Button kind="primary" onClick={() => go({ at: 'apps', appId, ask: null })}>
        {TAKEN.open(here ?? app)}
      </Button>
    </div>
  </section>
)

const HEADS: Record<Taken['outcome'], (app: string) => string> = {
  added: (app) => TAKEN.addedTitle(app),
  same: (app) => TAKEN.sameTitle(app),
  here: (app) => TAKEN.hereTitle(app),
  inForce: (app) => TAKEN.replacedTitle(app),
  notInForce: (app) => TAKEN.notInForceTitle(app),
}

const NEXT: Record<Exclude<Taken['outcome'], 'added'>, string> = {
  same: TAKEN.sameSecret,
  here: TAKEN.nothingToReplace,
  inForce: TAKEN.recognised,
  notInForce: TAKEN.notRecognised,
}
