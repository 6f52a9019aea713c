import type { ReleaseNote } from '../../shared/updates/update.ts'

const KINDS: Readonly<Record<string, ReleaseNote['kind']>> = {
  added: 'new',
  changed: 'changed',
  deprecated: 'changed',
  removed: 'removed',
  fixed: 'fixed',
  security: 'security',
}
const ORDER = ['security', 'new', 'changed', 'fixed', 'removed'] as const
const LONGEST = 400
const MOST = 40

/**
 * What is new in a version, by its section of CHANGELOG.md (Keep a Changelog): security first, plain text without
 * markup, at most forty lines of four hundred letters. A version without a section is an error.
 */
export const releaseNotes = (changelog: string, version: string): ReleaseNote[] => {
  const { lines, start } = sectionOf(changelog, version)
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => line.startsWith('## '))
  let kind: ReleaseNote['kind'] | null = null
  const notes: ReleaseNote[] = []
  for (const line of end < 0 ? rest : rest.slice(0, end)) {
    const heading = /^### (\w+)/u.exec(line)?.[1]
    if (heading !== undefined) kind = KINDS[heading.toLowerCase()] ?? 'changed'
    const item = /^- (.+)$/u.exec(line)?.[1]
    if (item !== undefined && kind !== null) notes.push({ kind, text: shortened(plain(item)) })
  }
  return notes.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)).slice(0, MOST)
}

const plain = (text: string): string =>
  text
    .replace(/\[([^\]]+)\]\([^)]*\)/gu, '$1')
    .replace(/[*_`]+/gu, '')
    .trim()

const shortened = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/\s+\S*$/u, '')}…`

/** When a version was released, by the heading of its section: "## [1.5.0] - 2026-11-27". */
export const releaseDay = (changelog: string, version: string): number => {
  const { lines, start } = sectionOf(changelog, version)
  const day = /^## \[[^\]]+\] - (\d{4}-\d\d-\d\d)$/u.exec(lines[start]?.trimEnd() ?? '')?.[1]
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T12:00:00Z`)
  if (Number.isNaN(at)) throw new Error(`CHANGELOG.md does not say on which day ${version} was released.`)
  return at
}

const sectionOf = (changelog: string, version: string) => {
  const lines = changelog.split('\n')
  const start = lines.findIndex((line) => line.startsWith(`## [${version}]`))
  if (start < 0) throw new Error(`CHANGELOG.md has no section for ${version}.`)
  return { lines, start }
}
