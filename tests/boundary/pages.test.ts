import { describe, expect, it } from 'vitest'
import { markupByHand, markupByHandUnder } from '../../build/pages.ts'
import { ROOT } from '../../build/runtime.ts'

describe('markup', () => {
  it('is written with the tag that escapes, and nowhere by hand', () => {
    expect(markupByHandUnder(ROOT)).toEqual([])
  })

  it.each([
    ['a template', 'const x = (n: string) => `<td>${n}</td>`'],
    ['an attribute', 'const x = (n: string) => `<a href="${n}">there</a>`'],
    ['a plain string', `const x = '<p>' + name + '</p>'`],
    ['within what is put into a page', 'const x = html`<p>${`<b>${n}</b>`}</p>`'],
    ['another tag', 'const x = text`<p>${n}</p>`'],
    ['the beginning of a page', 'const x = "<!doctype html>"'],
  ])('is found in %s', (_, text) => {
    expect(markupByHand('electron/core/x.ts', text)).toContain(1)
  })

  it.each([
    ['a page', 'const x = html`<p>${name}</p>`'],
    ['a person with an address', 'const x = `${name} <${email}>`'],
    ['an address in brackets', `const x = 'Owen <owen@example.com>'`],
    ['something to be filled in', `const x = 'Bearer <control token>'`],
    ['a comparison', 'const is = a < b && b > c'],
  ])('is not seen in %s', (_, text) => {
    expect(markupByHand('electron/core/x.ts', text)).toEqual([])
  })
})
