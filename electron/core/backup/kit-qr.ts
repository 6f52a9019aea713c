import { encodeQR } from 'qr'
import { plainRow } from '../../../shared/backup/kit-rows.ts'
import { html, type Html } from '../../../shared/kernel/html.ts'

/** What a kit's QR code says: the four rows, one after another, which the window reads as four rows that were pasted. */
export const kitCode = (rows: readonly string[]): string => rows.map(plainRow).join('')

/** The code as a drawing, a line of it at a time. A quarter of it may be stained or torn. */
export const kitQr = (rows: readonly string[]): Html => {
  const lines = encodeQR(kitCode(rows), 'raw', { ecc: 'quartile', border: 2 })
  return html`<svg class="qr" viewBox="0 0 ${lines.length} ${lines.length}" shape-rendering="crispEdges" aria-hidden="true">${lines.map(
    (line, y) => html`<path d="${line.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')}"/>`,
  )}</svg>`
}
