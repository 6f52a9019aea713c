import { describe, expect, it } from 'vitest'
import { connectionRows, filterRows } from '../../renderer/features/connections/connection-list.ts'
import { judgeOf, peopleOf } from '../../renderer/features/connections/filters.ts'
import { PLAIN_FILTERS, type RowFilter } from '../../shared/views/view.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { manySnapshot, practiceSnapshot } from './scenario-data.ts'

const now = new Date(2026, 10, 23, 12).getTime()
const practice = practiceSnapshot(now)

const found = (filter: RowFilter, snapshot = practice) =>
  connectionRows(snapshot, now)
    .filter(judgeOf(filter, snapshot, now))
    .map(({ connection }) => connection.tenantName)
    .toSorted()

describe('filters of the list of connections', () => {
  it('what lapses within thirty days, and not what has lapsed', () => {
    const rows = connectionRows(practice, now)
    const soon = found({ kind: 'lapses30' })
    expect(soon).toContain('Lanternfield Physio')
    expect(soon).not.toContain('Glasshouse & Fern Nurseries')
    for (const name of soon) {
      const row = rows.find(({ connection }) => connection.tenantName === name)
      expect((row?.signIn?.lapsesAt ?? 0) - now).toBeLessThan(30 * DAY)
    }
    expect(found({ kind: 'expired' })).toEqual(['Glasshouse & Fern Nurseries'])
  })

  it('what Xero has not listed for a week, and only what may still be connected', () => {
    const old = practice.connections.map((one, at) =>
      at < 3 ? { ...one, checkedAt: now - 7 * DAY } : { ...one, checkedAt: now - 7 * DAY + 1 },
    )
    const [first] = old
    const gone = first === undefined ? [] : [{ ...first, state: { kind: 'gone' as const, noticedAt: now } }]
    expect(
      found({ kind: 'unchecked7' }, { ...practice, connections: [...gone, ...old.slice(1)] }),
    ).toHaveLength(2)
  })

  it('what was granted more than its app asks for', () => {
    expect(
      found(
        { kind: 'moreThanAsked' },
        {
          ...practice,
          signIns: practice.signIns.map((one) => ({
            ...one,
            grantedScopes: practice.apps.find(({ id }) => id === one.appId)?.scopes ?? [],
          })),
        },
      ),
    ).toEqual([])
    const [one, ...others] = practice.signIns
    if (one === undefined) throw new Error('nobody')
    const wider = { ...one, grantedScopes: [...one.grantedScopes, 'accounting.settings'] }
    expect(
      found({ kind: 'moreThanAsked' }, { ...practice, signIns: [wider, ...others] }).length,
    ).toBeGreaterThan(0)
  })

  it('who signed in, what nobody here knows, and what is in two apps at once', () => {
    const rows = connectionRows(practice, now)
    expect(peopleOf(rows)).toEqual([...new Set(peopleOf(rows))].toSorted())
    for (const person of peopleOf(rows))
      expect(found({ kind: 'signedInBy', person })).toHaveLength(
        rows.filter((row) => row.person === person).length,
      )
    const [first, second, ...others] = practice.connections
    if (first === undefined || second === undefined) throw new Error('no connections')
    const strange = { ...first, signInIds: [], inOwnListAt: now }
    expect(found({ kind: 'nobodyHere' }, { ...practice, connections: [strange, second, ...others] })).toEqual(
      [first.tenantName],
    )
    const other = practice.apps.find(({ id }) => id !== second.appId)?.id ?? ''
    const twin = { ...second, key: 'twin', appId: other, connectionId: 'twin' }
    expect(found({ kind: 'twoApps' }, { ...practice, connections: [second, twin] })).toHaveLength(2)
    expect(
      found(
        { kind: 'twoApps' },
        { ...practice, connections: [second, { ...twin, state: { kind: 'gone', noticedAt: now } }] },
      ),
    ).toEqual([])
  })

  it('each of them goes through ten thousand rows in one walk', () => {
    const many = manySnapshot(now, 10_000)
    const rows = connectionRows(many, now)
    for (const kind of PLAIN_FILTERS) {
      let asked = 0
      const judge = judgeOf({ kind }, many, now)
      rows.forEach((row) => {
        asked += 1
        judge(row)
      })
      expect(asked).toBe(10_000)
    }
  })
})

describe('the search', () => {
  it('finds by a part of an id of Xero’s, and a word of a name is never taken for one', () => {
    const id = '7f0e61aa-52c1-4c0d-9a35-facade00beef'
    const [first, ...others] = practice.connections
    if (first === undefined) throw new Error('no connections')
    const rows = connectionRows({ ...practice, connections: [{ ...first, tenantId: id }, ...others] }, now)
    const names = (search: string) =>
      filterRows(rows, { show: 'all', search }).map(({ connection }) => connection.key)
    expect(names('7F0E61AA')).toEqual([first.key])
    expect(names(id)).toEqual([first.key])
    expect(names('facade')).toEqual([])
    expect(names('4c0d')).toEqual([])
  })
})
