/** Characters that nobody sees: zero-width ones, joiners, soft hyphens, marks of order and of direction. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu
/** The hyphens that are only another way to write `-`; a dash may have been something else. */
const HYPHENS = /[\u2010\u2011\u2212\ufe63\uff0d]/gu

/** Text without what copying brings along: unseen characters, odd spaces, line ends and hyphens. */
export const withoutUnseen = (text: string): string =>
  text.replace(UNSEEN, '').replace(SPACES, ' ').replace(LINE_ENDS, '\n').replace(HYPHENS, '-')

/** What a pasted mail, page, table or file says, as plain lines. */
export const plainPasted = (text: string): string => {
  const lines = withoutUnseen(text)
  const decoded = isQuotedPrintable(lines) ? fromQuotedPrintable(lines) : lines
  const plain = TAG.test(decoded) ? withoutTags(decoded) : decoded
  return withoutUnseen(withoutEntities(plain))
    .normalize('NFC')
    .replace(/[：﹕]/gu, ':')
    .replace(/[＝]/gu, '=')
    .split('\n')
    .map((line) => line.replace(/^[ \t]*(?:>[ \t]?)+/u, '').trim())
    .join('\n')
}

/**
 * Soft breaks at the end of full lines, and no other `=` than such an encoding writes (RFC 2045 §6.7). The last line of
 * an armored file may end so by itself.
 */
const isQuotedPrintable = (text: string): boolean =>
  /^.{70,76}=\n/mu.test(text) &&
  !text.includes('BEGIN AGE ENCRYPTED') &&
  !/=(?!\n|[0-9A-F]{2})/u.test(text) &&
  !/(?:id|secret)=(?!3D|\n)/iu.test(text)

const fromQuotedPrintable = (text: string): string =>
  text.replace(/=\n/gu, '').replace(/(?:=[0-9A-F]{2})+/gu, (run) => {
    const codes = run.slice(1).split('=')
    return new TextDecoder().decode(Uint8Array.from(codes, (code) => Number.parseInt(code, 16)))
  })

const INLINE = 'a|abbr|b|big|code|em|font|i|ins|kbd|mark|s|samp|small|span|strong|strike|sub|sup|tt|u|wbr|o:p'
const BLOCK =
  'address|article|blockquote|body|br|center|dd|details|div|dl|dt|footer|h[1-6]|head|header|hr|html|img|li|link|main|meta|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul|colgroup|col|caption'
const tag = (names: string) => new RegExp(`</?(?:${names})(?:\\s[^<>]*)?/?>`, 'giu')
const TAG = new RegExp(`</?(?:${INLINE}|${BLOCK}|td|th)(?:\\s[^<>]*)?/?>`, 'iu')

const withoutTags = (html: string): string =>
  html
    .replace(/<!--(?:(?!<!--)[^])*?-->|<(style|script|title)\b[^<>]*>[^<]*<\/\1\s*>/giu, '')
    .replace(tag('td|th'), '\t')
    .replace(tag(BLOCK), '\n')
    .replace(tag(INLINE), '')

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  lowbar: '_',
  hyphen: '-',
  dash: '-',
  equals: '=',
  num: '#',
  colon: ':',
  period: '.',
  sol: '/',
  plus: '+',
  tab: '\t',
  newline: '\n',
}

const withoutEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
