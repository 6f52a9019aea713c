import { html, htmlText, type Html } from '../../shared/kernel/html.ts'

const STYLE = html`
:root { color-scheme: light dark; --bg: #eef1f5; --card: #fff; --ink: #16202b; --soft: #51606f; --line: #cdd5de;
  --blue: #0b5cab; --blue-ink: #fff; --tint: #e6f0fa; --warn: #8a3b00; --warn-tint: #fdf1e4; }
@media (prefers-color-scheme: dark) { :root { --bg: #12171d; --card: #1b222b; --ink: #e8edf3; --soft: #a3b1c0;
  --line: #3a4653; --blue: #7db7f0; --blue-ink: #0a1929; --tint: #1f2d3b; --warn: #ffb874; --warn-tint: #33261a; } }
* { box-sizing: border-box }
body { margin: 0; background: var(--bg); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", "Liberation Sans", sans-serif }
.strip { background: var(--warn-tint); color: var(--warn); padding: 8px 16px; text-align: center; font-size: 14px }
main { width: min(36rem, calc(100% - 32px)); margin: 40px auto 64px; background: var(--card); border: 1px solid var(--line);
  border-radius: 12px; padding: 32px }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 8px } h2 { font-size: 16px; margin: 24px 0 8px }
p { margin: 0 0 12px } .soft { color: var(--soft) } .small { font-size: 14px }
ul { margin: 0; padding: 0; list-style: none } .asks li { padding: 6px 0 6px 26px; position: relative }
.asks li::before { content: "✓"; position: absolute; left: 4px; color: var(--blue); font-weight: 700 }
button { font: inherit; font-weight: 600; cursor: pointer; border-radius: 8px; padding: 11px 18px; border: 1px solid var(--line);
  background: var(--card); color: var(--ink) }
button:hover { background: var(--tint) } button.main { background: var(--blue); border-color: var(--blue); color: var(--blue-ink) }
button.main:hover { filter: brightness(1.08) } :focus-visible { outline: 3px solid var(--blue); outline-offset: 2px }
.people li + li { margin-top: 10px } .people button { width: 100%; text-align: left; display: flex; gap: 14px; align-items: center }
.face { flex: none; width: 38px; height: 38px; border-radius: 50%; background: var(--tint); color: var(--blue); display: grid;
  place-items: center; font-size: 14px } .who { display: grid; line-height: 1.35 } .who span { font-weight: 400; font-size: 14px; color: var(--soft) }
fieldset { margin: 24px 0 0; border: 1px solid var(--line); border-radius: 8px; padding: 4px 0 8px }
legend { font-weight: 600; margin-left: 10px; padding: 0 6px } label { display: flex; gap: 12px; padding: 7px 16px; cursor: pointer }
label:hover { background: var(--tint) } label.off { color: var(--soft); cursor: default } input { width: 18px; height: 18px; margin: 3px 0 0; flex: none }
.acts { display: flex; gap: 12px; margin-top: 24px } a { color: var(--blue) }
code { font: 14px/1.5 ui-monospace, "Liberation Mono", monospace; overflow-wrap: anywhere }
`

/** A whole page, plainly labelled, with nothing loaded from anywhere. */
export const frame = (title: string, body: Html): string =>
  htmlText(html`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${title} · Xero sandbox (made up)</title>
<style>${STYLE}</style></head>
<body><div class="strip" role="note"><strong>Xero sandbox (made up).</strong> This page runs on your own computer. Nothing here is Xero.</div>
<main>${body}</main></body></html>
`)
