import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appName, plainTitle } from '../../electron/core/import/app-name.ts'
import { checkDraft, NAME_MAX } from '../../shared/apps/app-draft.ts'

const ID = '4C1D90AF2B7E4E60A5D3178C96F0B2E1'

describe('a title as a name', () => {
  it.each([
    ['developer.xero.com', 'App 4C1D90AF'],
    ['https://developer.xero.com/app/manage', 'App 4C1D90AF'],
    ['login.xero.com (Packs)', '(Packs)'],
    ['Xero – Month-end Packs', 'Month-end Packs'],
    ['Month-end Packs (Xero)', 'Month-end Packs'],
    ['Month-end Packs [Xero app]', 'Month-end Packs [app]'],
    ['Xero/Packs', 'Packs'],
    ['Xero-Packs', 'Packs'],
    ['Packs - Xero - Brackenmoor', 'Packs - Brackenmoor'],
    ['Xero’s packs', 'packs'],
    ['XERO', 'App 4C1D90AF'],
    ['MyXeroApp', 'My App'],
    ['Ｘｅｒｏ packs', 'packs'],
    ['Xe\u200bro packs', 'packs'],
    ['packs\u202e\u0007', 'packs'],
    ['', 'App 4C1D90AF'],
    ['Packs', 'Packs'],
    ['A & B', 'A & B'],
  ])('%j becomes %j', (title, name) => {
    expect(appName(title, ID)).toBe(name)
  })

  it('is always one that Keyward takes', () => {
    const draft = {
      kind: 'web',
      clientId: ID,
      route: 'loopback',
      redirectUri: 'http://localhost:1/c',
      note: '',
      pkce: true,
      secretCreatedAt: null,
    } as const
    const piece = fc.constantFrom(
      'xero',
      'Xero',
      '.com',
      ' ',
      '-',
      '(',
      ')',
      'é',
      '\u200b',
      '\n',
      'app',
      '😀',
      'ＸＥＲＯ',
    )
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 200 }), (title) => {
        const name = appName(title, ID)
        const problems = checkDraft({ ...draft, scopes: [], name }, undefined).filter(
          ({ field, weight }) => field === 'name' && weight === 'refuse',
        )
        expect(problems).toEqual([])
        expect(name.length).toBeLessThanOrEqual(NAME_MAX)
        expect(plainTitle(title)).not.toMatch(/[\n\u200b]/u)
      }),
    )
  })
})
