import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPastedApp } from '../../shared/apps/pasted-app.ts'

const ID = '5E3A90C41D7B4F628A0CB7D2196FC07F'
const SECRET = 'not-a-real_Secret-0123456789-abcdefghij'
const REDIRECT = 'https://practice.example/xero/callback'
const LOCAL = 'http://localhost:53682/callback'
const SCOPES = ['openid', 'offline_access', 'accounting.invoices.read', 'accounting.contacts']
const whole = {
  clientId: ID,
  clientSecret: SECRET,
  name: 'Month-end Packs',
  redirectUri: REDIRECT,
  scopes: SCOPES,
}

describe('one paste that holds a whole app', () => {
  it.each([
    [
      'the portal’s page',
      `My apps\nMonth-end Packs\nApp details\nConfiguration\nApp name\nMonth-end Packs\nCompany or application URL\nhttps://practice.example\nRedirect URIs\nRedirect URIs need to be an absolute URI.\n${REDIRECT}\nAdd another URI\nClient id\n${ID}\nCopy\nClient secret 1\n${SECRET}\nGenerate another secret\nScopes\n${SCOPES.join('\n')}`,
    ],
    [
      'key: value lines',
      `Name: Month-end Packs\nClient id: ${ID}\nClient secret: ${SECRET}\nRedirect URI: ${REDIRECT}\nScopes: ${SCOPES.join(' ')}`,
    ],
    [
      '.env',
      `export XERO_APP_NAME="Month-end Packs"\nXERO_CLIENT_ID=${ID}\nXERO_CLIENT_SECRET='${SECRET}'\nXERO_REDIRECT_URI=${REDIRECT}\nXERO_SCOPES="${SCOPES.join(' ')}"`,
    ],
    [
      'JSON',
      JSON.stringify({
        name: 'Month-end Packs',
        client_id: ID,
        client_secret: SECRET,
        redirect_uris: [REDIRECT],
        scopes: SCOPES,
      }),
    ],
    [
      'JSON of other names',
      JSON.stringify({
        app: {
          appName: 'Month-end Packs',
          clientId: ID,
          clientSecret: SECRET,
          callbackUrl: REDIRECT,
          scope: SCOPES.join(','),
        },
      }),
    ],
    [
      'fields that are named beside their values',
      JSON.stringify([
        { name: 'App name', value: 'Month-end Packs' },
        { name: 'Client id', value: ID },
        { name: 'Client secret', value: SECRET },
        { name: 'Redirect URI', value: REDIRECT },
        { name: 'Scopes', value: SCOPES.join(' ') },
      ]),
    ],
    [
      'a mail that quotes one',
      `> App name: Month-end Packs\r\n> Client id: ${ID}\r\n> Client secret: ${SECRET}\r\n> Redirect URI 1: <${REDIRECT}>\r\n> Scopes requested: ${SCOPES.join(', ')}\r\n`,
    ],
    [
      'a table',
      `App name\tClient id\tClient secret\tRedirect URI\tScopes\nMonth-end Packs\t${ID}\t${SECRET}\t${REDIRECT}\t${SCOPES.join(' ')}`,
    ],
  ])('is read out of %s', (_kind, text) => {
    expect(readPastedApp(text)).toEqual(whole)
  })

  it('asks about several redirect addresses, and takes none', () => {
    const found = readPastedApp(
      `Client id: ${ID}\nRedirect URIs\n${REDIRECT}\n${LOCAL}\nClient secret\n${SECRET}`,
    )
    expect(found).toEqual({ clientId: ID, clientSecret: SECRET, redirectUris: [REDIRECT, LOCAL] })
  })

  it('takes an address of this computer’s without a name, and no other', () => {
    expect(readPastedApp(`${ID}\n${SECRET}\n${LOCAL}\nhttps://practice.example/`)).toMatchObject({
      redirectUri: LOCAL,
    })
    expect(readPastedApp(`${ID}\n${SECRET}\nhttps://practice.example/`)).toEqual({
      clientId: ID,
      clientSecret: SECRET,
    })
  })

  it('finds scopes in a sentence by those that could be nothing else', () => {
    expect(
      readPastedApp('Please ask for openid, accounting.invoices.read and practicemanager.job.read.'),
    ).toEqual({
      scopes: ['openid', 'accounting.invoices.read', 'practicemanager.job.read'],
    })
    expect(readPastedApp('Our profile and e-mail address are on practice.example.')).toBeUndefined()
  })

  it.each([
    ['a person', `Name: Tessa Wong\nRing me about the app`],
    ['two names', `Name: Tessa Wong\nName: Month-end Packs\nClient id: ${ID}`],
    ['an address', `App name: https://practice.example/\nClient id: ${ID}`],
    ['a mailbox', `Name: tessa@practice.example\nClient id: ${ID}`],
    ['the secret', `App name: ${SECRET}\nClient id: ${ID}\nClient secret: ${SECRET}`],
    ['too long a name', `App name: ${'Packs '.repeat(40)}\nClient id: ${ID}`],
  ])('takes no name where it is %s', (_kind, text) => {
    expect(readPastedApp(text)?.name).toBeUndefined()
  })

  it.each([
    ['javascript:alert(1)'],
    ['file:///etc/passwd'],
    ['keyward://oauth/callback'],
    ['https://'],
    ['x'],
  ])('takes no redirect address from %s', (value) => {
    const found = readPastedApp(`Client id: ${ID}\nRedirect URI: ${value}`)
    expect(found).toEqual({ clientId: ID })
  })

  it('leaves one plain value to its field', () => {
    for (const one of [REDIRECT, LOCAL, 'openid', ID, SECRET, 'accounting.invoices.read'])
      expect(readPastedApp(one)).toBeUndefined()
  })

  it('shows nothing unseen in a name', () => {
    expect(readPastedApp(`App name: Month\u202e-end\u200b Packs\nClient id: ${ID}`)?.name).toBe(
      'Month-end Packs',
    )
  })

  it('holds its bounds on whatever is pasted', () => {
    const lines = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          'App name:',
          'Redirect URIs',
          'Scopes',
          `Client id: ${ID}`,
          REDIRECT,
          'openid',
          '{',
          '":',
        ),
        fc.webUrl(),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(lines, (some) => {
        const found = readPastedApp(some.join('\n'))
        expect(found?.name?.length ?? 0).toBeLessThanOrEqual(100)
        expect(found?.scopes?.length ?? 0).toBeLessThanOrEqual(60)
        expect(found?.redirectUris?.length ?? 0).toBeLessThanOrEqual(50)
      }),
      { numRuns: 30 },
    )
  })

  it.each([
    ['labels', 'Redirect URI: '],
    ['addresses', `${REDIRECT}\n`],
    ['scopes', 'accounting.invoices.read '],
    ['spaces', ' '],
    ['brackets', '{"a":'],
    ['words', 'xero the app '],
  ])('ends on ninety thousand characters of %s', (_kind, part) => {
    const text = `Scopes\nRedirect URIs\n${part.repeat(Math.floor(90_000 / part.length))}`
    const found = readPastedApp(text)
    expect(found?.redirectUris?.length ?? 0).toBeLessThanOrEqual(50)
  })
})
