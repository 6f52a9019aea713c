import { describe, expect, it } from 'vitest'
import { readListing } from '../../electron/adapters/xero/listing-answer.ts'
import type { ListedConnection } from '../../electron/core/ports/xero.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
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
  type FakeKeyward,
} from '../worlds/fakes.ts'

const rowsOf = (keyward: FakeKeyward) =>
  keyward
    .snapshot()
    .connections.map(({ connectionId, tenantName, state }) => [connectionId, tenantName, state.kind])

const logged = async (keyward: FakeKeyward, what: string) =>
  value(await keyward.api.listActivity({ before: null, limit: 100 })).lines.filter(
    (line) => line.what === what,
  )

const check = async (keyward: FakeKeyward, rows: readonly ListedConnection[]) => {
  keyward.xero.connected = [...rows]
  return value(await keyward.api.checkConnections({ keys: null }))
}

const keyOf = (keyward: FakeKeyward, tenantName: string) =>
  keyward.snapshot().connections.find((one) => one.tenantName === tenantName)?.key ?? ''

const t1 = (id: string, more: Partial<ListedConnection> = {}) =>
  listed(id, { tenantId: 't1', tenantName: 'Brackenmoor', ...more })
const t2 = (id: string, more: Partial<ListedConnection> = {}) =>
  listed(id, { tenantId: 't2', tenantName: 'Osier Farm', ...more })

/** Signed in, with these rows at Xero. */
const withRows = async (...rows: ListedConnection[]) => {
  const keyward = await startKeyward()
  keyward.xero.connected = rows
  const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
  await signIn(keyward, appId)
  return { keyward, appId }
}

