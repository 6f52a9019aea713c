import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const RENDERER = join(import.meta.dirname, '..', '..', 'renderer')
const WORDS = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /(?:^|[\\/])words[^\\/]*\.ts$/u.test(path),
)

/** What stands in a words file: the keys of its records, and what its sentences are told. */
const namesIn = (path: string) => {
  const text = readFileSync(join(RENDERER, path), 'utf8')
  const records = [...text.matchAll(/^export const [A-Z_]+ = \{\n(?<body>[^]*?)\n\} as const/gmu)]
  return records.flatMap(({ groups }) => {
    const body = groups?.['body'] ?? ''
    const keys = [...body.matchAll(/^ {2}(?<key>\w+):/gmu)].map((found) => found.groups?.['key'] ?? '')
    const told = [...body.matchAll(/^ {2}\w+: \((?<params>[^)]*)\) =>/gmu)].flatMap((found) =>
      [...(found.groups?.['params'] ?? '').matchAll(/(?<name>\w+): /gu)].map(
        ({ groups: one }) => one?.['name'] ?? '',
      ),
    )
    return [...keys, ...told].map((name) => `${path}: ${name}`)
  })
}

describe('the names of the words', () => {
  it('say what a sentence is for, and are not numbered or called parts of one', () => {
    const names = WORDS.flatMap(namesIn)
    expect(names.length).toBeGreaterThan(2_000)
    expect(names.filter((name) => /\d$|: (?:part|map|slice|join|toLowerCase)$/u.test(name))).toEqual([])
  })
})
