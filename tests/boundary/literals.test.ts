import { describe, expect, it } from 'vitest'
import { misplacedIn, misplacedUnder } from '../../build/literals.ts'
import { ROOT } from '../../build/runtime.ts'

const said = (text: string, file = 'renderer/features/guide/x.tsx') =>
  misplacedIn(file, text).map((one) => one.text)

describe('English', () => {
  it('stands in words files and nowhere else', () => {
    expect(misplacedUnder(ROOT)).toEqual([])
  })

  it.each([
    ['between tags', `export const X = () => <p>Nothing yet</p>`],
    ['one small word between tags', `export const X = () => <p>yet</p>`],
    ['beside what is put in', `export const X = ({ n }) => <p>{n} organisations</p>`],
    ['in a condition between tags', `export const X = ({ is }) => <p>{is ? 'on' : null}</p>`],
    ['after a default', `export const X = ({ name }) => <p>{name ?? 'nobody'}</p>`],
    ['in a template between tags', 'export const X = ({ n }) => <p>{`every ${n}`}</p>'],
    ['in a label', `export const X = () => <nav aria-label="places" />`],
    ['in a placeholder', `export const X = () => <input placeholder="name" />`],
    ['in a heading of ours', `export const X = () => <Part title="Secret" />`],
    ['in an attribute nobody has heard of', `export const X = () => <Part bottomLine="Nothing is lost" />`],
    ['in a list for a confirmation', `export const X = () => <Confirmation ends={['access']} />`],
    ['in what a button does', `export const X = () => <b onClick={() => say('Asking Xero.')} />`],
    ['in a constant', `const NAMES = { light: 'Light' } as const`],
    ['in a constant of pairs', `const NAMES = [['system', 'Match system']]`],
    ['in a template with what is put in', 'const of = (name: string) => `Removed ${name}`'],
    ['within another piece', 'const of = (n: number) => `${n} ${n === 1 ? "tool" : "tools"} left`'],
    ['glued together', `const of = (name: string) => 'Removed from ' + name`],
  ])('is found %s', (_, text) => {
    expect(said(text).length).toBeGreaterThan(0)
  })

  it.each([
    ['classes and kinds', `export const X = () => <Button kind="primary" className="row wide" id="a b" />`],
    ['a class by condition', `export const X = ({ is }) => <p className={is ? 'row wide' : 'Row'} />`],
    ['keys of the keyboard', `const is = (event: KeyboardEvent) => event.key === 'Enter'`],
    ['places and calls', `const open = () => go({ at: 'guide', page: 'begin' })`],
    ['ids', 'const need = (id: string) => ({ id: `leak ${id}`, kind: `leak` })'],
    ['selectors', `const find = () => document.querySelector('main [role="alert"] b')`],
    ['errors for whoever mends it', `const fail = () => { throw new Error('nothing has been told yet') }`],
    ['types', `type Page = 'Overview' | 'Not this'`],
    ['signs between tags', `export const X = ({ a }) => <p>{a}: {' '}({a}).</p>`],
    ['imports', `import { x } from './Some Folder/x.ts'`],
  ])('is not seen in %s', (_, text) => {
    expect(said(text)).toEqual([])
  })

  it('may stand in words files, and in no file that only sounds like one', () => {
    const text = `export const X = { removed: 'It is removed' }`
    expect(said(text, 'renderer/features/guide/words.ts')).toEqual([])
    expect(said(text, 'renderer/features/guide/words-journey.ts')).toEqual([])
    expect(said(text, 'renderer/features/guide/passwords.ts')).toHaveLength(1)
    expect(said(text, 'renderer/features/guide/words.tsx')).toHaveLength(1)
  })

  it('is no sentence in a page that core builds', () => {
    const page =
      'const x = html`<main><h1>${title}</h1><p>Nothing was <b>ever</b> changed here.</p>${html`<p>Nor was anything there.</p>`}</main>`'
    expect(said(page, 'electron/core/apps/x.ts')).toEqual(['Nor was anything there.'])
    expect(said('const x = html`<p>It was not changed.</p>`', 'electron/core/apps/x.ts')).toHaveLength(1)
    expect(
      said('const x = html`<p class="Not a sentence here">${name}</p>`', 'electron/core/apps/x.ts'),
    ).toEqual([])
  })

  it('is no sentence in core, adapters and shared code', () => {
    const text = `const said = { what: 'The disk is full', kind: 'diskFull' }`
    for (const file of ['electron/core/apps/x.ts', 'electron/adapters/disk/x.ts', 'shared/apps/x.ts'])
      expect(said(text, file)).toEqual(['The disk is full'])
    expect(said(`const names = ['Xero apps', 'electron core of it']`, 'electron/core/apps/x.ts')).toEqual([])
    expect(said(text, 'electron/core/review/words.ts')).toEqual([])
  })
})
