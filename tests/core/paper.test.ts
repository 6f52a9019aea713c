import { describe, expect, it } from 'vitest'
import { answer } from '../../shared/contract/contract.ts'
import { codeOf, connected, value } from '../worlds/fakes.ts'

const start = async () => {
  const { keyward } = await connected()
  value(await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
  value(await keyward.api.saveReview({}))
  const saved = (name: string) => Buffer.from(keyward.files.saved.get(name) ?? []).toString('utf8')
  return { keyward, saved, reviewId: keyward.snapshot().reviews[0]?.id ?? '' }
}

describe('N4 paper', () => {
  it('N4 the pages of the access guide are the same as PDF, as a web page and on paper', async () => {
    const { keyward, saved } = await start()
    value(
      await keyward.api.beginJourney({ name: 'Month end', road: 'own', purpose: '', scopes: [], vendor: '' }),
    )
    for (const [of, name] of [
      ['status', 'Keyward access status'],
      ['worksheet', 'Keyward self-assessment'],
    ] as const) {
      value(await keyward.api.saveGuidePage({ page: of }))
      expect(value(await keyward.api.savePdf({ paper: { of } })).path).toBe(`${name}.pdf`)
      expect(saved(`${name}.pdf`)).toBe(`%PDF ${saved(`${name}.html`)}`)
      expect(value(await keyward.api.printPaper({ paper: { of } })).isPrinted).toBe(true)
      expect(keyward.printer.pages.at(-1)).toBe(saved(`${name}.html`))
    }
  })

  it('N4 evidence is on paper what was signed, also when much has changed since', async () => {
    const { keyward, saved, reviewId } = await start()
    const page = saved('review.html')
    expect(page).toContain('Organisation c1')
    keyward.xero.connected = []
    await keyward.api.checkConnections({ keys: null })
    keyward.clock.move(90_000_000)
    const { path } = value(await keyward.api.savePdf({ paper: { of: 'review', id: reviewId } }))
    expect(path).toMatch(/^Keyward review \d{4}-\d\d-\d\d \d{6} UTC\.pdf$/u)
    expect(saved(path ?? '')).toBe(`%PDF ${page}`)
    value(await keyward.api.printPaper({ paper: { of: 'review', id: reviewId } }))
    expect(keyward.printer.pages.at(-1)).toBe(page)
    expect(codeOf(await keyward.api.savePdf({ paper: { of: 'review', id: 'none' } }))).toBe('unknownReview')
  })

  it('N4 that does not come out saves nothing and says so; thinking better of it is no failure', async () => {
    const { keyward } = await start()
    const before = keyward.files.saved.size
    keyward.printer.isWanted = false
    expect(value(await keyward.api.printPaper({ paper: { of: 'status' } })).isPrinted).toBe(false)
    keyward.printer.fails = true
    expect(codeOf(await keyward.api.savePdf({ paper: { of: 'status' } }))).toBe('printFailed')
    expect(codeOf(await keyward.api.printPaper({ paper: { of: 'status' } }))).toBe('printFailed')
    expect(keyward.files.saved.size).toBe(before)
  })

  it('N4 what was saved can be shown in its folder, and nothing else can', async () => {
    const { keyward } = await start()
    const { path } = value(await keyward.api.savePdf({ paper: { of: 'status' } }))
    value(await keyward.api.showSaved({ path: path ?? '' }))
    expect(keyward.files.shown).toEqual([path])
    for (const other of ['/etc/passwd', `${path}/..`, 'C:\\Windows'])
      expect(codeOf(await keyward.api.showSaved({ path: other }))).toBe('badRequest')
    expect(keyward.files.shown).toEqual([path])
  })
})

describe('B5 the licences', () => {
  it('B5 open without anything being named, and it is said where they do not', async () => {
    const { keyward } = await connected()
    value(await keyward.api.openLicences({}))
    expect(keyward.licencesOpened.count).toBe(1)
    keyward.browserFails(true)
    expect(codeOf(await keyward.api.openLicences({}))).toBe('licencesNotOpened')
    expect(await answer(keyward.api, 'openLicences', { page: '/etc/passwd' }, () => undefined)).toEqual({
      ok: false,
      failure: { code: 'badRequest' },
    })
  })
})
