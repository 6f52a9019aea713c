import { shownText } from './shown-text.ts'

/** Longer text than this stands on no page that a person reads. */
const TEXT_MOST = 5_000

const MADE: unique symbol = Symbol('html')

/** A piece of a page. Only `html` makes one, so that nothing that was read from a file can pass for one. */
export type Html = { readonly [MADE]: string }

/** What may be put into a page: text and numbers, which are escaped, and pieces that are pages already. */
export type HtmlValue = string | number | Html | readonly Html[]

/**
 * A piece of a page. What is put in is text, kept within itself (requirement G11), its lines become one, unless it is
 * itself `html`; it may stand between tags and in quoted attributes, and nowhere else.
 */
export const html = (parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html => ({
  [MADE]: parts
    .map((part, at) => {
      const value = values[at]
      if (value === undefined) return part
      if (/=\s*$/u.test(part)) throw new Error('A value stands in an attribute without quotes')
      return part + written(value)
    })
    .join(''),
})

/** The page as it is saved, printed or sent. */
export const htmlText = (page: Html): string => page[MADE]

const written = (value: HtmlValue): string => {
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  return 'map' in value ? value.map(htmlText).join('') : htmlText(value)
}

const escaped = (text: string): string =>
  shownText(text.replace(/[\t\n\r]+/gu, ' '), TEXT_MOST).replace(
    /[&<>"']/gu,
    (character) => `&#${character.codePointAt(0) ?? 0};`,
  )
