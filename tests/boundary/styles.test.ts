import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../build/runtime.ts'
import { sharedClasses, strayRules, styleSources, type StyleSource } from '../../build/styles.ts'

const guide = (text: string): StyleSource => ({ file: 'renderer/features/guide/guide.css', text })
const people = (text: string): StyleSource => ({ file: 'renderer/features/people/x.tsx', text })
const kit = (text: string): StyleSource => ({ file: 'renderer/kit/theme/lists.css', text })

describe('the classes of the window', () => {
  it('are of one feature, or of the kit', () => {
    expect(sharedClasses(styleSources(ROOT))).toEqual([])
  })

  it('of one feature alone stand in that feature’s stylesheet', () => {
    expect(strayRules(styleSources(ROOT))).toEqual([])
    const one = people('export const X = () => <p className="leaver" />')
    const other = guide('')
    const both = { ...one, file: 'renderer/features/guide/y.tsx' }
    expect(strayRules([kit('.leaver .age, .leaver > p { margin: 0 }'), one, other])).toHaveLength(1)
    expect(strayRules([kit('.leaver { margin: 0 }'), one, both])).toEqual([])
    expect(strayRules([kit('.leaver:focus, .button:focus { margin: 0 }'), one])).toEqual([])
  })

  it.each([
    ['plainly', `export const X = () => <p className="wide step" />`],
    ['by a condition', `export const X = ({ is }) => <p className={is ? 'step' : undefined} />`],
    ['in a template', 'export const X = ({ kind }) => <p className={`step ${kind}`} />'],
    ['for a row of a table', `export const X = () => <Table rowClassName="step" />`],
  ])('are not borrowed from another feature, %s', (_, text) => {
    expect(sharedClasses([guide('.step li, .other { margin: 0 }'), people(text)])).toHaveLength(1)
  })

  it('may be of the kit, and refined by a feature', () => {
    const view = people(`export const X = () => <p className="step" />`)
    expect(sharedClasses([guide('.step { margin: 0 }'), kit('.step { color: red }'), view])).toEqual([])
  })

  it('are told from other words, and from a feature’s own', () => {
    const view = people(`export const X = () => <p title="step">{go({ at: 'step' })}</p>`)
    const own = {
      file: 'renderer/features/guide/x.tsx',
      text: `export const X = () => <p className="step" />`,
    }
    expect(sharedClasses([guide('.step { background: url(a.step) }'), view, own])).toEqual([])
  })

  it('lie in layers, so that a feature need not outdo the kit, and each feature’s stylesheet is loaded', () => {
    const theme = readFileSync(join(ROOT, 'renderer/kit/theme/theme.css'), 'utf8')
    expect(theme).toMatch(/^@layer tokens, base, kit, features, narrow;\n/u)
    const imports = [...theme.matchAll(/@import '(?<of>[^']+)'(?<layer> layer\(\w+\))?;/gu)]
    expect(imports.filter(({ groups }) => groups?.['layer'] === undefined)).toEqual([])
    for (const { file } of styleSources(ROOT).filter((one) => /features\/.*\.css$/u.test(one.file)))
      expect(theme).toContain(`'../../${file.replace('renderer/', '')}' layer(features)`)
  })
})