describe('X01 an organisation that was connected again', () => {
  it('is one row under its new id: nothing is gone, nothing is needed, nothing false is logged', async () => {
    const { keyward, appId } = await withRows(t1('c1'), t2('c2'))
    const before = keyOf(keyward, 'Brackenmoor')
    keyward.xero.connected = [t1('c9', { authEventId: 'event-2' }), t2('c2')]
    keyward.xero.answers.exchange = ok(grant({ authEventId: 'event-2' }))
    await signIn(keyward, appId)
    expect(rowsOf(keyward)).toEqual([
      ['c9', 'Brackenmoor', 'listed'],
      ['c2', 'Osier Farm', 'listed'],
    ])
    expect(keyOf(keyward, 'Brackenmoor')).toBe(before) // its history goes on
    expect(keyward.work().attempts.at(-1)?.step).toMatchObject({ connectionKeys: [before] })
    expect(await logged(keyward, 'connectionVanished')).toEqual([])
    expect(value(await keyward.api.disconnect({ key: before }))).toBeNull()
    expect(keyward.xero.calls).toContain('disconnect c9')
  })

  it('in a mere check too, and again and again', async () => {
    const { keyward } = await withRows(t1('c1'), t2('c2'))
    for (const id of ['c9', 'c10', 'c11'])
      expect(await check(keyward, [t1(id), t2('c2')])).toEqual({ answered: 2, of: 2 })
    expect(rowsOf(keyward)).toEqual([
      ['c11', 'Brackenmoor', 'listed'],
      ['c2', 'Osier Farm', 'listed'],
    ])
    expect(await logged(keyward, 'connectionVanished')).toEqual([])
  })

  it('while the old one is still listed, both are: Xero has two, and each can be ended', async () => {
    const { keyward } = await withRows(t1('c1'))
    await check(keyward, [t1('c1'), t1('c9')])
    expect(rowsOf(keyward)).toEqual([
      ['c1', 'Brackenmoor', 'listed'],
      ['c9', 'Brackenmoor', 'listed'],
    ])
    await check(keyward, [t1('c9')])
    expect(rowsOf(keyward)).toEqual([['c9', 'Brackenmoor', 'listed']])
    expect(await logged(keyward, 'connectionVanished')).toEqual([])
  })

  it('what only part of the list lacks is gone, and only that', async () => {
    const { keyward } = await withRows(t1('c1'), t2('c2'))
    await check(keyward, [t1('c9')])
    expect(rowsOf(keyward)).toEqual([
      ['c9', 'Brackenmoor', 'listed'],
      ['c2', 'Osier Farm', 'gone'],
    ])
    expect((await logged(keyward, 'connectionVanished')).map(({ organisation }) => organisation)).toEqual([
      'Osier Farm',
    ])
  })

  it('after it was gone, or ended from here, it is one row as well, and found', async () => {
    const { keyward } = await withRows(t1('c1'), t2('c2'))
    await check(keyward, [t2('c2')])
    value(await keyward.api.disconnect({ key: keyOf(keyward, 'Osier Farm') }))
    expect(rowsOf(keyward).map(([, , state]) => state)).toEqual(['gone', 'disconnected'])
    const found = (await logged(keyward, 'connectionFound')).length
    keyward.clock.move(DAY)
    keyward.xero.answers.exchange = ok(grant({ authEventId: 'event-2' }))
    keyward.xero.connected = [t1('c8', { authEventId: 'event-2' }), t2('c9', { authEventId: 'event-2' })]
    await signIn(keyward, keyward.snapshot().apps[0]?.id ?? '')
    expect(rowsOf(keyward)).toEqual([
      ['c8', 'Brackenmoor', 'listed'],
      ['c9', 'Osier Farm', 'listed'],
    ])
    expect((await logged(keyward, 'connectionFound')).length).toBe(found + 2)
  })

  it('two people who each hold their own connection to it keep two rows, whoever is asked', async () => {
    const { keyward, appId } = await withRows(t1('c1'))
    const rows = new Map([
      ['access-1', [t1('c1')]],
      ['jonah', [t1('c2', { authEventId: 'event-2' })]],
    ])
    keyward.xero.connections = async (token) => ok(rows.get(token) ?? [])
    keyward.xero.answers.exchange = ok(
      grant({ userId: 'user-2', name: 'Jonah Strake', accessToken: 'jonah', authEventId: 'event-2' }),
    )
    await signIn(keyward, appId)
    value(await keyward.api.checkConnections({ keys: null }))
    value(await keyward.api.checkConnections({ keys: null }))
    expect(rowsOf(keyward)).toEqual([
      ['c1', 'Brackenmoor', 'listed'],
      ['c2', 'Brackenmoor', 'listed'],
    ])
    expect(await logged(keyward, 'connectionVanished')).toEqual([])
  })

  it('two people who saw the same connection see one row when it was connected again', async () => {
    const { keyward, appId } = await withRows(t1('c1'))
    keyward.xero.answers.exchange = ok(
      grant({ userId: 'user-2', name: 'Jonah Strake', accessToken: 'jonah' }),
    )
    await signIn(keyward, appId)
    expect(keyward.snapshot().connections[0]?.signInIds).toHaveLength(2)
    keyward.xero.connected = [t1('c9', { authEventId: 'event-2' })]
    keyward.xero.answers.exchange = ok(grant({ authEventId: 'event-2' }))
    await signIn(keyward, appId)
    expect(rowsOf(keyward)).toEqual([['c9', 'Brackenmoor', 'listed']])
    await check(keyward, [t1('c9', { authEventId: 'event-2' })])
    expect(rowsOf(keyward)).toEqual([['c9', 'Brackenmoor', 'listed']])
    expect(keyward.snapshot().connections[0]?.signInIds).toHaveLength(2)
    expect(await logged(keyward, 'connectionVanished')).toEqual([])
  })

  it('a wish to end it is proven for the old id, and the new connection stands beside it', async () => {
    const { keyward } = await withRows(t1('c1'))
    keyward.xero.answers.disconnect = fail('xeroTimedOut')
    await keyward.api.disconnect({ key: keyOf(keyward, 'Brackenmoor') })
    await check(keyward, [t1('c9')])
    expect(rowsOf(keyward)).toEqual([
      ['c1', 'Brackenmoor', 'disconnected'],
      ['c9', 'Brackenmoor', 'listed'],
    ])
  })

  it('an old vault with both rows is put right by the next check', async () => {
    const { keyward } = await withRows(t1('c1'), t1('c9'))
    keyward.records.alter((content) => ({
      ...content,
      connections: (content['connections'] as { connectionId: string }[]).map((one) =>
        one.connectionId === 'c1' ? { ...one, state: { kind: 'gone', noticedAt: 5 } } : one,
      ),
    }))
    const again = await startKeyward(keyward.world)
    await check(again, [t1('c9')])
    expect(rowsOf(again)).toEqual([['c9', 'Brackenmoor', 'listed']])
  })

  it('the same organisation in two apps is two rows', async () => {
    const { keyward } = await connected()
    const second = value(
      await keyward.api.addApp({
        details: draft({ clientId: 'C'.repeat(32), name: 'Payroll' }),
        clientSecret: 'not-a-real-secret-9876543210',
      }),
    )
    keyward.xero.connected = [listed('c1'), listed('c2')]
    await signIn(keyward, second.appId)
    expect(keyward.snapshot().connections).toHaveLength(4)
  })
})

