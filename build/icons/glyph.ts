/** The key alone, for sizes at which the whole picture would blur: every edge on a whole pixel (requirement B5). */

const CORNER = 0.22

/** The key for `size` pixels in one colour, as SVG shapes. */
export const keyOf = (size: number, colour: string): string => {
  const stroke = Math.max(1, Math.floor(size / 8))
  const margin = Math.max(1, Math.round(size / 16))
  const left = Math.round((size - stroke) / 2 - size / 32)
  const radius = Math.floor(size * 0.19)
  const middle = left + stroke / 2
  const top = margin + stroke / 2 + radius
  const bottom = size - margin
  const gap = Math.max(1, Math.round(stroke / 2))
  const bar = (x: number, y: number, width: number, height: number) =>
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`
  return [
    `<circle cx="${middle}" cy="${top}" r="${radius}" fill="none" stroke="${colour}" stroke-width="${stroke}"/>`,
    bar(left, top + radius, stroke, bottom - top - radius),
    bar(left + stroke, bottom - stroke, Math.round(stroke * 1.5), stroke),
    bar(left + stroke, bottom - 2 * stroke - gap, Math.round(stroke), stroke),
  ].join('')
}

/** The key on its plate, in the colours of the whole picture. */
export const plateWithKey = (size: number): string =>
  `<rect width="${size}" height="${size}" rx="${size * CORNER}" fill="#34519f"/>${keyOf(size, '#ffffff')}`

/** One SVG file of these shapes. */
export const svgOf = (size: number, shapes: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${shapes}</svg>`
