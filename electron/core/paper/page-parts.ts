import { shownText } from '../../../shared/kernel/shown-text.ts'

/** Longer text than this stands on no page that a person reads. */
const TEXT_MOST = 5_000

/** Text as HTML text or attribute, kept within itself (requirement G11); its lines become one. */
export const esc = (text: string): string =>
  shownText(text.replace(/[\t\n\r]+/gu, ' '), TEXT_MOST).replace(
    /[&<>"']/gu,
    (character) => `&#${character.codePointAt(0) ?? 0};`,
  )

/** Names and what they stand for, as a list. */
export const facts = (pairs: readonly (readonly [string, string])[]): string =>
  `<dl>${pairs.map(([name, value]) => `<div><dt>${esc(name)}</dt><dd>${esc(value)}</dd></div>`).join('')}</dl>`

/** A table with its name above it. */
export const table = (
  name: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string =>
  `<table><caption>${esc(name)}</caption><thead><tr>${columns
    .map((column) => `<th scope="col">${esc(column)}</th>`)
    .join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${esc(cell)}</td>`).join('')}</tr>`)
    .join('\n')}</tbody></table>`