/** What Xero would have sent, read as the adapter reads it. */
const fromXero = (...rows: unknown[]) => readListing(JSON.stringify(rows)) ?? []
const row = (id: string, more: object = {}) => ({
  id,
  authEventId: 'event-1',
  tenantId: `tenant-${id}`,
  tenantType: 'ORGANISATION',
  tenantName: `Organisation ${id}`,
  createdDateUtc: '2026-04-14T09:00:00.0000000',
  updatedDateUtc: '2026-04-14T09:00:00.0000000',
  ...more,
})

const ODD: [string, unknown][] = [
  ['a missing id', { ...row('odd'), id: undefined }],
  ['an id of null', row('odd', { id: null })],
  ['an empty id', row('odd', { id: '' })],
  ['a number for an id', row('odd', { id: 4711 })],
  ['an id that leads out of its path', row('odd', { id: '..' })],
  ['an id that is cut in half', row('odd', { id: '\ud800' })],
  ['an endless id', row('odd', { id: 'x'.repeat(5_000) })],
  ['no tenant', { ...row('odd'), tenantId: undefined }],
  ['a tenant of null', row('odd', { tenantId: null })],
  ['a number for a tenant', row('odd', { tenantId: 5 })],
  ['a number for a name', row('odd', { tenantName: 12 })],
  ['no name', { ...row('odd'), tenantName: undefined }],
  ['a name of 1,001 characters', row('odd', { tenantName: 'n'.repeat(1_001) })],
  ['an odd date', row('odd', { createdDateUtc: 'the day before yesterday' })],
  ['a date that is a number', row('odd', { updatedDateUtc: 1e300 })],
  ['a date in the year 275760', row('odd', { createdDateUtc: '+275760-09-13T00:00:00.000Z' })],
  ['a date before 1970', row('odd', { createdDateUtc: '1899-12-31T00:00:00' })],
  ['nothing at all', null],
  ['a list for a row', []],
  ['a word for a row', 'odd'],
  ['an empty row', {}],
]

