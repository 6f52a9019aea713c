import { createHash } from 'node:crypto'
import { LINK_KINDS } from '../../../shared/handover/link.ts'
import { html, htmlText, type Html } from '../../../shared/kernel/html.ts'
import { RELAY_WORDS as WORDS } from './words.ts'

const STYLE = html`
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem }
  h1 { font-size: 1.25rem; line-height: 1.3 }
  a, button { font: inherit; display: inline-block; padding: .4rem .9rem; border-radius: .4rem; cursor: pointer }
  a { background: #334f9e; color: #fff; text-decoration: none }
  button { background: none; color: inherit; border: 1px solid currentColor; margin-left: .5rem }
  code { font-family: ui-monospace, monospace }
  [hidden] { display: none }
`

/** Runs in the browser of whoever opens the link; it may reach nothing, so the fragment stays where it is. */
const SCRIPT = html`
  'use strict'
  const found = /^#(${LINK_KINDS.join('|')})\\.(\\d{1,4})\\.([\\w-]+)$/.exec(location.hash)
  const by = (id) => document.getElementById(id)
  const what = { handover: '${WORDS.found.handover}', receipt: '${WORDS.found.receipt}', card: '${WORDS.found.card}', request: '${WORDS.found.request}' }
  if (found !== null) {
    const [, kind, version, payload] = found
    document.title = by('title').textContent = what[kind] + '${WORDS.forKeyward}'
    by('nothing').hidden = true
    by('open').href = 'keyward://' + kind + '#' + version + '.' + payload
    by('found').hidden = false
    by('without').hidden = by('save').hidden = kind !== 'handover'
    by('save').addEventListener('click', () => {
      const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
      const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
      link.download = 'handover.age'
      link.click()
    })
  }
`

const hashOf = (text: Html) => `sha256-${createHash('sha256').update(htmlText(text)).digest('base64')}`

/**
 * The one static page that a practice hosts, so that a handover travels as an ordinary https link: it offers to open
 * Keyward, or to save the sealed file. Its policy lets it reach no server at all (requirement G3).
 */
export const relayPage = (): string =>
  htmlText(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${hashOf(SCRIPT)}'; style-src '${hashOf(STYLE)}'; base-uri 'none'; form-action 'none'">
<title>${WORDS.title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1 id="title">${WORDS.title}</h1>
<p id="nothing">${WORDS.nothing}</p>
<div id="found" hidden>
<p>${WORDS.notYet}</p>
<p><a id="open">${WORDS.open}</a><button id="save" type="button">${WORDS.save}</button></p>
<p id="without">${WORDS.without}</p>
</div>
<script>${SCRIPT}</script>
</body>
</html>
`)
