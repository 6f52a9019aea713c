/** Rows of 3 × 5 points, from the top; a digit as small as can be read. */
const DIGITS: Readonly<Record<string, readonly string[]>> = {
  '1': ['.#.', '##.', '.#.', '.#.', '###'],
  '2': ['##.', '..#', '.#.', '#..', '###'],
  '3': ['##.', '..#', '.#.', '..#', '##.'],
  '4': ['#.#', '#.#', '###', '..#', '..#'],
  '5': ['###', '#..', '##.', '..#', '##.'],
  '6': ['.##', '#..', '###', '#.#', '###'],
  '7': ['###', '..#', '.#.', '.#.', '.#.'],
  '8': ['###', '#.#', '###', '#.#', '###'],
  '9': ['###', '#.#', '###', '..#', '##.'],
  '+': ['...', '.#.', '###', '.#.', '...'],
}
/** The colour of what needs attention, in the bytes of a bitmap: blue, green, red. */
const DISC = [0x2b, 0x4f, 0xc4] as const
const INK = [0xff, 0xff, 0xff] as const

/** How many, on a disc, as BGRA bytes of a square: what Windows lays over the app's icon in the task bar. */
export const badgePicture = (amount: number, size = 32): Buffer => {
  const text = amount > 9 ? '9+' : String(Math.max(1, Math.trunc(amount)))
  const point = Math.floor(size / (text.length > 1 ? 9 : 7))
  const width = (text.length * 4 - 1) * point
  const left = Math.round((size - width) / 2)
  const top = Math.round((size - 5 * point) / 2)
  const isInk = (x: number, y: number): boolean => {
    const column = Math.floor((x - left) / point)
    const row = Math.floor((y - top) / point)
    return x >= left && DIGITS[text[Math.floor(column / 4)] ?? '']?.[row]?.[column % 4] === '#'
  }
  const bytes = Buffer.alloc(size * size * 4)
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const edge = size / 2 - Math.hypot(x + 0.5 - size / 2, y + 0.5 - size / 2)
      const cover = Math.max(0, Math.min(1, edge))
      const [blue, green, red] = isInk(x, y) ? INK : DISC
      // premultiplied
      bytes.set([blue * cover, green * cover, red * cover, 255 * cover].map(Math.round), (y * size + x) * 4)
    }
  return bytes
}
