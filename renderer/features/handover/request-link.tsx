import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { CopyLine } from '../../kit/copy-line.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { copy } from '../../app/actions.ts'
import { requestLetter } from './words-records.ts'
import { REQUEST_LINK } from './words.ts'

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
      <h2 id="request-head">{REQUEST_LINK.sendThisLink}</h2>
      <CopyLine text={link} what={REQUEST_LINK.request} />
      <p className="quote">{letter.replace(link, '(the link)')}</p>
      <p className="soft">{REQUEST_LINK.explanation}</p>
      <div className="buttons">
        <Button icon="copy" onClick={() => void copy(letter, REQUEST_LINK.linkWithANote)}>
          {REQUEST_LINK.copyWithANote}
        </Button>
        <Button aria-pressed={isQr} onClick={() => setQr(!isQr)}>
          {isQr ? REQUEST_LINK.hideQr : REQUEST_LINK.showQr}
        </Button>
        <Button kind="primary" onClick={onDone}>
          {REQUEST_LINK.done}
        </Button>
      </div>
      {isQr ? <QrCode text={link} name={REQUEST_LINK.qrName} /> : null}
    </section>
  )
}
