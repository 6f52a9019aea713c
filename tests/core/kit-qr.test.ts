import fc from 'fast-check'
import { decodeQR } from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { kitCode, kitQr } from '../../electron/core/backup/kit-qr.ts'
import { plainRow, rowsIn, rowsOf } from '../../shared/backup/kit-rows.ts'
import { htmlText } from '../../shared/kernel/html.ts'

/** The drawing as a camera would see it: black squares on white, `scale` pixels each. */
const seen = (drawing: string, scale: number, isStained = (_x: number, _y: number) => false) => {
  const size = Number(/viewBox="0 0 (?<size>\d+) /u.exec(drawing)?.groups?.['size'])
  const side = size * scale
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  const paint = (x: number, y: number) => {
    for (let line = y * scale; line < (y + 1) * scale; line += 1)
      for (let at = x * scale; at < (x + 1) * scale; at += 1) data.set([0, 0, 0, 255], (line * side + at) * 4)
  }
  for (const [, x, y] of drawing.matchAll(/M(\d+) (\d+)h1/gu)) paint(Number(x), Number(y))
  for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) if (isStained(x, y)) paint(x, y)
  return { width: side, height: side, data }
}

describe('R4 the QR code on a kit’s page', () => {
  it('R4 says the four rows and nothing else, whatever the key is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 30, maxLength: 30 }), (bytes) => {
        const rows = rowsOf(bytes)
        expect(rowsIn(kitCode(rows))).toEqual(rows.map(plainRow))
      }),
    )
    const rows = rowsOf(Uint8Array.from({ length: 30 }, (_one, at) => at * 7 + 3))
    expect(decodeQR(seen(htmlText(kitQr(rows)), 6))).toBe(kitCode(rows))
  })

  it('R4 is read with a stain on it', () => {
    const rows = rowsOf(Uint8Array.from({ length: 30 }, (_one, at) => 255 - at))
    const stain = (x: number, y: number) => x >= 14 && x < 18 && y >= 14 && y < 18
    expect(decodeQR(seen(htmlText(kitQr(rows)), 6, stain))).toBe(kitCode(rows))
  })
})
