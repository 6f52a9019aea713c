/**
 * Text of others (names above all) as it may be shown: what cannot be seen is made visible, what turns the direction
 * of writing is taken out, and what runs the other way is kept within itself (Unicode UAX #9, UTR #36).
 */

/** Stands for what cannot be seen: a control, a turn of direction, a character without a shape. */
export const UNSEEN = '\uFFFD'

const FSI = '\u2068'
const PDI = '\u2069'
/** More than this many signs over one letter are there to cover the lines around it. */
const MARKS_MOST = 4
/** Longer names are cut where they are shown. */
export const SHOWN_MOST = 160

/** Nothing in it needs a look: the letters of Western Europe and usual punctuation. */
const PLAIN = /^[\u0020-\u007E\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2015\u2018-\u201F\u2026]*$/u
/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
/** Scripts in which a joiner that is not seen changes how a word is written. */
const JOINING =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Mongolian}'
/** Without a shape, though Unicode calls some of them letters, signs or spaces. */
const SHAPELESS =
  '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164\\uFFA0\\u{1D159}\\uFFF0-\\uFFFB\\u{E0000}-\\u{E0FFF}'

/** What is kept although something in it is not seen: flags, families, joined letters; then what is not. */
const HIDDEN = new RegExp(
  [
    '(\\u{1F3F4}[\\u{E0020}-\\u{E007E}]+\\u{E007F}',
    '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})',
    `(?<=[${JOINING}\\p{M}])[\\u200C\\u200D](?=[${JOINING}]))|[${SHAPELESS}]+`,
  ].join('|'),
  'gu',
)
const FLOOD = new RegExp(`(\\p{M}{${MARKS_MOST}})\\p{M}+`, 'gu')
/** Text that was kept within itself before. */
const ISOLATED = new RegExp(`${FSI}([^\\u2066-\\u2069]*)${PDI}`, 'gu')
const NOTHING = new RegExp(`[\\s\\p{Z}\\p{M}\\uFE00-\\uFE0F${SHAPELESS}]+`, 'gu')

/** One line of somebody else's, to be shown anywhere in a sentence; done twice it changes nothing more. */
export const shownText = (text: string, most = SHOWN_MOST): string => {
  if (text.length <= most && PLAIN.test(text)) return text
  const inner: string[] = []
  const outer = text.replace(ISOLATED, (whole, within: string) => {
    if (!RIGHT_TO_LEFT.test(within)) return whole
    inner.push(`${FSI}${clean(within)}${PDI}`)
    return '\uE000' // its place is kept
  })
  const seen = cut(clean(outer), most)
  const isTurning = RIGHT_TO_LEFT.test(seen)
  const whole = seen.replace(/\uE000/gu, () => inner.shift() ?? UNSEEN)
  return isTurning ? `${FSI}${whole}${PDI}` : whole
}

/** Several lines of somebody else's, each by itself. */
export const shownLines = (text: string, most = 20_000): string =>
  PLAIN.test(text)
    ? text
    : text
        .split(/\r\n|[\n\r]/u)
        .map((line) => shownText(line.replaceAll('\t', ' '), most))
        .join('\n')

const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(HIDDEN, (_all, kept: string | undefined) => kept ?? UNSEEN)
    .replace(FLOOD, `$1${UNSEEN}`)

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

const cut = (text: string, most: number): string => {
  if (text.length <= most) return text
  const parts: string[] = []
  for (const { segment } of graphemes.segment(text)) {
    if (parts.length >= most - 1) return `${parts.join('')}…`
    parts.push(segment)
  }
  return text
}

/** Whether there is anything to see in it. */
export const isNameless = (text: string | null | undefined): boolean =>
  text === null || text === undefined || text.replace(NOTHING, '') === ''

/** A name to be shown; without one, what it is and the end of its id, which tells two of them apart. */
export const shownName = (what: string, name: string | null | undefined, id = ''): string => {
  if (name !== null && name !== undefined && !isNameless(name)) return shownText(name)
  const end = shownText(Array.from(id).slice(-4).join('')) // cut first: what is shown may be isolated, and must stay whole
  return end === '' ? `${what} without a name` : `${what} without a name (id …${end})`
}

/** No accent, and nothing unseen but the end of a line. */
const SIMPLE = /^[\n -~]*$/u
const UNFELT = new RegExp(`[\\p{M}${UNSEEN}\\uFE00-\\uFE0F${SHAPELESS}]+`, 'gu')

/** What a search looks at and an order goes by: without case, accents, and what is not seen. */
export const foldText = (text: string): string =>
  SIMPLE.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(UNFELT, '').toLowerCase()
