import { shownRow } from '../../../shared/backup/kit-rows.ts'
import { esc } from '../paper/page-parts.ts'
import { dayOf } from '../paper/moments.ts'

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
  readonly isSandbox: boolean
}

/** A4, ink on white: the one place where the key ever stands. */
export const kitPage = (page: KitPage): string => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Recovery kit ${page.number}</title><style>${STYLE}</style></head><body><main>
${page.isSandbox ? '<p><strong>Sandbox: a made-up practice. Nothing here is real.</strong></p>' : ''}
<p class="of">Keyward vault on ${esc(page.device)}, ${esc(page.by)}</p>
<h1>Recovery kit ${page.number}</h1>
<p class="lead">With this page and a backup, this Keyward vault can be restored on any computer. Put it in the safe.</p>
<section class="key"><ol>${page.rows.map((row) => `<li><code>${esc(shownRow(row))}</code></li>`).join('')}</ol>
<p>Capitals or not, with or without gaps. The last two characters check their row, so Keyward says which row is mistyped. There is no I, L, O or U: what looks like one is a 1, a 0 or a V.</p></section>
<section class="three">
<div><h2>What it opens</h2><p>Every backup that this vault makes from ${esc(dayOf(page.madeAt))} on, until it is given another kit: ${esc(opens(page.apps))}, the connections as known, the address book, and the activity log.</p></div>
<div><h2>What it is not</h2><p>A password for Xero, or for anybody’s computer.</p><p>A backup. Without a backup file it opens nothing.</p><p>A sign-in. After a restore, people sign in to Xero again.</p></div>
<div><h2>Where to keep it</h2><p>Under lock, where two people can get at it and the office’s computers are not: the practice’s safe, a bank, your solicitor.</p><p>Never with the laptop, and never beside the backups.</p></div>
</section>
<h2>To restore the vault</h2>
<ol class="steps"><li>Install Keyward. At the first question choose <strong>I have a backup</strong>.</li>
<li>Choose the newest file${page.folder === null ? '' : ` in <strong>${esc(page.folder)}</strong>`}. It ends in <strong>.keyward-backup</strong>.</li>
<li>Type the four rows above. Keyward shows what comes back before it stores anything.</li></ol>
<p><strong>If this page was lost, copied or seen:</strong> in Keyward choose Settings, Backups, Make a new kit. This page then opens nothing that is made later.</p>
<p><strong>Without Keyward:</strong> a backup is an age file. docs/backup-format.md in Keyward’s source says how the ordinary <code>age</code> command opens it with these rows.</p>
<div class="signed"><span>Put away by</span><span>Where</span><span>Date</span></div>
<footer>Kit ${page.number}, fingerprint ${esc(page.fingerprint)}. Made on ${esc(dayOf(page.madeAt))} by ${esc(page.by)} with Keyward ${esc(page.keyward)}.</footer>
</main></body></html>
`

const opens = (apps: readonly string[]): string =>
  apps.length === 0
    ? 'its Xero apps with their secrets'
    : `${apps.length === 1 ? '1 Xero app' : `${apps.length} Xero apps`} today, with ${apps.length === 1 ? 'its secret' : 'their secrets'}`

const STYLE = `
@page { size: A4; margin: 18mm }
* { box-sizing: border-box }
body { margin: 0; color: #1b1b1c; background: #fff; font: 10pt/15pt Inter, "Segoe UI", -apple-system, BlinkMacSystemFont, system-ui, sans-serif }
main { max-width: 174mm; margin: 0 auto; padding: 0 0 8mm }
h1 { font-size: 24pt; line-height: 30pt; margin: 0 0 6pt } h2 { font-size: 10pt; margin: 12pt 0 4pt }
p { margin: 0 0 6pt } .of { font-weight: 500; margin: 0 } .lead { font-size: 12pt; line-height: 18pt; max-width: 130mm }
.key { border: solid #1b1b1c; border-width: 1.5pt 0; margin: 12pt 0; padding: 12pt 0 6pt }
.key ol { margin: 0 0 8pt; padding: 0 0 0 18pt } .key li { margin: 0 0 6pt }
.key code { font: 19pt/26pt "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; letter-spacing: .04em }
.key p { font-size: 8.5pt; line-height: 12pt; max-width: 120mm }
.three { display: grid; grid-template-columns: repeat(3, 1fr); gap: 10mm }
.steps { margin: 0 0 8pt; padding: 0 0 0 18pt }
.signed { display: grid; grid-template-columns: 2fr 2fr 1fr; gap: 8mm; margin-top: 22mm }
.signed span { border-top: 1pt solid #1b1b1c; padding-top: 2pt; font-size: 8pt }
footer { margin-top: 10mm; border-top: .5pt solid #999; padding-top: 3pt; font-size: 8pt }
@media screen { body { padding: 24px } }
`
