import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guidePage } from '../../electron/core/guide/page.ts'
import { kitPage } from '../../electron/core/backup/kit-page.ts'
import { relayPage } from '../../electron/core/handover/relay-page.ts'
import { reviewPage } from '../../electron/core/review/page.ts'
import { html, htmlText, type Html } from '../../shared/kernel/html.ts'
import { Review } from '../../shared/review/review.ts'
import { STRANGE_TEXT } from '../worlds/arbitrary.ts'
import { everyOf } from '../worlds/every.ts'
import { startKeyward, value } from '../worlds/fakes.ts'

const HOSTILE = [
  `"><img src=x onerror="alert(1)">`,
  `'><script>alert(1)</script>`,
  `</style></title></table><script>alert(1)</script>`,
  `--><svg/onload=alert(1)>`,
  `&lt;img src=x&gt;`,
]

describe('a page', () => {
  it('takes what is put in as text, between tags and in attributes', () => {
    const name = `O'Hara & <b>"sons"</b>`
    const said = 'O&#39;Hara &#38; &#60;b&#62;&#34;sons&#34;&#60;/b&#62;'
    expect(htmlText(html`<p title="${name}">${name}</p>`)).toBe(`<p title="${said}">${said}</p>`)
  })

  it('takes a piece of a page as it is, a list of them one after the other, and nothing for none', () => {
    const items = ['<a>', 'b'].map((one) => html`<li>${one}</li>`)
    expect(htmlText(html`<ul>${items}</ul>${[]}${html`<b>${2}</b>`}`)).toBe(
      '<ul><li>&#60;a&#62;</li><li>b</li></ul><b>2</b>',
    )
  })

  it('takes nothing that was read from somewhere for a piece of a page', () => {
    const forged = JSON.parse('{"html":"<script>","Symbol(html)":"<script>"}') as Html
    expect(htmlText(html`<p>${forged}</p>`)).not.toContain('script')
  })

  it('has no value in an attribute without quotes', () => {
    expect(() => html`<p class=${'a b'}></p>`).toThrow('without quotes')
  })

  it('G11 is whole whatever is put in', () => {
    fc.assert(
      fc.property(STRANGE_TEXT, (text) => {
        const page = htmlText(html`<p title="${text}">${text}</p>`)
        const [, title, within] = /^<p title="([^"]*)">([^]*)<\/p>$/u.exec(page) ?? []
        expect(title).toBe(within)
        expect(within).not.toMatch(/[<>"'\n\r\t]/u)
      }),
    )
  })
})

describe('G11 a hostile name', () => {
  /** Every tag of a page, without what stands in its attributes. */
  const tagsOf = (page: string) =>
    [...page.matchAll(/<!?\/?[a-z][a-z0-9]*/giu)].map(([tag]) => tag.toLowerCase())
  const sealed = (name: string) => ({
    checksum: 'ab'.repeat(32),
    fingerprint: 'AAAA BBBB',
    card: { name, email: 'a@b.example', recipient: 'age1x', signKey: 'key' },
  })

  it('is text wherever it stands in an evidence page', () => {
    /** The same with this name in the place of each free text, which is the name of its key. */
    const named = (given: unknown, name: string, key = ''): unknown => {
      if (typeof given === 'string') return given === key ? name : given
      if (Array.isArray(given)) return given.map((one) => named(one, name, key))
      if (typeof given !== 'object' || given === null) return given
      const parts = Object.entries(given).filter(([, one]) => one !== undefined)
      return Object.fromEntries(parts.map(([of, one]) => [of, named(one, name, of)]))
    }
    const pages = (name: string) =>
      everyOf(Review, 2).map((review) => {
        // what a review from before it was told leaves out
        const none = { handovers: null, tags: [], ownLists: null, tools: null, toolGrants: null }
        return reviewPage({ ...none, ...(named(review, name) as Review) }, sealed(name))
      })
    const plain = pages('Fenwick').map(tagsOf)
    expect(pages('Fenwick').join(' ').split('Fenwick').length).toBeGreaterThan(200) // it stands nearly everywhere
    for (const name of HOSTILE) expect(pages(name).map(tagsOf)).toEqual(plain)
  })

  it('is text in a recovery kit', () => {
    const page = (name: string) =>
      kitPage({
        number: 1,
        rows: ['AAAA'],
        fingerprint: 'AAAA',
        madeAt: 0,
        by: name,
        device: name,
        keyward: '1.0.0',
        folder: name,
        colleagues: [{ name, fingerprint: name }],
        apps: [name],
        isSandbox: true,
      })
    for (const name of HOSTILE) expect(tagsOf(page(name))).toEqual(tagsOf(page('Fenwick')))
  })

  it('is text in the pages of the guide', async () => {
    const pages = async (name: string) => {
      const { api, snapshot, clock } = await startKeyward()
      const draft = { name, road: 'own', purpose: name, scopes: [name], vendor: name } as const
      const { journeyId } = value(await api.beginJourney({ ...draft, scopes: [name] }))
      value(await api.addJourneyNote({ journeyId, step: 'contact', text: name }))
      value(await api.setAdviserLogin({ journeyId, who: name, until: clock.now() }))
      const words = { words: name, evidence: name, owner: name, gap: name, planBy: null }
      value(await api.answerArea({ area: 'keys', answer: { answer: 'met', ...words } }))
      return (['status', 'worksheet'] as const).map((page) => guidePage(page, snapshot(), clock.now(), name))
    }
    const plain = (await pages('Fenwick')).map(tagsOf)
    for (const name of HOSTILE) expect((await pages(name)).map(tagsOf)).toEqual(plain)
  })

  it('has no way into the page that a practice hosts, which stays as it is', () => {
    expect(relayPage()).toBe(relayPage())
    expect(relayPage()).not.toContain('&#')
  })
})
