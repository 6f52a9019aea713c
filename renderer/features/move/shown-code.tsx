import { CopyLine } from '../../kit/copy-line.tsx'
import { QrCode } from '../../kit/qr-code.tsx'

type ShownCodeProps = { readonly text: string; readonly what: string; readonly qr: string }

/** A code that is carried to the other computer: to copy, or by a camera. */
export const ShownCode = ({ text, what, qr }: ShownCodeProps) => (
  <div className="move-code">
    <CopyLine text={text} what={what} />
    <QrCode text={text} name={qr} />
  </div>
)
