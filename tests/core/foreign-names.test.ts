import { describe, expect, it } from 'vitest'
import { calendarFile } from '../../electron/core/rotation/calendar-file.ts'
import { html, htmlText } from '../../shared/kernel/html.ts'
import { connected, fakeXero, listed, value } from '../worlds/fakes.ts'

const NOW = Date.UTC(2026, 10, 24, 9, 0)
const TURNS = /[\u061C\u200E\u200F\u202A-\u202E\u2066\u2067]/u

describe('G11 names on paper and in files', () => {
  it('G11 turn nothing around on a signed page, and the nameless are told apart', async () => {
    const xero = fakeXero()
    xero.connected = [
      listed('a', { tenantName: '\u202Eknab' }),
      listed('b', { tenantName: '', tenantId: 'tenant-aaaa' }),
      listed('c', { tenantName: '\u200B', tenantId: 'tenant-bbbb' }),
      listed('d', { tenantName: 'שלום' }),
    ]
    const { keyward } = await connected({ xero })
    value(await keyward.api.saveReview({}))
    const page = Buffer.from(keyward.files.saved.get('review.html') ?? []).toString('utf8')
    expect(page).not.toMatch(TURNS)
    expect(page).toContain('\uFFFDknab')
    expect(page).toContain('\u2068שלום\u2069')
    expect(page).toContain('Organisation without a name (id …aaaa)')
    expect(page).toContain('Organisation without a name (id …bbbb)')
    const sheet = Buffer.from(keyward.files.saved.get('connections.csv') ?? []).toString('utf8')
    expect(sheet).toContain('Organisation without a name (id …aaaa)')
    expect(sheet).not.toMatch(TURNS)
  })

  it('G11 what has no name or kind is told as that on paper, and one is one', async () => {
    const xero = fakeXero()
    xero.connected = [listed('a', { tenantType: '' })]
    const { keyward } = await connected({ xero })
    value(await keyward.api.checkConnections({ keys: null }))
    value(await keyward.api.saveReview({}))
    const page = Buffer.from(keyward.files.saved.get('review.html') ?? []).toString('utf8')
    expect(page).toContain(', Unknown kind</td>')
    expect(page).toContain('1 of 1 organisation answered')
  })

  it('G11 stay within themselves in text that is put together for a page', () => {
    expect(htmlText(html`${'List of \u202Eevil, <b>'}`)).toBe('List of \uFFFDevil, &#60;b&#62;')
    expect(htmlText(html`${'two\nlines'}`)).toBe('two lines')
  })

  it('G11 turn nothing around in a calendar', async () => {
    const event = {
      appId: 'a',
      app: 'Packs\u202E',
      day: 20_800,
      tellDay: 20_790,
      about: 'Seen to by \u202Enaj.',
      sequence: 0,
      changedAt: NOW,
      isOff: false,
    }
    const text = Buffer.from(await calendarFile([event], NOW)).toString('utf8')
    expect(text).not.toMatch(TURNS)
    expect(text).toContain('Packs\uFFFD')
  })
})
