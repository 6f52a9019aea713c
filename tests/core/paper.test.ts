import { describe, expect, it } from 'vitest'
import { answer } from '../../shared/contract/contract.ts'
import { codeOf, connected, fakeXero, listed, value } from '../worlds/fakes.ts'

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

  it('N4 the table of connections is printed as it stands, chosen or whole, and says what is not known', async () => {
    const { keyward, saved } = await start()
    const keys = keyward.snapshot().connections.map(({ key }) => key)
    const [first = ''] = keys
    const named = (key: string) =>
      keyward.snapshot().connections.find((one) => one.key === key)?.tenantName ?? ''
    const { path } = value(await keyward.api.savePdf({ paper: { of: 'connections', keys: null } }))
    expect(path).toMatch(/^Keyward connections \d{4}-\d\d-\d\d\.pdf$/u)
    for (const key of keys) expect(saved(path ?? '')).toContain(named(key))
    expect(saved(path ?? '')).toContain('by Tessa Quillon')
    expect(saved(path ?? '')).toContain('Every connection that this vault knows')
    value(await keyward.api.printPaper({ paper: { of: 'connections', keys: [first] } }))
    const page = keyward.printer.pages.at(-1) ?? ''
    expect(page).toContain(`1 chosen of ${keys.length} that this vault knows`)
    expect(page).toContain(named(first))
    expect(page.match(/<tr>/gu)).toHaveLength(2)
    expect(page).not.toContain('has not listed')
    keyward.clock.move(8 * 86_400_000)
    value(await keyward.api.printPaper({ paper: { of: 'connections', keys: [first] } }))
    expect(keyward.printer.pages.at(-1)).toContain('Xero has not listed 1 of them for 7 days or more')
  })

  it('N4 no name of an organisation becomes markup on paper', async () => {
    const xero = fakeXero()
    xero.connected = [listed('c1', { tenantName: '<img src=x onerror=alert(1)>\u202Egnp' })]
    const { keyward } = await connected({ xero })
    value(await keyward.api.printPaper({ paper: { of: 'connections', keys: null } }))
    const page = keyward.printer.pages.at(-1) ?? ''
    expect(page).not.toContain('<img')
    expect(page).toContain('&#60;img')
    expect(page).not.toContain('\u202E')
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
