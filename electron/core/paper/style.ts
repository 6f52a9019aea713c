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
@page { size: A4 landscape; margin: 14mm }
@media print {
  main { max-width: none; padding: 0 }
  body { font-size: 9pt; line-height: 13pt }
  h1 { font-size: 16pt; line-height: 20pt } h2 { font-size: 11pt; break-after: avoid }
  thead { display: table-header-group } tr { break-inside: avoid }
  .sheet > tbody > tr { break-inside: auto } .sheet > tfoot td { font-size: 7.5pt; padding: 2mm 0 0 }
}
`
