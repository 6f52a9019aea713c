import type { CallOutput } from '../../../shared/contract/contract.ts'
import { Button } from '../../kit/button.tsx'
import { CopyLine } from '../../kit/copy-line.tsx'
import { Note } from '../../kit/note.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { go } from '../../app/store.ts'

type Taken = CallOutput<'acceptHandover'>
type TakenProps = {
  readonly app: string
  readonly from: string
  /** The app's name in this vault, where it was here already. */
  readonly here: string | null
  readonly taken: Taken
}

/** What became of a handover that was taken, and the receipt for whoever sent it. */
export const HandoverTaken = ({ app, from, here, taken: { appId, outcome, receipt, code } }: TakenProps) => (
  <section className="handover-block" aria-labelledby="taken-head">
    <h2 id="taken-head">{HEADS[outcome](here ?? app)}</h2>
    {outcome === 'added' ? null : (
      <Note mood={outcome === 'notInForce' ? 'attention' : 'fine'} role="status">
        <p>{NEXT[outcome]}</p>
      </Note>
    )}
    <p className="soft">
      Send this receipt to {from}. It is signed, says that the handover has arrived, and holds no secret.
    </p>
    <CopyLine text={receipt} what="receipt" />
    <p>
      Or read this code to them:{' '}
      <span className="mono fingerprint" title="Code of the receipt">
        {code}
      </span>
    </p>
    <QrCode text={receipt} name="The receipt as a QR code" />
    <div className="buttons">
      {outcome === 'inForce' || outcome === 'notInForce' ? (
        <Button onClick={() => go({ at: 'rotation', appId })}>Go on with the replacement</Button>
      ) : null}
      <Button kind="primary" onClick={() => go({ at: 'apps', appId, ask: null })}>
        Open {here ?? app}
      </Button>
    </div>
  </section>
)

const HEADS: Record<Taken['outcome'], (app: string) => string> = {
  added: (app) => `${app} is in this vault`,
  same: (app) => `${app} has this secret already`,
  inForce: (app) => `The secret of ${app} is replaced`,
  notInForce: (app) => `The new secret of ${app} is not in force`,
}

const NEXT: Record<Exclude<Taken['outcome'], 'added'>, string> = {
  same: 'It is the secret that was here. Nothing was replaced.',
  inForce:
    'Xero recognised the new secret. The one before is kept beside it until Xero has been seen to refuse it: go on with the replacement to tell the tools that use it, and to end the old one.',
  notInForce:
    'Xero did not say that it works. The secret that was here is in force as before, and the new one is kept beside it. Go on with the replacement to ask again, or to give it up.',
}
