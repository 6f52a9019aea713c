import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { ROOT } from '../runtime.ts'
import { isLeftOut } from './content.ts'
import { packagesOf } from './needed.ts'
import { bundledIn } from './note-bundled.ts'

/** One package of which code is in Keyward, and what its makers ask to be passed on. */
export type Notice = {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string | null
  readonly address: string | null
}

const Package = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]).optional(),
  homepage: z.string().optional(),
})

/** The packages whose code is in the built app: bundled into it, or beside it in the archive. Builds must be done. */
export const shippedPackages = (): string[] => {
  const bundled = readdirSync(bundledIn(ROOT)).flatMap((name) =>
    z.array(z.string()).parse(JSON.parse(readFileSync(join(bundledIn(ROOT), name), 'utf8'))),
  )
  const beside = packagesOf(ROOT).needed.filter((folder) => !isLeftOut(folder))
  return [...new Set([...bundled, ...beside])].toSorted()
}

/** Throws where a package says neither which licence it is under nor its words. */
export const noticeOf = (folder: string): Notice => {
  const { name, version, license, homepage } = Package.parse(
    JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')),
  )
  const texts = readdirSync(join(ROOT, folder))
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/iu.test(file))
    .toSorted()
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8').trim())
  if (license === undefined && texts.length === 0)
    throw new Error(`${folder} does not say which licence it is under, and its code would be shipped.`)
  return {
    name,
    version,
    licence: license ?? 'see its text',
    text: texts.length === 0 ? null : texts.join('\n\n'),
    address: homepage !== undefined && URL.parse(homepage)?.protocol === 'https:' ? homepage : null,
  }
}

/** One page without scripts that a browser opens: Electron, Chromium, and every package, equal words only once. */
export const noticesPage = ({ hasNode = false } = {}): string => {
  const groups = new Map<string, Notice[]>()
  for (const notice of shippedPackages().map(noticeOf)) {
    const key = notice.text ?? `${notice.licence}. The package carries no further text.`
    groups.set(key, [...(groups.get(key) ?? []), notice])
  }
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<title>Licences of what Keyward is made of</title>
<style>
:root { color-scheme: light dark }
body { font: 14px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
pre { white-space: pre-wrap; font-size: 12px }
</style>
<h1>Licences of what Keyward is made of</h1>
<p>Keyward runs on <a href="electron.txt">Electron</a> and <a href="chromium.html">Chromium</a>, which list the licences of their own parts.${hasNode ? ' The <code>keyward</code> command runs on <a href="node.txt">Node.js</a>, which lists those of its own.' : ''} It also holds code of the packages below, unchanged but for being packed.</p>
${[...groups].map(([text, notices]) => section(text, notices)).join('\n')}
</html>
`
}

const section = (text: string, notices: readonly Notice[]): string =>
  `<section>
${notices.map((notice) => `<h2>${named(notice)}</h2>`).join('\n')}
<pre>${escaped(text)}</pre>
</section>`

const named = ({ name, version, licence, address }: Notice): string => {
  const title = escaped(name)
  return `${address === null ? title : `<a href="${escaped(address)}">${title}</a>`} ${escaped(version)} <small>(${escaped(licence)})</small>`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
