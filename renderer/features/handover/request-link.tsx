import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { CopyLine } from '../../kit/copy-line.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { copy } from '../../app/deeds.ts'
import { requestLetter } from './handover-words.ts'

type LinkProps = {
  readonly me: string
  readonly asks: string
  readonly link: string
  readonly onDone: () => void
}

/** The link of a request on its way out; it holds no secret. */
export const RequestLink = ({ me, asks, link, onDone }: LinkProps) => {
  const [isQr, setQr] = useState(false)
  const letter = requestLetter(me, asks, link)
  return (
    <section className="handover-block" aria-labelledby="request-head">
      <h2 id="request-head">Send this link</h2>
      <CopyLine text={link} what="request" />
      <p className="quote">{letter.replace(link, '(the link)')}</p>
      <p className="soft">
        It holds no secret. Your name and your fingerprint are in it, so that the other person can compare
        them with you by voice.
      </p>
      <div className="buttons">
        <Button icon="copy" onClick={() => void copy(letter, 'Link with a note')}>
          Copy with a note
        </Button>
        <Button aria-pressed={isQr} onClick={() => setQr(!isQr)}>
          {isQr ? 'Hide the QR code' : 'Show as a QR code'}
        </Button>
        <Button kind="primary" onClick={onDone}>
          Done
        </Button>
      </div>
      {isQr ? <QrCode text={link} name="The request as a QR code" /> : null}
    </section>
  )
}