describe('D17 one odd row', () => {
  it.each(ODD)('with %s is kept and shown as such, and fails no other', async (_name, odd) => {
    const { keyward } = await withRows(...fromXero(row('a'), odd, row('b')))
    expect(await check(keyward, fromXero(row('a'), odd, row('b')))).toEqual({ answered: 3, of: 3 })
    expect(keyward.snapshot().connections).toHaveLength(3)
    expect(keyward.snapshot().connections.filter((one) => one.odd !== undefined)).toHaveLength(1)
    expect(keyward.snapshot().connections.every(({ state }) => state.kind === 'listed')).toBe(true)

    expect(value(await keyward.api.disconnect({ key: keyOf(keyward, 'Organisation a') }))).toBeNull()
    expect(keyward.snapshot().connections.map(({ state }) => state.kind)).toEqual([
      'disconnected',
      'listed',
      'listed',
    ])
    expect(await logged(keyward, 'connectionVanished')).toEqual([])
  })

  it.each(ODD)('with %s that turns odd, and back, is never said to be gone', async (_name, odd) => {
    const { keyward } = await withRows(...fromXero(row('a'), row('odd'), row('b')))
    await check(keyward, fromXero(row('a'), odd, row('b')))
    expect(keyward.snapshot().connections.filter(({ state }) => state.kind !== 'listed')).toEqual([])
    await check(keyward, fromXero(row('a'), row('odd'), row('b')))
    expect(rowsOf(keyward)).toEqual(['a', 'odd', 'b'].map((id) => [id, `Organisation ${id}`, 'listed']))
    expect(keyward.snapshot().connections.filter((one) => one.odd !== undefined)).toEqual([])
    expect(await logged(keyward, 'connectionVanished')).toEqual([])
  })

  it('without an id is never asked to go by a made-up one, and says where it can be ended', async () => {
    const { keyward } = await withRows(...fromXero(row('a'), row('odd', { id: null })))
    expect(codeOf(await keyward.api.disconnect({ key: keyOf(keyward, 'Organisation odd') }))).toBe(
      'connectionWithoutId',
    )
    expect(keyward.xero.calls.filter((call) => call.startsWith('disconnect'))).toEqual([])
    await check(keyward, fromXero(row('a')))
    expect(keyward.snapshot().connections.map(({ connectionId }) => connectionId)).toEqual(['a'])
  })

  it('that may be the one asked to go leaves it unproven', async () => {
    const { keyward } = await withRows(...fromXero(row('a'), row('b')))
    keyward.xero.disconnect = async () => {
      keyward.xero.connected = [...fromXero(row('a', { id: null }), row('b'))]
      return ok(null)
    }
    expect(codeOf(await keyward.api.disconnect({ key: keyOf(keyward, 'Organisation a') }))).toBe(
      'stillListed',
    )
    expect(rowsOf(keyward)[0]?.[2]).toBe('pending')
    await check(keyward, fromXero(row('b')))
    expect(rowsOf(keyward)[0]?.[2]).toBe('disconnected')
  })

  it('many of them are told apart, and stay the same rows', async () => {
    const odd = [
      null,
      null,
      {},
      row('x', { id: null }),
      row('y', { id: null }),
      row('z', { id: null, tenantId: null }),
    ]
    const { keyward } = await withRows(...fromXero(...odd, row('a')))
    const keys = keyward.snapshot().connections.map(({ key }) => key)
    expect(new Set(keys).size).toBe(7)
    await check(keyward, fromXero(...odd, row('a')))
    expect(keyward.snapshot().connections.map(({ key }) => key)).toEqual(keys)
    expect(await logged(keyward, 'connectionVanished')).toEqual([])
  })

  it('is asked nothing that needs its organisation’s id', async () => {
    const { keyward, appId } = await withRows(...fromXero(row('odd', { tenantId: null })))
    keyward.xero.answers.exchange = ok(grant({ scopes: ['offline_access', 'accounting.settings.read'] }))
    await signIn(keyward, appId)
    await check(keyward, fromXero(row('odd', { tenantId: null })))
    expect(keyward.xero.calls.filter((call) => call.startsWith('ask'))).toEqual([])
  })
})

describe('X06 a sign-in whose authorisation Xero does not name', () => {
  const bare = (id: string) => listed(id, { authEventId: '' })
  const stepAfter = async (before: ListedConnection[], after: ListedConnection[], event: string | null) => {
    const { keyward, appId } = await withRows(...before)
    keyward.xero.answers.exchange = ok(grant({ authEventId: event }))
    keyward.xero.connected = after
    await signIn(keyward, appId)
    const step = keyward.work().attempts.at(-1)?.step
    if (step?.kind !== 'done') throw new Error('not done')
    const names = keyward.snapshot().connections.filter(({ key }) => step.connectionKeys.includes(key))
    return { names: names.map(({ tenantName }) => tenantName), isTold: step.isTold }
  }

  it('neither by rows nor by the token: what is new since before is shown', async () => {
    expect(await stepAfter([bare('c1')], [bare('c1'), bare('c2')], null)).toEqual({
      names: ['Organisation c2'],
      isTold: false,
    })
  })

  it('not by the token: what was authorised since before is shown', async () => {
    expect(
      await stepAfter(
        [listed('c1'), listed('c2')],
        [listed('c1', { authEventId: 'event-2' }), listed('c2')],
        null,
      ),
    ).toEqual({ names: ['Organisation c1'], isTold: false })
  })

  it('not by rows: what is new is shown', async () => {
    expect(await stepAfter([bare('c1')], [bare('c1'), bare('c2')], 'event-2')).toMatchObject({
      names: ['Organisation c2'],
    })
  })

  it('and nothing new: it is said that Xero does not say, not that nothing was chosen', async () => {
    expect(await stepAfter([bare('c1')], [bare('c1')], null)).toEqual({ names: [], isTold: false })
  })

  it('where Xero names it, that decides, and never what merely is new', async () => {
    expect(
      await stepAfter(
        [listed('c1')],
        [listed('c1'), listed('c2', { authEventId: 'event-9' }), listed('c3', { authEventId: 'event-2' })],
        'event-2',
      ),
    ).toEqual({ names: ['Organisation c3'], isTold: true })
    expect(
      await stepAfter([listed('c1')], [listed('c1'), listed('c2', { authEventId: 'event-9' })], 'event-2'),
    ).toEqual({ names: [], isTold: true })
  })
})
