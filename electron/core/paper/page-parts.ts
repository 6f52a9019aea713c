import { html, htmlText, type Html } from '../../../shared/kernel/html.ts'

type Page = { readonly title: string; readonly style: Html; readonly body: Html }

/** A page that needs nothing else, runs nothing and loads nothing. */
export const pageOf = ({ title, style, body }: Page): string =>
  htmlText(html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`)

/** Names and what they stand for, as a list. */
export const facts = (pairs: readonly (readonly [string, string])[]): Html =>
  html`<dl>${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`

/** A table; its name, where it has one, stands above it. On a narrow screen each cell says what its column is called. */
export const table = (
  name: string | null,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  isMarked: (at: number) => boolean = () => false,
): Html =>
  html`<table>${name === null ? [] : html`<caption>${name}</caption>`}<thead><tr>${columns.map(
    (column) => html`<th scope="col">${column}</th>`,
  )}</tr></thead><tbody>${rows.map((row, at) => {
    const cells = row.map((cell, place) => html`<td data-label="${columns[place] ?? ''}">${cell}</td>`)
    return isMarked(at)
      ? html`<tr class="marked">${cells}</tr>
`
      : html`<tr>${cells}</tr>
`
  })}</tbody></table>`
