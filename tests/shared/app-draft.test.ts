import { describe, expect, it } from 'vitest'
import { checkDraft, isSavable, tidyDraft } from '../../shared/apps/app-draft.ts'
import { draft, SECRET } from '../worlds/fakes.ts'

const codes = (more: Parameters<typeof draft>[0], secret: string | undefined = SECRET) =>
  checkDraft(draft(more), secret).map(({ code, weight }) => `${weight} ${code}`)

describe('the form teaches what Xero refuses', () => {
  it('says nothing about a good draft', () => {
    expect(codes({})).toEqual([])
  })

  it.each([
    [{ name: ' ' }, 'refuse nameMissing'],
    [{ name: 'n'.repeat(101) }, 'refuse nameTooLong'],
    [{ name: 'Reports for xErO' }, 'refuse nameHasXero'],
    [{ name: 'Ｘｅｒｏ reports' }, 'refuse nameHasXero'],
    [{ clientId: '' }, 'refuse clientIdMissing'],
    [{ clientId: 'two words' }, 'refuse clientIdHasSpaces'],
    [{ clientId: 'short' }, 'advise clientIdUnusual'],
    [{ redirectUri: '' }, 'refuse redirectMissing'],
    [{ redirectUri: 'brackenmoor.example/cb' }, 'refuse redirectNotAddress'],
    [{ redirectUri: 'https://a b.example/' }, 'refuse redirectNotAddress'],
    [{ redirectUri: 'keyward://oauth/callback' }, 'refuse redirectCustomScheme'],
    [{ redirectUri: 'http://brackenmoor.example/cb' }, 'refuse redirectNotHttps'],
    [{ redirectUri: 'http://localhost.evil.example/cb' }, 'refuse redirectNotHttps'],
    [{ redirectUri: 'http://127.0.0.1:5000/cb' }, 'refuse redirectIsIpAddress'],
    [{ redirectUri: 'https://brackenmoor.example/cb?a=1' }, 'refuse redirectHasExtras'],
    [{ redirectUri: 'https://me@brackenmoor.example/cb' }, 'refuse redirectHasExtras'],
    [{ redirectUri: 'https://brackenmoor.example/x%7By' }, 'advise redirectPathUnusual'],
    [{ route: 'loopback', redirectUri: 'https://brackenmoor.example/cb' }, 'refuse redirectNotLocalhost'],
    [{ route: 'loopback', redirectUri: 'http://localhost/cb' }, 'refuse redirectNeedsPort'],
    [{ scopes: ['openid', 'offline_access'] }, 'refuse scopesMissing'],
    [
      { scopes: ['openid', 'offline_access', 'accounting.contacts.read', 'practicemanager.job.read'] },
      'refuse scopesMixed',
    ],
    [{ scopes: ['openid', 'offline_access', 'accounting.contacts.read', 'a"b'] }, 'refuse scopeNotText'],
    [{ scopes: ['openid', 'offline_access', 'practicemanager'] }, 'advise scopeBroad'],
    [{ scopes: ['openid', 'offline_access', 'accounting.transactions.read'] }, 'advise scopeEnds'],
    [{ scopes: ['openid', 'offline_access', 'accounting.contacts'] }, 'advise scopeWrites'],
    [{ scopes: ['openid', 'offline_access', 'accounting.future.read'] }, 'advise scopeUnknown'],
    [{ scopes: ['openid', 'accounting.contacts.read'] }, 'advise scopesWithoutOffline'],
    [{ scopes: ['offline_access', 'accounting.contacts.read'] }, 'advise scopesWithoutOpenid'],
  ] as const)('%o: %s', (more, expected) => {
    expect(
      codes({ ...more, ...('scopes' in more ? { scopes: [...more.scopes] } : {}) } as Parameters<
        typeof draft
      >[0]),
    ).toContain(expected)
  })

  it.each([
    ['', 'refuse secretMissing'],
    ['x'.repeat(2_561), 'refuse secretTooLong'],
    ['é'.repeat(1_281), 'refuse secretTooLong'],
    ['two words in it', 'refuse secretHasSpaces'],
    ['with\u0000nul', 'refuse secretNotText'],
    [`half a pair \ud800`.replaceAll(' ', ''), 'refuse secretNotText'],
    [draft().clientId, 'refuse secretIsClientId'],
    ['short', 'advise secretUnusual'],
  ])('E6 E7 the secret %j: %s', (secret, expected) => {
    expect(codes({}, secret)).toContain(expected)
  })

  it('does not ask for the secret again when it is kept', () => {
    expect(isSavable(checkDraft(draft(), undefined))).toBe(true)
  })

  it('takes off what copying brings along', () => {
    const tidy = tidyDraft(
      draft({ name: ' Month-end \n Packs ', clientId: ' abc\n', scopes: ['openid', ' openid', ''] }),
    )
    expect([tidy.name, tidy.clientId, tidy.scopes]).toEqual(['Month-end Packs', 'abc', ['openid']])
  })
})
