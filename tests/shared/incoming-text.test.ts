import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { armorIn, readIncomingLink, readIncomingShare } from '../../shared/handover/incoming-text.ts'
import {
  LINK_KINDS,
  PASTE_LONGEST,
  toBase64url,
  writeLink,
  writeRelayLink,
} from '../../shared/handover/link.ts'
import { readSealedFile } from '../../renderer/features/handover/sealed-file.ts'

const bytes = Uint8Array.from({ length: 700 }, (_one, at) => (at * 37 + 11) % 256)
const link = writeLink('handover', bytes)
const read = { kind: 'handover', bytes: new Uint8Array(bytes) }

const wrapped = (text: string, width: number, end = '\n') =>
  (text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []).join(end)
const quoted = (text: string, mark = '> ') =>
  text
    .split('\n')
    .map((line) => mark + line)
    .join('\n')

/** Proofpoint's second way of writing an address. */
const proofpoint2 = (address: string) =>
  address
    .replace(
      /[^A-Za-z0-9./]/gu,
      (sign) => `-${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .replaceAll('/', '_')
/** And its third: each sign it knows not is taken out and kept behind. */
const proofpoint3 = (address: string) => {
  const runs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const known = address.slice(8)
  const kept = toBase64url(new TextEncoder().encode((known.match(/[^A-Za-z0-9./]/gu) ?? []).join('')))
  const coded = known.replace(/[^A-Za-z0-9./]+/gu, (run) =>
    run.length === 1 ? '*' : `**${runs[run.length - 2]}`,
  )
  return `https://urldefense.com/v3/__https://${coded}__;${kept}!!Abc-123!xyz$`
}
const scanned: readonly (readonly [string, (address: string) => string])[] = [
  [
    'Safe Links',
    (one) =>
      `https://aus01.safelinks.protection.outlook.com/?url=${encodeURIComponent(one)}&data=05%7C02&reserved=0`,
  ],
  [
    'Safe Links in an application',
    (one) =>
      `https://nam02.safelinks.protection.outlook.com/ap/t-59584e83/?url=${encodeURIComponent(one)}&data=05`,
  ],
  [
    'Teams',
    (one) =>
      `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encodeURIComponent(one)}&locale=en-gb`,
  ],
  ['Google', (one) => `https://www.google.com/url?q=${encodeURIComponent(one)}&sa=D&source=calendar&ust=1`],
  ['Proofpoint 1', (one) => `https://urldefense.proofpoint.com/v1/url?u=${encodeURIComponent(one)}&k=abc%3D`],
  ['Proofpoint 2', (one) => `https://urldefense.proofpoint.com/v2/url?u=${proofpoint2(one)}&d=DwMFaQ&c=abc`],
  ['Proofpoint 3', proofpoint3],
  ['Barracuda', (one) => `https://linkprotect.cudasvc.com/url?a=${encodeURIComponent(one)}&c=E,1,abc&typo=1`],
  ['Cisco', (one) => `https://secure-web.cisco.com/1abcDEF-token/${encodeURIComponent(one)}`],
  ['Trellix', (one) => `https://protect2.fireeye.com/v1/url?k=1&q=1&e=2&u=${encodeURIComponent(one)}`],
  ['Slack', (one) => `https://slack-redir.net/link?url=${encodeURIComponent(one)}&v=3`],
  [
    'Sophos',
    (one) =>
      `https://eu-west-1.protection.sophos.com?d=example.com&u=${Buffer.from(one).toString('base64')}&i=abc&t=def`,
  ],
  [
    'one that encodes twice',
    (one) =>
      `https://aus01.safelinks.protection.outlook.com/?url=${encodeURIComponent(encodeURIComponent(one))}&data=05`,
  ],
  [
    'two of them',
    (one) =>
      `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://linkprotect.cudasvc.com/url?a=${encodeURIComponent(one)}&c=E`)}&data=05`,
  ],
]
const around: readonly (readonly [string, (one: string) => string])[] = [
  ['as it is', (one) => one],
  ['in angle brackets', (one) => `<${one}>`],
  ['in quotes', (one) => `"${one}"`],
  ['in round brackets', (one) => `(${one})`],
  ['at a sentence’s end', (one) => `Here it is: ${one}.`],
  ['before a comma', (one) => `Open ${one}, and tell me.`],
  ['quoted', (one) => quoted(`Hello Tessa,\n\n${one}\n\nRegards`)],
  ['indented, with no-break spaces', (one) => `\u00a0\u00a0  ${one}\u00a0\u00a0\n`],
  ['with a mark and unseen characters', (one) => `\ufeff${one.slice(0, 30)}\u200b${one.slice(30)}`],
  ['as a page', (one) => `<p>Hello,<br>open <a href="${one.replaceAll('&', '&amp;')}">this</a>.</p>`],
  ['escaped', (one) => one.replaceAll('&', '&amp;').replaceAll('#', '&#35;')],
  ['escaped by name', (one) => one.replaceAll('&', '&amp;').replaceAll('#', '&num;')],
  ['in italics', (one) => `_${one}_`],
  ['in italics of stars', (one) => `*${one}*`],
  ['in bold', (one) => `**${one}**`],
  ['in bold of underscores', (one) => `Take __${one}__ please`],
  ['in bold italics', (one) => `**_${one}_**`],
  ['in italics in bold', (one) => `_**${one}**_.`],
  ['in bold of underscores in italics', (one) => `*__${one}__*`],
  ['in backticks', (one) => `\`${one}\``],
  ['in a fence', (one) => `\`\`\`\n${one}\n\`\`\``],
  ['struck out', (one) => `~~${one}~~`],
  ['in angle brackets in italics', (one) => `_<${one}>_`],
  ['in italics in brackets', (one) => `(_${one}_)`],
  ['in a sentence in italics', (one) => `_Please open ${one}_`],
  ['in a sentence in italics, with its end', (one) => `Hello, _please open ${one}._ Thanks`],
  ['after a word in italics', (one) => `_Please_ open ${one}`],
  ['after a name with underscores', (one) => `the_app's link: ${one}`],
  ['in a table', (one) => `| link | ${one} |`],
  ['in a list', (one) => `* ${one}`],
  ['in curly quotes', (one) => `“${one}”`],
  ['in guillemets', (one) => `«${one}»`],
  ['in CJK brackets', (one) => `「${one}」`],
  ['in markdown', (one) => `[the handover](${one})`],
  [
    'between words',
    (one) => `Dear Tessa,\r\n\r\nplease take this:\r\n${one}\r\n\r\nKind regards\r\nInes\r\n`,
  ],
]

