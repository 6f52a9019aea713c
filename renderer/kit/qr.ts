import { encodeQR } from 'qr'

/** A QR code as one SVG path over a square of `size` units. */
export const qrPath = (text: string): { readonly d: string; readonly size: number } => {
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: 2 })
  const d = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { d, size: rows.length }
}

const LARGEST_FILE = 20 * 1024 * 1024
const LARGEST_SIDE = 2_400

/** The text of a QR code in a picture that somebody chose; `null` where there is none to be read. */
export const readQr = async (file: File): Promise<string | null> => {
  if (file.size > LARGEST_FILE) return null
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height))
    const width = Math.max(1, Math.round(picture.width * scale))
    const height = Math.max(1, Math.round(picture.height * scale))
    const canvas = new OffscreenCanvas(width, height).getContext('2d')
    if (canvas === null) return null
    canvas.drawImage(picture, 0, 0, width, height)
    // the reader of pictures is large and seldom wanted
    const { decodeQR } = await import('qr/decode.js')
    return decodeQR({ width, height, data: canvas.getImageData(0, 0, width, height).data })
  } catch {
    return null
  }
}
