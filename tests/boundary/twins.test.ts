import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'
import { ROOT } from '../../build/runtime.ts'

/** Every sentence, or phrase of six words and more, in the words files of a side, with where it stands. */
const sentencesOf = (side: string): Map<string, string> => {
  const found = new Map<string, string>()
  for (const name of readdirSync(join(ROOT, side), { recursive: true, encoding: 'utf8' })) {
    const file = `${side}/${name.replaceAll('\\', '/')}`
    if (!/\/words[^/]*\.ts$/u.test(file)) continue
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return
      const { type, value } = node as { type?: unknown; value?: unknown }
      if (typeof type === 'string' && /^(?:Import|Export\w*)Declaration$/u.test(type)) {
        const { declaration } = node as { declaration?: unknown }
        return walk(declaration)
      }
      if (
        type === 'Literal' &&
        typeof value === 'string' &&
        (/^\S+ .*[.?]$/u.test(value) || value.split(' ').length > 5)
      )
        found.set(value, file)
      Object.values(node).flat().forEach(walk)
    }
    walk(parseSync(file, readFileSync(join(ROOT, file), 'utf8')).program)
  }
  return found
}

it('no sentence is written twice, for the window and for what main writes: what both say stands in shared', () => {
  const window = sentencesOf('renderer')
  expect(window.size).toBeGreaterThan(1_000)
  const twice = [...sentencesOf('electron'), ...sentencesOf('shared')].flatMap(([text, file]) =>
    window.has(text) ? [`${file} and ${window.get(text)}: ${text}`] : [],
  )
  expect(twice).toEqual([])
})
