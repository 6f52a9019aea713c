import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPastedCredentials, tidyPasted } from '../../shared/apps/pasted-credentials.ts'

const ID = '5E3A90C41D7B4F628A0CB7D2196FC07F'
const SECRET = 'not-a-real_Secret-0123456789-abcdefghij'
const OTHER = 'not-a-real_Other-9876543210-zyxwvutsrqp'
const both = { clientId: ID, clientSecret: SECRET }
const caseText = (path: string) => readFileSync(new URL(`../cases/paste/${path}`, import.meta.url), 'utf8')

describe('pasting both values at once', () => {
  it.each([
    [`Client id ${ID} Client secret ${SECRET}`],
    [`Client id: ${ID}\nClient secret: ${SECRET}\n`],
    [`Hello Tessa,\r\n\r\nclient ID   =  ${ID}\r\nClient Secret 1: ${SECRET}\r\n\r\nRegards`],
    [`CLIENT_ID=${ID}\nCLIENT_SECRET="${SECRET}"`],
    [`{"client_id": "${ID}", "client_secret": "${SECRET}"}`],
    [`{"clientSecret":"${SECRET}","clientId":"${ID}"}`],
    [`Client id\n${ID}\nClient secret 1\n${SECRET}`],
    [`client id\t${ID}\tclient secret\t${SECRET}`],
    [`${ID}\n${SECRET}`],
    [`${SECRET} ${ID}`],
  ])('finds them in %j', (text) => {
    expect(readPastedCredentials(text)).toEqual(both)
  })

  it('takes one alone where only one is named', () => {
    expect(readPastedCredentials(`client id: ${ID}`)).toEqual({ clientId: ID })
    expect(readPastedCredentials(`Client secret: ${SECRET}`)).toEqual({ clientSecret: SECRET })
  })

  it.each([
    [ID],
    [SECRET],
    [''],
    ['two words'],
    ['Dear client, idle talk'],
    ['x'.repeat(20_000)],
    ['Please send me the client secret as soon as you can.'],
    ['https://developer.xero.com/app/manage/app/0f6ab3a6-0e1b-4d2b-8f1f-1a2b3c4d5e6f'],
  ])('leaves %j to its field', (text) => {
    expect(readPastedCredentials(text)).toBeUndefined()
  })
})

