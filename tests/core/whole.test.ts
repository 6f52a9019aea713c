import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { isTaskDone } from '../../shared/people/leaver.ts'
import { tallyOf } from '../../shared/connections/tally.ts'
import { compareReviews } from '../../electron/core/review/compare.ts'
import { reviewPage } from '../../electron/core/review/page.ts'
import { PACK_JSON, Review } from '../../shared/review/review.ts'
import {
  connected,
  draft,
  grant,
  listed,
  SECRET,
  signIn,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const INES = 'ines@ferrymoor.example'
const many = (amount: number) => Array.from({ length: amount }, (_one, at) => listed(`c${at + 1}`))

/** Ines reaches c1 and c2 by her sign-in; Xero lists two more for the app, which nobody here knows. */
const withOwnList = async () => {
  const { keyward, appId } = await connected()
  keyward.clock.move(3 * DAY)
  keyward.xero.ofApp = many(4)
  value(await keyward.api.askOwnList({ appId }))
  keyward.clock.move(5 * HOUR)
  return { keyward, appId }
}
const trail = async (keyward: FakeKeyward, key = INES) => value(await keyward.api.tracePerson({ key }))
const textOf = (keyward: FakeKeyward, name: string) =>
  Buffer.from(keyward.files.saved.get(name) ?? []).toString('utf8')
const pageOf = (keyward: FakeKeyward) => textOf(keyward, 'review.html')
/** The cells of the row of a page whose first cell this is. */
const rowsOf = (page: string, first: string) =>
  [...page.matchAll(/<tr[^>]*>(?<cells>.*?)<\/tr>/gsu)]
    .map(({ groups }) =>
      [...(groups?.['cells'] ?? '').matchAll(/<td[^>]*>(?<text>.*?)<\/td>/gsu)].map(
        (cell) => cell.groups?.['text'] ?? '',
      ),
    )
    .filter(([cell]) => cell === first)
const atAGlance = (page: string, label: string) =>
  new RegExp(`<dt>${label}</dt>\\s*<dd>(?<text>.*?)</dd>`, 'su').exec(page)?.groups?.['text']

describe('what an app really holds: the leavers’ trail', () => {
  it('F7 says of each connection which lists tell of it, and how old each is', async () => {
    const { keyward } = await withOwnList()
    const now = keyward.clock.now()
    expect(
      (await trail(keyward)).authorised.map(({ organisation, sources }) => [organisation, sources]),
    ).toEqual([
      [
        'Organisation c1',
        [
          { list: 'ownList', at: now - 5 * HOUR },
          { list: 'signIn', at: now - 3 * DAY - 5 * HOUR },
        ],
      ],
      [
        'Organisation c2',
        [
          { list: 'ownList', at: now - 5 * HOUR },
          { list: 'signIn', at: now - 3 * DAY - 5 * HOUR },
        ],
      ],
    ])
  })

  it('D23 holds what no sign-in reaches, of every app that they have worked with, and of no other', async () => {
    const { keyward, appId } = await withOwnList()
    const other = value(
      await keyward.api.addApp({
        details: draft({ name: 'Not Theirs', clientId: 'F'.repeat(32) }),
        clientSecret: 'not-a-real-secret-of-another',
      }),
    ).appId
    value(await keyward.api.askOwnList({ appId: other }))
    const of = async (key?: string) =>
      (await trail(keyward, key)).unclaimed.map(({ app, organisation, wasSeen }) => [
        app,
        organisation,
        wasSeen,
      ])
    expect(await of()).toEqual([
      ['Month-end Packs', 'Organisation c3', false],
      ['Month-end Packs', 'Organisation c4', false],
    ])
    expect((await trail(keyward)).lists).toEqual([
      {
        appId,
        app: 'Month-end Packs',
        heardAt: keyward.snapshot().ownLists[appId]?.heardAt,
        canBeAsked: true,
      },
    ])
    // whoever put the other one's secret in has worked with that as well
    expect((await of('tessa')).map(([app]) => app)).toContain('Not Theirs')
  })

  it('keeps what a sign-in of theirs saw once, and lists no more, while the app’s own list holds it', async () => {
    const { keyward } = await withOwnList()
    keyward.xero.connected = [listed('c1')]
    value(await keyward.api.checkConnections({ keys: null }))
    const { authorised, unclaimed } = await trail(keyward)
    expect(authorised.map(({ organisation }) => organisation)).toEqual(['Organisation c1'])
    expect(unclaimed.map(({ organisation, wasSeen }) => [organisation, wasSeen])).toEqual([
      ['Organisation c2', true],
      ['Organisation c3', false],
      ['Organisation c4', false],
    ])
  })

  it('says where an own list was never had, and where there is none to be had', async () => {
    const { keyward, appId } = await connected()
    const pkce = value(
      await keyward.api.addApp({
        details: draft({ name: 'Field Tool', kind: 'pkce', clientId: 'C'.repeat(32) }),
        clientSecret: '',
      }),
    ).appId
    await signIn(keyward, pkce)
    expect((await trail(keyward)).lists).toEqual([
      { appId, app: 'Month-end Packs', heardAt: null, canBeAsked: true },
      { appId: pkce, app: 'Field Tool', heardAt: null, canBeAsked: false },
    ])
  })

  it('names what a custom connection’s secret reaches by itself, and only who knows that secret', async () => {
    const keyward = await startKeyward()
    value(await keyward.api.introduce({ me: { name: 'Owen Marrick', email: 'owen@ferrymoor.example' } }))
    const { appId } = value(
      await keyward.api.addApp({
        details: draft({
          name: 'Bank Feed',
          kind: 'custom',
          redirectUri: '',
          scopes: ['accounting.settings.read'],
        }),
        clientSecret: SECRET,
      }),
    )
    keyward.xero.ofApp = [listed('c1')]
    value(await keyward.api.askOwnList({ appId }))
    const owen = await trail(keyward, 'owen@ferrymoor.example')
    expect(owen.bySecret).toMatchObject([{ app: 'Bank Feed', organisation: 'Organisation c1' }])
    expect(owen.unclaimed).toEqual([])
    keyward.clock.move(DAY)
    value(await keyward.api.introduce({ me: { name: 'Mirren Tait', email: 'mirren@ferrymoor.example' } }))
    value(await keyward.api.storeSecret({ appId, clientSecret: `${SECRET}-2`, createdAt: null }))
    expect((await trail(keyward, 'owen@ferrymoor.example')).bySecret).toEqual([])
    expect((await trail(keyward, 'mirren@ferrymoor.example')).bySecret).toHaveLength(1)
  })

  it('H8 puts them on the list; it is done when they have ended or somebody else’s sign-in reaches them', async () => {
    const { keyward, appId } = await withOwnList()
    value(await keyward.api.beginLeaver({ key: INES }))
    const task = () => keyward.snapshot().leavers[0]?.tasks.find(({ isUnclaimed }) => isUnclaimed === true)
    expect(task()).toMatchObject({ kind: 'reauthorise', app: 'Month-end Packs', provenAt: null })
    expect(task()?.keys).toHaveLength(2)
    // the same organisation through a connection of somebody else's own leaves this one standing
    keyward.xero.answers.exchange = ok(
      grant({ userId: 'user-2', name: 'Mirren Tait', email: 'mirren@ferrymoor.example' }),
    )
    keyward.xero.connected = [listed('m3', { tenantId: 'tenant-c3', authEventId: 'event-2' })]
    keyward.xero.ofApp = [...many(4), ...keyward.xero.connected]
    await signIn(keyward, appId)
    value(await keyward.api.askOwnList({ appId }))
    expect(task()?.provenAt).toBeNull()
    // one has ended at Xero, the other is itself reached by Mirren
    keyward.xero.connected = [...keyward.xero.connected, listed('c3')]
    keyward.xero.ofApp = [...many(3), listed('m3', { tenantId: 'tenant-c3', authEventId: 'event-2' })]
    value(await keyward.api.checkConnections({ keys: null }))
    value(await keyward.api.askOwnList({ appId }))
    const done = task()
    expect(done?.provenAt).not.toBeNull()
    expect(done !== undefined && isTaskDone(done, keyward.snapshot().apps)).toBe(true)
  })
})

describe('what an app really holds: the evidence', () => {
  it('H8 says of each connection which list tells of it and how old that was', async () => {
    const { keyward } = await withOwnList()
    value(await keyward.api.saveReview({}))
    const page = pageOf(keyward)
    expect(rowsOf(page, 'Organisation c1')[0]?.[4]).toBe(
      'Xero’s list for the app, 5 hours before; a sign-in’s list, 3 days before',
    )
    expect(rowsOf(page, 'Organisation c4')[0]).toMatchObject({
      1: 'nobody known',
      4: 'Xero’s list for the app, 5 hours before',
    })
    expect(atAGlance(page, 'Connected at Xero, as far as is known')).toBe(
      '4: 2 by Xero’s list for the app and a sign-in’s, 2 by Xero’s list for the app alone; oldest 5 hours before',
    )
    const sheet = Buffer.from(keyward.files.saved.get('connections.csv') ?? []).toString('utf8')
    expect(sheet).toContain('Known by')
    expect(sheet).toContain('Xero’s list for the app, 5 hours before; a sign-in’s list, 3 days before')
    expect(keyward.snapshot().reviews[0]?.organisations).toBe(4)
  })

  it('D23 says of each app when its list was last had, what it held, and where there is none', async () => {
    const { keyward, appId } = await withOwnList()
    value(
      await keyward.api.addApp({
        details: draft({ name: 'Field Tool', kind: 'pkce', clientId: 'C'.repeat(32) }),
        clientSecret: '',
      }),
    )
    value(
      await keyward.api.addApp({
        details: draft({ name: 'Never Asked', clientId: 'E'.repeat(32) }),
        clientSecret: 'not-a-real-secret-of-another',
      }),
    )
    keyward.xero.answers.ownList = fail({ code: 'xeroUnavailable', status: 503 })
    expect((await keyward.api.askOwnList({ appId })).ok).toBe(false)
    value(await keyward.api.saveReview({}))
    const page = pageOf(keyward)
    const row = (name: string) => rowsOf(page, name).find(({ length }) => length === 9)
    expect(row('Month-end Packs')?.[1]).toMatch(
      /^27 November 2026.*; asked again 27 November 2026.*, without having it$/u,
    )
    expect(row('Month-end Packs')?.slice(2)).toEqual(['4', '4', '2', '2', '0', '0', '5 hours before'])
    expect(row('Field Tool')?.slice(1, 4)).toEqual(['none to be had without a secret', '–', '0'])
    expect(row('Never Asked')?.slice(1, 4)).toEqual(['never asked for', '–', '0'])
  })

  it('one from before lists were told apart counts nothing by a list, and is compared as that', async () => {
    const { keyward } = await withOwnList()
    value(await keyward.api.saveReview({}))
    const [first] = keyward.snapshot().reviews
    const signed = Review.parse(
      (JSON.parse(textOf(keyward, PACK_JSON)) as { readonly review: unknown }).review,
    )
    const { ownLists: lists, ...before } = signed
    expect(Object.keys(lists ?? {})).toHaveLength(1)
    const old = Review.parse(before)
    expect(old.ownLists).toBeNull()
    const page = reviewPage(old, { checksum: 'c'.repeat(64), fingerprint: 'AAAA', card: null })
    expect(atAGlance(page, 'Connected at Xero, as far as is known')).toBe('4')
    expect(page).not.toContain('Xero’s list for each app')
    expect(compareReviews(old, { ...signed, at: signed.at + DAY }).map(({ kind }) => kind)).toEqual([
      'listFirst',
    ])
    expect(first?.organisations).toBe(4)
  })
})

describe('what an app really holds: two reviews compared', () => {
  const changes = async (keyward: FakeKeyward) => {
    const [first] = keyward.snapshot().reviews
    return value(
      await keyward.api.compareReviews({ from: { kind: 'saved', id: first?.id ?? '' }, to: { kind: 'now' } }),
    ).changes
  }

  it('D23 what the app’s own list told for the first time is no new connection: it was there, and whose list says so', async () => {
    const { keyward, appId } = await connected()
    value(await keyward.api.saveReview({}))
    keyward.clock.move(2 * DAY)
    keyward.xero.ofApp = [...many(3), listed('c9', { createdAt: keyward.clock.now() - HOUR })]
    value(await keyward.api.askOwnList({ appId }))
    const at = keyward.snapshot().ownLists[appId]?.heardAt
    expect(await changes(keyward)).toMatchObject([
      { kind: 'listFirst', app: 'Month-end Packs', amount: 4, at },
      {
        kind: 'connectionNew',
        organisation: 'Organisation c3',
        by: '',
        wasThere: true,
        knownBy: 'ownList',
        asOf: at,
      },
      {
        kind: 'connectionNew',
        organisation: 'Organisation c9',
        by: '',
        wasThere: false,
        knownBy: 'ownList',
        asOf: at,
      },
    ])
  })

  it('tells what a sign-in reaches now that only the app’s own list knew, and the other way round', async () => {
    const { keyward } = await withOwnList()
    value(await keyward.api.saveReview({}))
    keyward.clock.move(DAY)
    keyward.xero.connected = [listed('c1'), listed('c3')]
    value(await keyward.api.checkConnections({ keys: null }))
    const at = keyward.clock.now()
    expect(await changes(keyward)).toEqual([
      { kind: 'claimed', app: 'Month-end Packs', organisation: 'Organisation c3', by: 'Ines Halloway' },
      {
        kind: 'unclaimed',
        app: 'Month-end Packs',
        organisation: 'Organisation c2',
        by: 'Ines Halloway',
        asOf: at,
      },
    ])
  })

  it('what was made elsewhere and has gone from the app’s own list is gone at Xero', async () => {
    const { keyward, appId } = await withOwnList()
    value(await keyward.api.saveReview({}))
    keyward.clock.move(DAY)
    keyward.xero.ofApp = many(3)
    value(await keyward.api.askOwnList({ appId }))
    expect(await changes(keyward)).toMatchObject([
      { kind: 'connectionGone', organisation: 'Organisation c4', by: '', how: 'atXero' },
    ])
  })
})

describe('what an app really holds: the ceiling', () => {
  it('D23 counts whoever made it, by the list that tells of it, with the age of the oldest', async () => {
    const { keyward, appId } = await withOwnList()
    keyward.clock.move(DAY)
    keyward.xero.connected = [...many(2), listed('c5', { createdAt: keyward.clock.now() })]
    value(await keyward.api.checkConnections({ keys: null }))
    const heardAt = keyward.clock.now()
    keyward.clock.move(DAY)
    await signIn(keyward, appId)
    expect(tallyOf(keyward.snapshot(), appId)).toEqual({
      all: 5,
      both: 2,
      ownList: 2,
      signIn: 1,
      remembered: 0,
      oldest: heardAt,
    })
  })

  it('counts what is asked to end without proof, and nothing that has ended', async () => {
    const { keyward, appId } = await withOwnList()
    keyward.xero.ofApp = many(3)
    value(await keyward.api.askOwnList({ appId }))
    expect(tallyOf(keyward.snapshot(), appId)).toMatchObject({ all: 3, both: 2, ownList: 1 })
  })

  it('what a sign-in saw before lists were told apart keeps the age of that list', async () => {
    const { keyward, appId } = await connected()
    const seenAt = keyward.clock.now()
    keyward.records.alter(({ ownLists: _none, ...content }) => ({
      ...content,
      connections: (content['connections'] as { inSignInListAt?: number }[]).map(
        ({ inSignInListAt: _gone, ...one }) => one,
      ),
    }))
    const again = await startKeyward(keyward.world)
    again.clock.move(DAY)
    value(await again.api.askOwnList({ appId }))
    expect(again.snapshot().connections[0]).toMatchObject({
      inSignInListAt: seenAt,
      inOwnListAt: seenAt + DAY,
    })
  })
})
