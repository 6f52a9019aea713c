import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const FEATURES = join(import.meta.dirname, '..', '..', 'renderer', 'features')

/** Views that read again whenever something changes, and so have no press that could be one too many. */
const READERS = [
  'activity-log-view.tsx',
  'use-walked-log.ts',
  'review-changes.tsx',
  'people-view.tsx',
  'leaver-view.tsx',
]
/** Keeps why rows were not stored, which the view of the rows itself has been told by `useCall`. */
const TOLD = ['import-view.tsx']

describe('what is asked of main', () => {
  it('is busy, or has failed, in one way: no view keeps that by hand', () => {
    const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.tsx?$/u.test(path),
    )
    const byHand = files.filter((path) => {
      const text = readFileSync(join(FEATURES, path), 'utf8')
      return /\bset(?:Is)?Busy\b|useState<Failure \| null>/u.test(text)
    })
    const known = new Set([...READERS, ...TOLD])
    expect(byHand.filter((path) => !known.has(path.split(/[\\/]/u).at(-1) ?? ''))).toEqual([])
    expect(byHand.length).toBe(known.size)
  })
})

describe('a form', () => {
  it('of more than five fields keeps them in one value, with useForm', () => {
    const many = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.tsx'))
      .filter((path) => {
        const text = readFileSync(join(FEATURES, path), 'utf8')
        const setters = [...text.matchAll(/const \[\w+, (?<setter>\w+)\] = useState/gu)]
        const fields = setters.filter(({ groups }) =>
          new RegExp(`onChange=\\{(?:\\([^)]*\\) => )?${groups?.['setter']}\\b`, 'u').test(text),
        )
        return fields.length > 5
      })
    expect(many).toEqual([])
  })
})