describe('a link of ours as a mail leaves it', () => {
  it.each(around)('is read %s', (_name, put) => {
    expect(readIncomingLink(put(link))).toEqual(read)
    expect(
      readIncomingLink(put(writeRelayLink('https://brackenmoor.example/handover', 'handover', bytes))),
    ).toEqual(read)
  })

  it.each(around)('is read %s, whatever it ends with', (_name, put) => {
    // an underscore is a sign of its own alphabet: what belongs to the text is told by what stands before
    for (const size of [698, 699, 700])
      for (const last of [255, 3, 0, 62]) {
        const own = new Uint8Array(size).fill(77)
        own[size - 1] = last
        expect(readIncomingLink(put(writeLink('card', own)))).toEqual({ kind: 'card', bytes: own })
      }
  })

  it('is read wrapped at any width, quoted and encoded, and nothing of the mail is taken for it', () => {
    const ways = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => quoted(text),
      (text) => quoted(quoted(text)),
      (text) => text.replaceAll('\n', '\r\n'),
      (text) => text.replaceAll('\n', '\n    '),
    )
    const after = fc.constantFrom(
      '',
      '\n',
      '\n\nRegards\nInes',
      '\nRegards,\nInes',
      '\nThanks',
      '.\n\nCheers',
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...LINK_KINDS),
        fc.uint8Array({ minLength: 200, maxLength: 900 }),
        fc.constantFrom(64, 70, 72, 76, 78, 100),
        ways,
        after,
        (kind, payload, width, way, end) => {
          const text = way(`Take this:\n\n${wrapped(writeLink(kind, payload), width)}${end}`)
          expect(readIncomingLink(text)).toEqual({ kind, bytes: new Uint8Array(payload) })
        },
      ),
    )
  })

  it.each(['Regards', 'Regards,', 'Kind,', 'Thanks!', 'Cheers.'])(
    'takes no “%s” for a part of it, though its last line is as long as the others',
    (closing) => {
      // 64 signs a line, the last one full: nothing else tells where the link ends
      const payload = new Uint8Array(48 * 4 - 12)
      const whole = writeLink('card', payload)
      for (let width = 60; width <= 78; width += 1) {
        const text = `${wrapped(whole, width)}\n${closing}\nInes`
        expect(readIncomingLink(text)).toEqual({ kind: 'card', bytes: payload })
      }
    },
  )

  it('is read out of quoted-printable, whole or not', () => {
    expect(readIncomingLink(`Take this:\n${wrapped(link, 75, '=\n')}\n`)).toEqual(read)
    expect(readIncomingLink(`Take this=2C\n${wrapped(link, 75, '=\r\n')}\r\n=20\r\n`)).toEqual(read)
  })

  it.each(scanned)('is read behind %s', (_name, put) => {
    const short = writeLink('card', bytes.subarray(0, 40))
    const relayed = writeRelayLink('https://brackenmoor.example/handover', 'card', bytes.subarray(0, 40))
    expect(readIncomingLink(put(relayed))).toMatchObject({ kind: 'card' })
    if (!_name.startsWith('Proofpoint 3'))
      expect(readIncomingLink(put(short))).toMatchObject({ kind: 'card' })
  })

  it('a wrong one is refused for its own reason, also among words', () => {
    expect(readIncomingLink('see keyward://handover#2.whatever soon')).toEqual({
      kind: 'refused',
      why: 'newer',
    })
    expect(readIncomingLink('see keyward://handover#1. soon')).toEqual({ kind: 'refused', why: 'damaged' })
    expect(readIncomingLink('keyward://oauth/callback?code=a&state=b')).toEqual({
      kind: 'refused',
      why: 'notALink',
    })
    expect(readIncomingLink('have fun')).toEqual({ kind: 'refused', why: 'notALink' })
  })

  it('nothing that is pasted throws or takes long', () => {
    for (const text of [
      'https://'.repeat(20_000),
      '#'.repeat(PASTE_LONGEST),
      'keyward://'.repeat(15_000),
      `https://a.example/${'/'.repeat(150_000)}`,
      `https://a/?url=${'https%3A%2F%2Fa%2F%3Furl%3D'.repeat(5_000)}`,
      `keyward://handover#1.${'A\n'.repeat(80_000)}`,
      `keyward://handover#1.${'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n'.repeat(4_000)}`,
      '<a href='.repeat(20_000),
    ]) {
      readIncomingLink(text)
      readIncomingShare(text)
      armorIn(text)
    }
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300, unit: 'binary' }),
        (text) => void [readIncomingLink(text), readIncomingShare(text), armorIn(text)],
      ),
    )
  })
})

