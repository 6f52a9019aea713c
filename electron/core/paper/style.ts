import { html } from '../../../shared/kernel/html.ts'

/** How the printed review looks: quiet, dense, black on white on paper, and dark where the reader’s system is. */
export const PAGE_STYLE = html`
:root { color-scheme: light dark; --ink: #1b1b1c; --soft: #5c5c60; --line: #d9d9dc; --page: #fff; --warn: #7a4b00 }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #ececee; --soft: #a5a5aa; --line: #3a3a3d; --page: #1c1c1d; --warn: #f0b45a }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 13px/20px Inter, "Segoe UI", -apple-system, BlinkMacSystemFont, system-ui, sans-serif;
  font-variant-numeric: tabular-nums }
main { max-width: 1180px; margin: 0 auto; padding: 40px 32px }
h1 { font-size: 26px; line-height: 32px; margin: 0 0 4px; font-weight: 600 }
h2 { font-size: 16px; line-height: 24px; margin: 32px 0 8px; font-weight: 600 }
p { margin: 0 0 8px }
.as-of { color: var(--soft) }
.sandbox { border: 1px solid var(--warn); color: var(--warn); padding: 4px 8px; border-radius: 4px; display: inline-block }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); column-gap: 32px; margin: 8px 0 }
dl div { display: grid; grid-template-columns: 200px 1fr; gap: 12px; border-top: 1px solid var(--line); padding: 5px 0 }
dt { color: var(--soft) }
dd { margin: 0; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse; margin: 0 0 16px }
caption { text-align: left; color: var(--soft); padding: 0 0 4px }
th, td { text-align: left; vertical-align: top; padding: 5px 12px 5px 0; border-top: 1px solid var(--line); overflow-wrap: break-word }
th { overflow-wrap: normal; font-weight: 500; color: var(--soft); font-size: 12px }
table.sheet { margin: 0 }
.sheet > tbody > tr > td { border: 0; padding: 0 }
.sheet > tfoot { display: table-footer-group }
.sheet > tfoot td { color: var(--soft); font-size: 11px; padding: 8px 32px }
footer { margin-top: 32px; border-top: 1px solid var(--line); padding-top: 12px; color: var(--soft) }
@media screen and (max-width: 760px) {
  main { padding: 24px 16px }
  dl { grid-template-columns: minmax(0, 1fr) } dl div { grid-template-columns: minmax(0, 1fr); gap: 0 }
  table:not(.sheet), table:not(.sheet) :is(tbody, tr, td, caption) { display: block; width: auto }
  table:not(.sheet) thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  table:not(.sheet) tr { border-top: 1px solid var(--line); padding: 6px 0 }
  table:not(.sheet) td { border: 0; padding: 1px 0; overflow-wrap: anywhere }
  table:not(.sheet) td:empty { display: none }
  table:not(.sheet) td::before { content: attr(data-label) " "; color: var(--soft) }
  .sheet > tfoot td { padding: 8px 16px; overflow-wrap: anywhere }
}
@page { margin: 14mm; @bottom-right { content: counter(page) " of " counter(pages); font: 7pt sans-serif; color: #5c5c60 } }
@media print {
  main { max-width: none; padding: 0 }
  body { font-size: 9pt; line-height: 13pt }
  h1 { font-size: 16pt; line-height: 20pt } h2 { font-size: 11pt; break-after: avoid }
  thead { display: table-header-group } tr { break-inside: avoid }
  .sheet > tbody > tr { break-inside: auto } .sheet > tfoot td { font-size: 7.5pt; padding: 2mm 0 0 }
}
`

/** A page of wide tables. */
export const WIDE_STYLE = html`${PAGE_STYLE}
@page { size: A4 landscape }
`

/** Evidence: upright, to be read and signed; ink on white. */
export const EVIDENCE_STYLE = html`${PAGE_STYLE}
main { max-width: 900px }
main > header .practice { font-weight: 600; margin: 0 }
main > header { border-bottom: 2px solid var(--ink); padding-bottom: 12px }
.figures { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 24px; margin: 24px 0 }
.figure { border-top: 2px solid var(--ink); padding-top: 8px }
.figure b { font-size: 28px; line-height: 36px; font-weight: 600 } .figure p { color: var(--soft); margin: 0 }
.figures + section h2 { margin-top: 0 }
dl { grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)) } dl div { grid-template-columns: minmax(0, 1fr) fit-content(62%) }
.signed dl div, .about-app dl div { grid-template-columns: 160px minmax(0, 1fr) }
.signed dl, .about-app dl { grid-template-columns: minmax(0, 1fr) }
h3 { font-size: 14px; line-height: 20px; margin: 20px 0 4px; font-weight: 600 } h3 span { color: var(--soft); font-weight: 400 }
.marked td { font-weight: 600 } .marked td:first-child::after { content: " •" }
.exceptions td:nth-child(n + 4) { min-width: 72px } .exceptions td:first-child { width: 28px }
.unknowns { margin: 0; padding-left: 20px } .unknowns li { padding: 2px 0 }
.pens { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 24px; margin-top: 24px; break-inside: avoid }
.pens b { font-weight: 600 } .pens div div { border-top: 1px solid var(--ink); margin-top: 44px; color: var(--soft) }
.signed { break-inside: avoid }
@media screen and (max-width: 760px) {
  .exceptions td:first-child { width: auto }
  .figures, .pens, dl, dl div, .signed dl div, .about-app dl div { grid-template-columns: minmax(0, 1fr) }
}
@page { size: A4 portrait; margin: 18mm 18mm 20mm }
@media print {
  body { font-size: 8.5pt; line-height: 12pt } th { font-size: 7.5pt } td, th { padding: 2pt 8pt 2pt 0 }
  h3 { font-size: 9.5pt; break-after: avoid } .figure b { font-size: 20pt; line-height: 24pt } .figures { margin: 12pt 0 }
  h2 { margin: 16pt 0 4pt } .about-app { break-inside: avoid } .about-app div { padding: 1pt 0 }
}
`
