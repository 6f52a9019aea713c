import { describe, expect, it } from 'vitest'
import { DAY } from '../../shared/kernel/instant.ts'
import { PACK_FILES, PACK_JSON } from '../../shared/review/review.ts'
import {
  codeOf,
  connected,
  draft,
  grant,
  listed,
  SECRET,
  signIn,
  startKeyward,
  value,
} from '../worlds/fakes.ts'
import { ok } from '../../shared/kernel/result.ts'

/** A practice with two organisations, and its review saved as a pack. */
const saved = async () => {
  const { keyward, appId } = await connected()
  value(await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@ferrymoor.example' } }))
  value(await keyward.api.saveReview({}))
  const file = (name: string) => Buffer.from(keyward.files.saved.get(name) ?? []).toString('utf8')
  return { keyward, appId, file }
}

const choose = (keyward: Awaited<ReturnType<typeof saved>>['keyward'], text: string) => {
  keyward.files.next = { bytes: Buffer.from(text) }
  keyward.files.beside.clear()
  for (const name of PACK_FILES)
    keyward.files.beside.set(name, keyward.files.saved.get(name) ?? Buffer.from(''))
}

describe('an evidence pack', () => {
  it('is one page that loads and runs nothing, a spreadsheet, and JSON', async () => {
    const { file } = await saved()
    const page = file('review.html')
    expect(page).toContain('Organisation c1')
    expect(page).not.toMatch(/<script|<link|<img|https?:\/\/[^b]/iu)
    expect(file('connections.csv').split('\r\n')).toHaveLength(4)
    expect(JSON.parse(file(PACK_JSON))).toMatchObject({ kind: 'keyward-review', version: 2 })
  })

  it('D10 holds no secret and no token in any form', async () => {
    const { keyward } = await saved()
    for (const [name, bytes] of keyward.files.saved) {
      const text = Buffer.from(bytes).toString('utf8')
      for (const canary of [
        SECRET,
        'access-1',
        'refresh-1',
        'the-code',
        Buffer.from(SECRET).toString('base64'),
      ])
        expect(text, name).not.toContain(canary)
    }
  })

  it('F7 never says a bare "Connected": each state is as of a day', async () => {
    const { file } = await saved()
    expect(file('review.html')).not.toMatch(/>Connected<\/td>/u)
    expect(file('review.html')).toContain('Listed by Xero as of 24 November 2026')
    expect(file('connections.csv')).toContain('as of 24 November 2026')
  })

  it('names of organisations cannot become markup or formulas', async () => {
    const { keyward, appId } = await connected()
    keyward.xero.connected = [
      listed('c1', { tenantName: '<img src=x onerror=1>"\'&' }),
      listed('c2', { tenantName: '=1+1' }),
    ]
    await signIn(keyward, appId)
    value(await keyward.api.saveReview({}))
    const page = Buffer.from(keyward.files.saved.get('review.html') ?? []).toString('utf8')
    expect(page).not.toContain('<img')
    expect(page).toContain('&#60;img src=x onerror=1&#62;&#34;&#39;&#38;')
    expect(Buffer.from(keyward.files.saved.get('connections.csv') ?? []).toString('utf8')).toContain("'=1+1")
  })

  it('a line break in a name of Xero’s starts no row of the spreadsheet', async () => {
    const { keyward, appId } = await connected()
    keyward.xero.connected = ['\n', '\r', '\r\n', '\u2028', '\v', '\f'].map((brk, at) =>
      listed(`c${at}`, { tenantName: `Beta${brk}=1+1` }),
    )
    await signIn(keyward, appId)
    value(await keyward.api.saveReview({}))
    const rows = Buffer.from(keyward.files.saved.get('connections.csv') ?? [])
      .toString('utf8')
      .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
      .slice(1, -1)
    expect(rows.filter((row) => row.startsWith('Beta =1+1,Organisation,'))).toHaveLength(6)
    expect(rows.filter((row) => !/^(?:Beta|Organisation) /u.test(row))).toEqual([])
  })

  it('is verified later, with the files beside it and the log that it ended with', async () => {
    const { keyward, file } = await saved()
    choose(keyward, file(PACK_JSON))
    const { opened } = value(await keyward.api.openReview({}))
    expect(opened).toMatchObject({
      by: 'Tessa Quillon <tessa@ferrymoor.example>',
      organisations: 2,
      signer: { isThisVault: true },
      files: [
        { name: 'review.html', state: 'same' },
        { name: 'connections.csv', state: 'same' },
      ],
      log: 'holds',
    })
    expect(file('review.html')).toContain(opened?.checksum ?? 'no checksum')
    expect(file('review.html')).toContain(opened?.signer.fingerprint ?? 'no fingerprint')
  })

  it('tells a page or spreadsheet that was changed or lost since', async () => {
    const { keyward, file } = await saved()
    choose(keyward, file(PACK_JSON))
    keyward.files.beside.set('review.html', Buffer.from('<h1>All is well</h1>'))
    keyward.files.beside.delete('connections.csv')
    const { opened } = value(await keyward.api.openReview({}))
    expect(opened?.files).toEqual([
      { name: 'review.html', state: 'changed' },
      { name: 'connections.csv', state: 'absent' },
    ])
  })

  it('H3 tells that the log was cut since', async () => {
    const { keyward, file } = await saved()
    const [month = ''] = [...keyward.activityLog.files.keys()]
    keyward.activityLog.edit(month, (lines) => lines.slice(0, 2))
    const again = await startKeyward(keyward.world)
    again.files.next = { bytes: Buffer.from(file(PACK_JSON)) }
    expect(value(await again.api.openReview({})).opened?.log).toBe('cut')
  })

  it('of another vault is recognised as that, and its log is not judged', async () => {
    const { file } = await saved()
    const other = await startKeyward()
    other.records.deriveKey = () => new Uint8Array(32).fill(7)
    other.files.next = { bytes: Buffer.from(file(PACK_JSON)) }
    expect(value(await other.api.openReview({})).opened).toMatchObject({
      signer: { isThisVault: false },
      log: 'notOurs',
    })
  })

  it.each([
    ['cut short', (text: string) => text.slice(0, -100), 'reviewDamaged'],
    ['empty', () => '', 'reviewDamaged'],
    ['no text', () => '\u0000\u0001', 'reviewDamaged'],
    ['somebody else’s JSON', () => '{"kind":"invoice"}', 'notAReview'],
    ['a list', () => '[]', 'notAReview'],
    ['altered', (text: string) => text.replace('Organisation c1', 'Organisation c9'), 'reviewAltered'],
    [
      'with an organisation more',
      (text: string) =>
        text.replace('"connections": [', '"connections": [ '.trim()).replace('"note": ""', '"note": "x"'),
      'reviewAltered',
    ],
    ['with a field taken out', (text: string) => text.replace('"tier"', '"other"'), 'reviewDamaged'],
    ['from a newer version', (text: string) => text.replace('"version": 2', '"version": 3'), 'reviewNewer'],
    [
      'with another signature',
      (text: string) => text.replace(/"value": "./u, '"value": "_'),
      'reviewAltered',
    ],
  ])('that is %s gets a sentence of its own, and nothing is taken from it', async (_name, spoil, code) => {
    const { keyward, file } = await saved()
    const before = JSON.stringify(keyward.snapshot())
    choose(keyward, spoil(file(PACK_JSON)))
    expect(codeOf(await keyward.api.openReview({}))).toBe(code)
    expect(JSON.stringify(keyward.snapshot())).toBe(before)
  })

  it('is not saved where the person thinks better of it', async () => {
    const { keyward } = await connected()
    keyward.files.isDeclined = true
    expect(value(await keyward.api.saveReview({})).path).toBeNull()
    expect(keyward.snapshot().reviews).toEqual([])
  })
})

describe('two reviews are compared', () => {
  it('new, gone at Xero’s side, authorised by somebody else, scopes wider, a new secret', async () => {
    const { keyward, appId } = await saved()
    const [first] = keyward.snapshot().reviews
    keyward.clock.move(30 * DAY)
    keyward.xero.connected = [listed('c1', { authEventId: 'event-2' }), listed('c3')]
    keyward.xero.answers.exchange = ok(
      grant({
        userId: 'user-2',
        name: 'Mirren Tait',
        email: 'mirren@ferrymoor.example',
        scopes: [...draft().scopes, 'accounting.contacts'],
      }),
    )
    await signIn(keyward, appId)
    keyward.xero.answers.exchange = ok(grant({ scopes: [...draft().scopes, 'accounting.contacts'] }))
    keyward.xero.connected = [listed('c3')]
    await signIn(keyward, appId)
    value(
      await keyward.api.storeSecret({ appId, clientSecret: 'not-a-real-secret-9876543210', createdAt: null }),
    )
    const compared = value(
      await keyward.api.compareReviews({
        from: { kind: 'now' },
        to: { kind: 'saved', id: first?.id ?? '' },
      }),
    )
    expect(compared.from).toBeLessThan(compared.to)
    expect(
      compared.changes.map((change) =>
        `${change.kind} ${'organisation' in change ? change.organisation : ''}`.trim(),
      ),
    ).toEqual([
      'connectionNew Organisation c3',
      'connectionGone Organisation c2',
      'reauthorised Organisation c1',
      'scopesWidened',
      'personNew',
      'secretReplaced',
    ])
  })

  it('nothing changed is an answer', async () => {
    const { keyward } = await saved()
    const [first] = keyward.snapshot().reviews
    expect(
      value(
        await keyward.api.compareReviews({
          from: { kind: 'saved', id: first?.id ?? '' },
          to: { kind: 'now' },
        }),
      ).changes,
    ).toEqual([])
  })

  it('one that is not at hand is said, and an own copy can be forgotten', async () => {
    const { keyward } = await saved()
    const [first] = keyward.snapshot().reviews
    const ref = { kind: 'saved', id: first?.id ?? '' } as const
    expect(codeOf(await keyward.api.compareReviews({ from: { kind: 'opened', id: 'x' }, to: ref }))).toBe(
      'unknownReview',
    )
    value(await keyward.api.forgetReview({ id: ref.id }))
    expect(codeOf(await keyward.api.compareReviews({ from: { kind: 'now' }, to: ref }))).toBe('unknownReview')
    expect(codeOf(await keyward.api.forgetReview({ id: ref.id }))).toBe('unknownReview')
  })
})