describe('an address of a share server as a mail leaves it', () => {
  const bin = 'https://paste.example/?0123456789abcdef#-8sJ2kLmNpQrStUvWxYz123456789ABCDEFGHJKLMN'
  const yo = 'https://share.example/in/#/s/5yIytB75hAdMxYmRe18LHP/sls6JPsuBOYVuzUIpbAG67'
  const binLink = {
    server: { kind: 'privateBin', address: 'https://paste.example/' },
    id: '0123456789abcdef',
    key: '8sJ2kLmNpQrStUvWxYz123456789ABCDEFGHJKLMN',
  }
  const yoLink = {
    server: { kind: 'yopass', address: 'https://share.example/in/' },
    id: '5yIytB75hAdMxYmRe18LHP',
    key: 'sls6JPsuBOYVuzUIpbAG67',
  }

  it('H04: what stands behind Safe Links is offered, and the scanner named', () => {
    const text = readFileSync(new URL('../cases/handover/H04-safe-links/link.txt', import.meta.url), 'utf8')
    expect(readIncomingShare(text)).toEqual({
      link: binLink,
      through: 'aus01.safelinks.protection.outlook.com',
    })
  })

  it.each(around)('is read %s', (_name, put) => {
    expect(readIncomingShare(put(bin))).toEqual({ link: binLink, through: null })
    expect(readIncomingShare(put(yo))).toEqual({ link: yoLink, through: null })
  })

  it.each(scanned)('is read behind %s, wrapped or not', (_name, put) => {
    for (const [address, expected] of [
      [bin, binLink],
      [yo, yoLink],
    ] as const) {
      expect(readIncomingShare(put(address))?.link).toEqual(expected)
      expect(readIncomingShare(put(address))?.through).not.toBeNull()
      for (const width of [72, 76])
        expect(readIncomingShare(`Hello,\n\n${wrapped(put(address), width)}\n\nRegards`)?.link).toEqual(
          expected,
        )
    }
  })

  it.each([
    ['a slash at the end', `${yo}/`, yoLink],
    [
      'a query before',
      'https://share.example/in/?lang=en#/s/5yIytB75hAdMxYmRe18LHP/sls6JPsuBOYVuzUIpbAG67',
      yoLink,
    ],
    [
      'a page by its name',
      'https://paste.example/index.php?0123456789abcdef#-8sJ2kLmNpQrStUvWxYz123456789ABCDEFGHJKLMN',
      binLink,
    ],
    [
      'what a newsletter adds',
      'https://paste.example/?0123456789abcdef&utm_source=mail#-8sJ2kLmNpQrStUvWxYz123456789ABCDEFGHJKLMN',
      binLink,
    ],
    ['an encoded mark', bin.replace('#', '%23'), binLink],
    [
      'a folder without its slash',
      'https://share.example/in#/s/5yIytB75hAdMxYmRe18LHP/sls6JPsuBOYVuzUIpbAG67',
      yoLink,
    ],
  ])('with %s', (_name, text, expected) => {
    expect(readIncomingShare(text)?.link).toEqual(expected)
  })
})