describe('a value as it stands', () => {
  const edges = ['-', '_', '--', '__', '-_', '_-']
  const middle = 'ot-a-real-Secret_0123456789aaaaaaaaaaaa'
  const values = [
    ...edges.map((edge) => `${edge}${middle}`),
    ...edges.map((edge) => `${middle}${edge}`),
    `-${middle}-`,
    `_${middle}_`,
    `-${middle}_`,
  ]
  const ways: readonly (readonly [string, (value: string) => string])[] = [
    ['a line each', (value) => `Client id: ${ID}\nClient secret: ${value}`],
    ['the portal’s page', (value) => `Client id\n${ID}\nClient secret 1\n${value}`],
    ['.env', (value) => `XERO_CLIENT_ID=${ID}\nXERO_CLIENT_SECRET=${value}\n`],
    ['.env in quotes', (value) => `XERO_CLIENT_ID='${ID}'\nexport XERO_CLIENT_SECRET="${value}"\n`],
    ['JSON', (value) => JSON.stringify({ web: { client_id: ID, client_secret: value } }, null, 2)],
    ['YAML', (value) => `xero:\n  client-id: ${ID}\n  client-secret: ${value}\n`],
    ['a dash between', (value) => `Client id - ${ID}\nClient secret - ${value}`],
    ['an arrow', (value) => `client id -> ${ID}\nclient secret => ${value}`],
    ['a list', (value) => `- Client id: ${ID}\n- Client secret: ${value}`],
    ['tabs', (value) => `Packs\t${ID}\t${value}`],
    ['a table of columns', (value) => `Name\tClient id\tClient secret\nPacks\t${ID}\t${value}`],
    ['a markdown table', (value) => `| Client id | Client secret |\n|---|---|\n| ${ID} | ${value} |`],
    ['code marks', (value) => `Client id: \`${ID}\`\nClient secret: \`${value}\``],
    ['bold', (value) => `**Client id:** **${ID}**\n**Client secret:** **${value}**`],
    ['brackets', (value) => `Client id <${ID}>, client secret <${value}>`],
    ['round brackets', (value) => `The client id (${ID}) and the client secret (${value})`],
    ['curly quotes', (value) => `Client id “${ID}”, client secret “${value}”`],
    ['the other order', (value) => `Client secret: ${value}\nClient id: ${ID}`],
    ['no names', (value) => `${ID}\n${value}`],
    ['no names, one line', (value) => `${ID} ${value}`],
    ['a form’s body', (value) => `grant_type=refresh_token&client_id=${ID}&client_secret=${value}`],
    [
      'HTML',
      (value) =>
        `<table><tr><td>Client id</td><td>${ID}</td></tr><tr><td>Client secret</td><td><b>${value}</b></td></tr></table>`,
    ],
    ['HTML lines', (value) => `<p>Client id:&nbsp;${ID}<br>Client secret:&nbsp;<code>${value}</code></p>`],
    ['quoted', (value) => `> Client id: ${ID}\n> Client secret: ${value}\n>\n> Tessa`],
    [
      'two quotes deep and indented',
      (value) => `> >   Client id: ${ID}\r\n> >   Client secret: ${value}\r\n`,
    ],
    [
      'no-break spaces',
      (value) => `Client\u00a0id:\u00a0${ID}\u00a0\nClient\u00a0secret:\u00a0${value}\u00a0`,
    ],
  ]
  it.each(ways)('is taken whole, a hyphen or an underscore at its ends included, from %s', (_name, write) => {
    for (const value of values)
      expect(readPastedCredentials(write(value)), value).toEqual({ clientId: ID, clientSecret: value })
  })

  it('of any length that base64url gives, wherever its hyphens fall', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const secret = fc
      .constantFrom(43, 48, 64)
      .chain((length) =>
        fc
          .array(fc.constantFrom(...letters.split('')), { minLength: length, maxLength: length })
          .map((all) => all.join('')),
      )
      .filter((value) => /[0-9]/u.test(value) && new Set(value).size > 20)
    fc.assert(
      fc.property(secret, fc.constantFrom(...ways), (value, [, write]) => {
        expect(readPastedCredentials(write(value))).toEqual({ clientId: ID, clientSecret: value })
      }),
      { numRuns: 400 },
    )
  })

  it('P01, P02: the cases', () => {
    expect(readPastedCredentials(caseText('P01-paste-leading-dash/message.txt'))).toEqual({
      clientId: '4C1D90AF2B7E4E60A5D3178C96F0B2E1',
      clientSecret: '-ot-a-real-secret_aaaaaaaaaaaaaaaaaaaaaaaaaa',
    })
    expect(readPastedCredentials(caseText('P02-paste-leading-underscore/message.txt'))).toEqual({
      clientId: '4C1D90AF2B7E4E60A5D3178C96F0B2E1',
      clientSecret: '_ot-a-real-secret_aaaaaaaaaaaaaaaaaaaaaaaaaa',
    })
  })

  it.each(['.', ',', ';', ':', '!', '?', ').', '",', '.)', '...\n\nRegards', '.\nRegards,\nTessa'])(
    'a sentence’s end %j is not part of it',
    (end) => {
      const found = readPastedCredentials(`Client id is ${ID}, and the client secret is "${SECRET}${end}`)
      expect(found).toMatchObject(both)
    },
  )

  it('underscores of markdown are told from its own by its length', () => {
    const usual = `${'aB3-'.repeat(11)}aB3_`
    expect(readPastedCredentials(`Client id: _${ID}_\nClient secret: _${usual}_`)).toEqual({
      clientId: ID,
      clientSecret: usual,
    })
    const own = `_${usual.slice(1, -1)}_`
    expect(readPastedCredentials(`Client id: ${ID}\nClient secret: ${own}`)).toMatchObject({
      clientSecret: own,
    })
  })

  it('escapes of JSON and markdown are undone', () => {
    expect(
      readPastedCredentials(
        `{"client_id":"${ID}","client_secret":"\\u002dot-a-real\\/secret_0123456789aaaa"}`,
      ),
    ).toEqual({ clientId: ID, clientSecret: '-ot-a-real/secret_0123456789aaaa' })
    expect(
      readPastedCredentials(`Client ID: ${ID}\nClient secret: \\_ot\\-a\\-real\\_secret0123456789`),
    ).toEqual({
      clientId: ID,
      clientSecret: '_ot-a-real_secret0123456789',
    })
    expect(
      readPastedCredentials(
        `curl -d "client_id=${ID}" -d "client_secret=%2Dot-a-real-secret_0123456789" \\\n https://identity.xero.com/connect/token`,
      ),
    ).toEqual({ clientId: ID, clientSecret: '-ot-a-real-secret_0123456789' })
  })
})

