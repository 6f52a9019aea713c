import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRedirect } from '../../electron/core/sign-in/redirect.ts'

const GOOD = 'keyward://oauth/callback?code=abc&scope=openid&state=s1&session_state=x.y'

describe('C3 the strict parser of redirects', () => {
  it('reads what Xero sends', () => {
    expect(parseRedirect(GOOD)).toEqual({ kind: 'code', state: 's1', code: 'abc', iss: null })
    expect(parseRedirect('keyward://oauth/callback?error=access_denied&state=s1')).toEqual({
      kind: 'error',
      state: 's1',
      error: 'access_denied',
    })
  })

  it.each([
    ['another scheme', 'keywards://oauth/callback?code=a&state=b', 'wrongAddress'],
    ['http in disguise', 'http://oauth/callback?code=a&state=b', 'wrongAddress'],
    ['another host', 'keyward://oauth2/callback?code=a&state=b', 'wrongAddress'],
    ['a host that begins alike', 'keyward://oauth.evil/callback?code=a&state=b', 'wrongAddress'],
    ['a user name', 'keyward://oauth@evil/callback?code=a&state=b', 'wrongAddress'],
    ['a user name before the right host', 'keyward://me@oauth/callback?code=a&state=b', 'wrongAddress'],
    ['a port', 'keyward://oauth:80/callback?code=a&state=b', 'wrongAddress'],
    ['a longer path', 'keyward://oauth/callback/more?code=a&state=b', 'wrongAddress'],
    ['a fragment', 'keyward://oauth/callback?code=a&state=b#c', 'wrongAddress'],
    ['no host', 'keyward:oauth/callback?code=a&state=b', 'wrongAddress'],
    ['a handover', 'keyward://handover#abc', 'wrongAddress'],
    ['a doubled state', 'keyward://oauth/callback?code=a&state=b&state=c', 'repeated'],
    ['a doubled iss', 'keyward://oauth/callback?code=a&state=b&iss=x&iss=y', 'repeated'],
    ['code and error together', 'keyward://oauth/callback?code=a&error=b&state=c', 'noCode'],
    ['an empty code', 'keyward://oauth/callback?code=&state=c', 'noCode'],
    ['no state', 'keyward://oauth/callback?code=a', 'noCode'],
    ['a line break', 'keyward://oauth/callback?code=a\n&state=b', 'notAnAddress'],
    ['a flag', '--keyward://oauth/callback?code=a&state=b', 'notAnAddress'],
    ['over 8 kB', `${GOOD}&x=${'y'.repeat(8_192)}`, 'tooLong'],
  ])('refuses %s', (_name, text, why) => {
    expect(parseRedirect(text)).toEqual({ kind: 'unknown', why })
  })

  it('takes the practice’s own address only where it is expected', () => {
    const text = 'https://brackenmoor.example/xero/callback?code=a&state=b'
    expect(parseRedirect(text).kind).toBe('unknown')
    expect(parseRedirect(text, 'https://brackenmoor.example/xero/callback').kind).toBe('code')
    expect(parseRedirect(text, 'https://brackenmoor.example/xero/callback2').kind).toBe('unknown')
  })

  it('never throws, and never takes a changed scheme, host or path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const parsed = parseRedirect(text)
        if (parsed.kind !== 'unknown') expect(text.startsWith('keyward://oauth/callback?')).toBe(true)
      }),
    )
    fc.assert(
      fc.property(fc.nat(23), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
        const text = GOOD.slice(0, at) + letter + GOOD.slice(at + 1)
        if (text.toLowerCase() !== GOOD) expect(parseRedirect(text).kind).toBe('unknown')
      }),
    )
  })
})
