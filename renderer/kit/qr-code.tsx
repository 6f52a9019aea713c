import { qrPath } from './qr.ts'

/** A link as a QR code, for a camera across a desk. */
export const QrCode = ({ text, name }: { readonly text: string; readonly name: string }) => {
  const { d, size } = qrPath(text)
  return (
    <svg
      className="qr"
      role="img"
      aria-label={name}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <path d={d} />
    </svg>
  )
}