describe('names of values', () => {
  it.each([
    `Client secret generated 5 March 2026: ${SECRET}`,
    `Client secret (new): ${SECRET}`,
    `secret (new): ${SECRET}`,
    `New secret: ${SECRET}`,
    `Client secret 1: ${SECRET}`,
    `Client Secret #2 – ${SECRET}`,
    `The secret of Month-end Packs, which expires never, is ${SECRET}`,
    `Here is the secret you asked for:\n\n${SECRET}`,
    `Client secret 1\nKeep it safe, it is shown once.\n${SECRET}`,
    `Client secret for month-end-reporting-tool-for-brackenmoor: ${SECRET}`,
    `Secret client : ${SECRET}`,
    `Client-Geheimnis: ${SECRET}`,
    `Clientschlüssel (geheim): ${SECRET}`,
    `Secreto de cliente: ${SECRET}`,
    `Segreto client: ${SECRET}`,
    `Segredo do cliente: ${SECRET}`,
    `Klienthemlighet: ${SECRET}`,
    `Секрет клиента: ${SECRET}`,
    `クライアントシークレット：${SECRET}`,
    `客户端密钥：${SECRET}`,
    `app.xero.clientSecret = ${SECRET}`,
    `--client-secret ${SECRET}`,
    `ClientSecret:${SECRET}`,
    `"Xero__ClientSecret": "${SECRET}"`,
  ])('the secret is found after %j', (line) => {
    expect(readPastedCredentials(`Client ID: ${ID}\n${line}`)).toMatchObject(both)
    expect(readPastedCredentials(`${line}\n\nClient ID: ${ID}`)).toMatchObject(both)
  })

  it.each([
    ['Client secret 1\nGenerate a secret'],
    ['Client secret generated on Thursday, expires never'],
    ['Client secret: to be generated by the administrator'],
    ['Client secret will be sent separately'],
    ['Client secret: (confidential)'],
    ['Client secret: ****************abcd'],
    ['Client secret: ••••••••••••••••••••'],
    ['Client secret: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
    ['Client secret expires: 2027-03-05'],
    ['Client secret expires 2027-03-05T10:00:00.000Z'],
    ['Client secret created: 05-March-2026'],
    ['Client secret hint: starts_with_not-a-real_9'],
    ['Hint for the client secret: starts_with_not-a-real_9'],
    ['Client secret ID: 0f6ab3a6-0e1b-4d2b-8f1f-1a2b3c4d5e6f'],
    ['Client secret id: 0f6ab3a60e1b4d2b8f1f1a2b3c4d5e6f'],
    ['ID of the secret: 0f6ab3a60e1b4d2b8f1f1a2b3c4d5e6f'],
    ['Client secret length: 48'],
    ['Client secret fingerprint: 0f6ab3a60e1b4d2b8f1f1a2b3c4d5e6f0f6ab3a6'],
    ['Client secret URL: https://vault.example/secret/0f6ab3a60e1b4d2b8f1f'],
    ['Client secret link: vault.example/s/0f6ab3a60e1b4d2b8f1f'],
    ['client_secret_file: /etc/keys/client_secret_0123456789.json'],
    ['The secret is with tessa.brackenmoor0123456@brackenmoor.example'],
    ['Access token: eyJhbGciOiJSUzI1NiIsImtpZCI6IjFDQUY4RTY2'],
    ['Client secret is below.\nPortal password: Tr0ub4dor-and-3-more'],
    ['Webhook key: not-a-real_webhook-0123456789'],
    ['Authorization: Bearer not-a-real_token-0123456789'],
    ['Tenant id: 0f6ab3a6-0e1b-4d2b-8f1f-1a2b3c4d5e6f'],
    ['state=not-a-real_state-0123456789'],
  ])('no word of a sentence, and nothing about a secret, is taken for it: %j', (line) => {
    expect(readPastedCredentials(`Client ID: ${ID}\n${line}`)).toEqual({ clientId: ID })
  })

  it('P03: the cases', () => {
    const clientId = '4C1D90AF2B7E4E60A5D3178C96F0B2E1'
    expect(readPastedCredentials(caseText('P03-paste-word-after-label/generate.txt'))).toEqual({ clientId })
    expect(readPastedCredentials(caseText('P03-paste-word-after-label/message.txt'))).toEqual({
      clientId,
      clientSecret: 'not-a-real-secret_aaaaaaaaaaaaaaaaaaaaaaaaaa',
    })
  })

  it('what stands beside a secret is left where it is', () => {
    const text = `Name: Packs
Client ID: ${ID}
Client secret: ${SECRET}
Client secret ID: 0f6ab3a6-0e1b-4d2b-8f1f-1a2b3c4d5e6f
Client secret hint: ends_with_hij_0123
Expires: 2027-03-05
Redirect URI: https://brackenmoor.example/xero/callback
Refresh token: not-a-real_token-0123456789abcdef
Login: tessa@brackenmoor.example, password Tr0ub4dor-and-3-more`
    expect(readPastedCredentials(text)).toEqual(both)
  })
})

describe('more than one', () => {
  it.each([
    [
      `Client ID: ${ID}\nClient secret 1: ${SECRET}\nClient secret 2: ${OTHER}`,
      ['Client secret 1', 'Client secret 2'],
    ],
    [`Client ID: ${ID}\nOld secret: ${SECRET}\nNew secret: ${OTHER}`, ['Old secret', 'New secret']],
    [
      `Client id\n${ID}\nClient secret 1\n${SECRET}\nClient secret 2\n${OTHER}`,
      ['Client secret 1', 'Client secret 2'],
    ],
    [`client id ${ID}, secret ${SECRET} (was ${OTHER})`, undefined],
    [`Packs\t${ID}\t${SECRET}\t${OTHER}`, undefined],
  ])('of two secrets none is guessed: %j', (text, labels) => {
    const found = readPastedCredentials(text)
    expect(found?.clientId).toBe(ID)
    expect(found?.clientSecret).toBeUndefined()
    expect(found?.secrets?.map(({ value }) => value)).toEqual([SECRET, OTHER])
    if (labels !== undefined) expect(found?.secrets?.map(({ label }) => label)).toEqual(labels)
  })

  it('one secret that stands there twice is one', () => {
    expect(
      readPastedCredentials(`Client ID: ${ID}\nClient secret: ${SECRET}\nAgain: client secret ${SECRET}`),
    ).toEqual(both)
  })

  it('of two ids the named one is taken, and of two named ones none', () => {
    const twin = 'A'.repeat(31) + '1'
    expect(readPastedCredentials(`Shortcode ${twin}\nClient id: ${ID}\nClient secret: ${SECRET}`)).toEqual(
      both,
    )
    const two = readPastedCredentials(`Client id: ${ID}\nClient id: ${twin}\nClient secret: ${SECRET}`)
    expect(two).toEqual({ clientIds: [ID, twin], clientSecret: SECRET })
  })
})

describe('what follows a value in a mail, or stands beside it in a request', () => {
  it.each(['-- ', '--', '---', '____________', '========', '~~~~'])('%j is no part of it', (rule) => {
    const text = `Client ID: ${ID}\nClient secret: ${SECRET}\n${rule}\nTessa Quillon\nBrackenmoor Accountants`
    expect(readPastedCredentials(text)).toEqual(both)
  })

  it.each(['client_credentials', 'authorization_code', 'refresh_token'])('%s is no secret', (grant) => {
    const text = `client_id=${ID}&client_secret=${SECRET}&grant_type=${grant}`
    expect(readPastedCredentials(text)).toEqual(both)
  })
})

describe('a value that the way here has cut', () => {
  const start = 'not-a-real_Secret-0123'
  const end = '456789-abcdefghij'
  it.each([
    [`Client ID: ${ID}\nClient secret: ${start}\n${end}`],
    [`Client ID: ${ID}\r\nClient secret: ${start}\r\n${end}\r\n\r\nRegards`],
    [`> Client ID: ${ID}\n> Client secret: ${start}\n> ${end}`],
    [`Client ID: ${ID}\n   Client secret: ${start}\n   ${end}`],
    [`Client ID: ${ID}\nClient secret: ${start}=\n${end}`],
    [`Client ID: ${ID}\nClient secret: ${start}=\r\n${end}\r\nThanks`],
    [`Client ID: ${ID}\nClient secret:\n${start}\n${end}`],
    [`Client ID: ${ID}\nClient secret: "${start}\n${end}"`],
    [`Client ID: ${ID.slice(0, 20)}\n${ID.slice(20)}\nClient secret: ${start}\n${end}`],
    [`Client ID: ${ID}\nClient secret: not-\na-real_Secret-\n0123456789-\nabcdefghij`],
  ])('by a line end is joined, and said: %j', (text) => {
    expect(readPastedCredentials(text)).toEqual({ ...both, wrap: 'joined' })
  })

  it.each(['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e', '\u202a'])(
    'by an unseen character is made whole',
    (unseen) => {
      const text = `\ufeffClient ID: ${ID.slice(0, 9)}${unseen}${ID.slice(9)}\nClient secret: ${unseen}${start}${unseen}${end}${unseen}`
      expect(readPastedCredentials(text)).toEqual(both)
    },
  )

  it('by another hyphen is made whole', () => {
    expect(
      readPastedCredentials(`Client ID: ${ID}\nClient secret: ${SECRET.replaceAll('-', '\u2011')}`),
    ).toEqual(both)
  })

  it('by a mail’s quoted-printable is made whole', () => {
    const line = `The client id of the app for month-end packs is ${ID}, and `
    const text = `${line.slice(0, 75)}=\n${line.slice(75)}the client secret of it is not-a-real_=\nSecret-0123456789-abcdefghij .\n\nPrice =3D 5`
    expect(readPastedCredentials(text)).toEqual(both)
  })

  it('that may be cut is said to be: a word or dots after it', () => {
    for (const text of [
      `Client ID: ${ID}\nClient secret: ${start}\nabcdef`,
      `Client ID: ${ID}\nClient secret: ${start} 456789-abcdefghij`,
      `Client ID: ${ID}\nClient secret: ${start}…`,
      `Client ID: ${ID}\nClient secret: ${start}...`,
    ])
      expect(readPastedCredentials(text), text).toEqual({
        clientId: ID,
        clientSecret: start,
        wrap: 'mayBeCut',
      })
  })

  it('with a dash that touches it is filled in with a doubt: a program may have made it of the secret’s own hyphens', () => {
    const whole = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA1bC3dE5fG7hJ9k'
    for (const text of [
      `Client ID: ${ID}\nClient secret: –${whole}`,
      `Client ID: ${ID}\nClient secret: ${whole}—`,
      `Client ID: ${ID}\nClient secret: aB3d—${whole.slice(4)}`,
      `Client ID: ${ID}\nClient secret: ${whole.slice(0, 18)}–${whole.slice(18)}`,
    ])
      expect(readPastedCredentials(text)?.wrap, text).toBe('dash')
    for (const text of [
      `Client ID: ${ID}\nClient secret – ${whole}`,
      `The secret is ${whole} – keep it well. Client id ${ID}`,
    ])
      expect(readPastedCredentials(text), text).toEqual({ clientId: ID, clientSecret: whole })
  })

  it('P05: the cases', () => {
    const clientId = '4C1D90AF2B7E4E60A5D3178C96F0B2E1'
    const clientSecret = 'not-a-real-secret_aaaaaaaaaaaaaaaaaaaaaaaaaa'
    expect(readPastedCredentials(caseText('P05-paste-cut-by-wrap/wrapped.txt'))).toEqual({
      clientId,
      clientSecret,
      wrap: 'joined',
    })
    expect(readPastedCredentials(caseText('P05-paste-cut-by-wrap/zero-width.txt'))).toEqual({
      clientId,
      clientSecret,
    })
  })

  it.each([
    'Regards',
    'Thanks,',
    'Cheers',
    'Generate',
    '',
    'Redirect URI: https://a.example',
    'Tessa Halloway',
  ])('is no doubt where %j follows', (line) => {
    expect(readPastedCredentials(`Client ID: ${ID}\nClient secret: ${SECRET}\n${line}\n`)).toEqual(both)
  })
})

describe('one plain value', () => {
  it.each([
    [` ${SECRET}\n`, SECRET],
    [`"${SECRET}"`, SECRET],
    [`'${SECRET}',`, SECRET],
    [`\`${SECRET}\``, SECRET],
    [`“${SECRET}”`, SECRET],
    [`<${SECRET}>`, SECRET],
    [`(${SECRET}).`, SECRET],
    [`**${SECRET}**`, SECRET],
    [`\u200b${SECRET}\u00a0`, SECRET],
    [`> ${SECRET}`, SECRET],
    [`-${SECRET}_`, `-${SECRET}_`],
    [`<td>${SECRET}</td>`, SECRET],
    ['not-a-real_Secret-0123\n456789-abcdefghij', SECRET],
  ])('%j is tidied', (text, value) => {
    expect(readPastedCredentials(text)).toBeUndefined()
    expect(tidyPasted(text)).toBe(value)
  })

  it('two words are not one', () => {
    expect(tidyPasted('two words')).toBeUndefined()
    expect(tidyPasted('')).toBeUndefined()
  })

  it('nothing that is pasted takes long or throws', () => {
    const hostile = [
      '<!--'.repeat(25_000),
      '='.repeat(100_000),
      'client secret '.repeat(7_000),
      'a1-'.repeat(30_000),
      ' '.repeat(99_999) + 'x',
      '> '.repeat(50_000),
      'a=\n'.repeat(33_000),
      '[['.repeat(50_000),
      'client_secret=abc123def456ghi789&'.repeat(3_000),
      'a@'.repeat(50_000),
      'x'.repeat(99_999),
      '&#'.repeat(50_000),
      `${'a'.repeat(99_998)}!`,
      `${'.'.repeat(99_998)}a`,
      'a:'.repeat(49_999),
      `${'['.repeat(40_000)}${']'.repeat(40_000)}`,
      'a\tclient id\n'.repeat(8_000),
      'not-a-real_9\n'.repeat(7_000),
    ]
    for (const text of hostile) {
      readPastedCredentials(text)
      tidyPasted(text)
    }
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400, unit: 'binary' }),
        (text) => void [readPastedCredentials(text), tidyPasted(text)],
      ),
    )
  })
})
