import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../build/runtime.ts'

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

const FILES = ['build', 'shared', 'electron', 'renderer', 'tests'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => `/${folder}/${name.replaceAll('\\', '/')}`,
  ),
)

/** Source files that a text names between backticks; a pattern names none. */
const namedIn = (text: string): string[] =>
  [...text.matchAll(/`(?<name>[\w/.-]+\.(?:ts|tsx|mjs))`/gu)].map(({ groups }) => groups?.['name'] ?? '')

const unknownIn = (text: string): string[] =>
  namedIn(text).filter((name) => !FILES.some((file) => file.endsWith(`/${name}`)))

describe('the documents', () => {
  it.each(DOCUMENTS)('%s names only files that are there', (document) => {
    expect(unknownIn(readFileSync(join(ROOT, document), 'utf8'))).toEqual([])
  })

  it('are found out where they name one that is not', () => {
    expect(unknownIn('`vault/vault.ts` and `vault/volt.ts`, not `csv-*.ts`')).toEqual(['vault/volt.ts'])
  })
})
