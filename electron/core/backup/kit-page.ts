import { shownRow } from '../../../shared/backup/kit-rows.ts'
import { html } from '../../../shared/kernel/html.ts'
import { pageOf } from '../paper/page-parts.ts'
import { kitQr } from './kit-qr.ts'
import { KIT_WORDS as WORDS } from './words.ts'

/** What a kit's page says; `rows` are the key, and stand nowhere else. */
export type KitPage = {
  readonly number: number
  readonly rows: readonly string[]
  readonly fingerprint: string
  readonly madeAt: number
  readonly by: string
  readonly device: string
  readonly keyward: string
  readonly folder: string | null
  readonly apps: readonly string[]
  /** Whose own Keyward opens the backups as well. */
  readonly colleagues: readonly { readonly name: string; readonly fingerprint: string }[]
  readonly isSandbox: boolean
}

/** A4, ink on white: the one place where the key ever stands. */
export const kitPage = (page: KitPage): string => {
  const { title, opens, isNot, keep, restore } = WORDS
  return pageOf({
    title: title(page.number),
    style: STYLE,
    body: html`<main>
${page.isSandbox ? html`<p><strong>${WORDS.sandbox}</strong></p>` : []}
<p class="of">${WORDS.of(page.device, page.by)}</p>
<h1>${title(page.number)}</h1>
<p class="lead">${WORDS.lead}</p>
<section class="key"><div><ol>${page.rows.map((row) => html`<li><code>${shownRow(row)}</code></li>`)}</ol>
<p>${WORDS.rows}</p></div><div class="code">${kitQr(page.rows)}<p>${WORDS.code}</p></div></section>
<section class="three">
<div><h2>${opens.heading}</h2><p>${opens.what(page.madeAt, page.apps.length)}</p></div>
<div><h2>${isNot.heading}</h2><p>${isNot.password}</p><p>${isNot.backup}</p><p>${isNot.signIn}</p></div>
<div><h2>${keep.heading}</h2><p>${keep.where}</p><p>${keep.never}</p></div>
</section>
<h2>${restore.heading}</h2>
<ol class="steps">${restore.steps(page.folder).map((step) => html`<li>${step}</li>`)}</ol>
${page.colleagues.length === 0 ? [] : html`<p>${WORDS.colleagues(page.colleagues)}</p>`}
<p>${WORDS.lost}</p>
<p>${WORDS.without}</p>
<div class="signed">${WORDS.signed.map((label) => html`<span>${label}</span>`)}</div>
<footer>${WORDS.foot(page)}</footer>
</main>`,
  })
}

const STYLE = html`
@page { size: A4; margin: 18mm }
* { box-sizing: border-box }
body { margin: 0; color: #1b1b1c; background: #fff; font: 10pt/15pt Inter, "Segoe UI", -apple-system, BlinkMacSystemFont, system-ui, sans-serif }
main { max-width: 174mm; margin: 0 auto }
h1 { font-size: 24pt; line-height: 30pt; margin: 0 0 6pt } h2 { font-size: 10pt; margin: 12pt 0 4pt }
p { margin: 0 0 6pt } .of { font-weight: 500; margin: 0 } .lead { font-size: 12pt; line-height: 18pt; max-width: 130mm }
.key { display: flex; justify-content: space-between; gap: 6mm; border: solid #1b1b1c; border-width: 1.5pt 0; margin: 8pt 0; padding: 8pt 0 4pt }
.key ol { margin: 0 0 8pt; padding: 0 0 0 18pt } .key li { margin: 0 0 6pt }
.key code { font: 19pt/26pt "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; letter-spacing: .04em }
.key p { font-size: 8.5pt; line-height: 12pt; max-width: 120mm }
.code { flex: none; width: 36mm } .qr { width: 36mm; height: 36mm } .qr path { fill: #1b1b1c }
.three { display: grid; grid-template-columns: repeat(3, 1fr); gap: 10mm }
.steps { margin: 0 0 8pt; padding: 0 0 0 18pt }
.signed { display: grid; grid-template-columns: 2fr 2fr 1fr; gap: 8mm; margin-top: 10mm }
.signed span { border-top: 1pt solid #1b1b1c; padding-top: 2pt; font-size: 8pt }
footer { margin-top: 6mm; border-top: .5pt solid #999; padding-top: 3pt; font-size: 8pt }
@media screen { body { padding: 24px } }
`
