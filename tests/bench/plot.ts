import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { html, htmlText } from '../../shared/kernel/html.ts'

/** What something took at growing sizes of the data. */
export type Growth = {
  readonly name: string
  readonly unit: string
  /** What there is more and more of. */
  readonly of: string
  readonly points: readonly (readonly [size: number, value: number])[]
}

const WIDTH = 640
const HEIGHT = 400
const LEFT = 72
const RIGHT = 88
const TOP = 48
const BOTTOM = 52

/** The powers of ten from the one below all of these to the one above. */
const decades = (values: readonly number[]): number[] => {
  const first = Math.floor(Math.log10(Math.min(...values)))
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))))
  return Array.from({ length: last - first + 1 }, (_, n) => 10 ** (first + n))
}

const onto = (values: readonly number[], from: number, to: number) => {
  const marks = decades(values)
  const [low, high] = [Math.log10(marks[0] ?? 1), Math.log10(marks.at(-1) ?? 10)]
  return { marks, at: (value: number) => from + ((Math.log10(value) - low) / (high - low)) * (to - from) }
}

const round = (value: number): string => Number(value.toPrecision(3)).toLocaleString('en-GB')

/**
 * A picture of a growth, both ways by powers of ten, so that a straight line says how it grows; beside it, dashed, what
 * would grow as the data does.
 */
export const plotOf = ({ name, unit, of, points }: Growth): string => {
  const [first, last] = [points[0], points.at(-1)]
  if (
    first === undefined ||
    last === undefined ||
    points.some((point) => point.some((value) => !(value > 0)))
  )
    throw new Error(`nothing to draw for ${name}`)
  const alike = (first[1] * last[0]) / first[0]
  const x = onto(
    points.map(([size]) => size),
    LEFT,
    WIDTH - RIGHT,
  )
  const y = onto([...points.map(([, value]) => value), alike], HEIGHT - BOTTOM, TOP)
  const place = ([size, value]: readonly [number, number]) =>
    `${x.at(size).toFixed(1)},${y.at(value).toFixed(1)}`
  return htmlText(html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<title>${name}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
<text x="${LEFT}" y="24" font-size="15" fill="#1c1c1d">${name} (${unit})</text>
${x.marks.map(
  (
    mark,
  ) => html`<line x1="${x.at(mark)}" y1="${TOP}" x2="${x.at(mark)}" y2="${HEIGHT - BOTTOM}" stroke="#dddddf"/>
<text x="${x.at(mark)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle" fill="#55575c">${round(mark)}</text>
`,
)}${y.marks.map(
    (
      mark,
    ) => html`<line x1="${LEFT}" y1="${y.at(mark)}" x2="${WIDTH - RIGHT}" y2="${y.at(mark)}" stroke="#dddddf"/>
<text x="${LEFT - 8}" y="${y.at(mark) + 4}" text-anchor="end" fill="#55575c">${round(mark)}</text>
`,
  )}<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 12}" text-anchor="middle" fill="#55575c">${of}</text>
<polyline points="${place(first)} ${place([last[0], alike])}" fill="none" stroke="#8a8d93" stroke-dasharray="4 4"/>
<polyline points="${points.map(place).join(' ')}" fill="none" stroke="#2a4b9b" stroke-width="2"/>
${points.map(
  (point) => html`<circle cx="${x.at(point[0])}" cy="${y.at(point[1])}" r="4" fill="#2a4b9b"/>
<text x="${x.at(point[0]) + 8}" y="${y.at(point[1]) - 8}" fill="#1c1c1d">${round(point[1])}</text>
`,
)}</svg>
`)
}

/** Writes each as a picture of its own; answers where they are. */
export const drawGrowths = (growths: readonly Growth[], folder: string): string[] => {
  mkdirSync(folder, { recursive: true })
  return growths.map((growth) => {
    const path = join(folder, `${growth.name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')}.svg`)
    writeFileSync(path, plotOf(growth))
    return path
  })
}