describe('an armored handover as a mail leaves it', () => {
  const body = wrapped(Buffer.from(bytes).toString('base64'), 64)
  const armor = `-----BEGIN AGE ENCRYPTED FILE-----\n${body}\n-----END AGE ENCRYPTED FILE-----\n`
  const each = (change: (line: string) => string) => armor.trimEnd().split('\n').map(change).join('\n')
  const ways: Record<string, string> = {
    'as it is': armor,
    'with other line ends': armor.replaceAll('\n', '\r\n'),
    indented: each((line) => `    ${line}`),
    'with spaces at line ends': each((line) => `${line}  `),
    'with no-break spaces at line ends': each((line) => `${line}\u00a0`),
    quoted: quoted(armor),
    'quoted twice': quoted(quoted(armor)),
    'quoted by initials': quoted(armor, 'IH> '),
    'with words before and a signature after': `Hello Tessa,\n\nhere it is:\n\n${armor}\n-- \nInes Halloway\nBrackenmoor`,
    'with empty lines between': armor.replaceAll('\n', '\n\n'),
    'in one line': armor.replaceAll('\n', ' '),
    'wrapped otherwise': `-----BEGIN AGE ENCRYPTED FILE-----\n${wrapped(body.replaceAll('\n', ''), 40)}\n-----END AGE ENCRYPTED FILE-----`,
    'with a mark': `\ufeff${armor}`,
    'with unseen characters': each((line) => `${line.slice(0, 9)}\u200b${line.slice(9)}`),
    'with dashes for hyphens': armor.replaceAll('-----', '—--'),
    'as a page': `<pre>${armor.replaceAll('\n', '<br>\n')}</pre>`,
    'in quoted-printable': armor.replace(/={1,2}(?=\n-)/u, (padding) => '=3D'.repeat(padding.length)),
  }
  it.each(Object.keys(ways))('is read %s', (name) => {
    expect(armorIn(ways[name] ?? '')).toEqual({ kind: 'whole', text: armor })
  })

  it('is read whatever is in it, at any length and indentation', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 400 }),
        fc.nat({ max: 14 }),
        fc.boolean(),
        (content, spaces, isQuoted) => {
          const text = `-----BEGIN AGE ENCRYPTED FILE-----\n${wrapped(Buffer.from(content).toString('base64'), 64)}\n-----END AGE ENCRYPTED FILE-----\n`
          const before = `${' '.repeat(spaces)}${isQuoted ? '> ' : ''}`
          expect(armorIn(quoted(text, before))).toEqual({ kind: 'whole', text })
        },
      ),
    )
  })

  it('is none without a beginning, and damaged without an end', () => {
    expect(armorIn('have fun')).toBeNull()
    expect(armorIn(armor.slice(0, 200))).toEqual({ kind: 'damaged' })
  })

  it('is read out of a file of any encoding', () => {
    const little = Buffer.from(armor, 'utf16le')
    const files: Record<string, Buffer> = {
      'utf-8': Buffer.from(armor),
      'utf-8 with a mark': Buffer.from(`\ufeff${armor}`),
      'utf-16le': little,
      'utf-16le with a mark': Buffer.from(`\ufeff${armor}`, 'utf16le'),
      'utf-16be': Buffer.from(little).swap16(),
      'utf-16be with a mark': Buffer.from(`\ufeff${armor}`, 'utf16le').swap16(),
    }
    for (const [name, content] of Object.entries(files)) {
      const text = readSealedFile(content)
      expect(text === null ? null : armorIn(text), name).toEqual({ kind: 'whole', text: armor })
    }
    const file = readSealedFile(Buffer.concat([Buffer.from('age-encryption.org/v1\n'), bytes]))
    expect(readIncomingLink(file ?? '')).toMatchObject({ kind: 'handover' })
    expect(readIncomingLink(readSealedFile(Buffer.from(`Take this: ${link}`)) ?? '')).toEqual(read)
    expect(readSealedFile(Buffer.from('nothing'))).toBeNull()
    expect(readSealedFile(new Uint8Array(100))).toBeNull()
  })
})
