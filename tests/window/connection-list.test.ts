import { describe, expect, it } from 'vitest'
import {
  connectionRows,
  countRows,
  filterRows,
  listLines,
  sortRows,
} from '../../renderer/features/connections/connection-list.ts'
import { manySnapshot, practiceSnapshot } from './scenario-data.ts'

const now = new Date(2026, 10, 23, 12).getTime()
const rows = connectionRows(practiceSnapshot(now), now)
const names = (list: typeof rows) => list.map(({ connection }) => connection.tenantName)
const find = (search: string) => names(filterRows(rows, { show: 'all', search }))

describe('the list of connections', () => {
  it('is searched by organisation, person, app and kind, every word of it', () => {
    expect(find('hollins')).toEqual(['Hollins Wharf Trading'])
    expect(find('priya')).toEqual(['Lanternfield Physio', 'Osier & Vane Joinery'])
    expect(find('debtor letters')).toHaveLength(8)
    expect(find('practice manager wairau')).toEqual(['Brackenmoor Wairau'])
    expect(find('ledgerhub')).toEqual(['Brackenmoor Bureau'])
    expect(find('nobody of that name')).toEqual([])
  })

  it('finds names with accents without typing them', () => {
    expect(find('kotare')).toEqual(['Kōtare Bend Honey'])
    expect(find('  KŌTARE ')).toEqual(['Kōtare Bend Honey'])
  })

  it('keeps kinds that nobody has heard of', () => {
    const bureau = rows.find(({ connection }) => connection.tenantType === 'LEDGERHUB')
    expect(bureau).toMatchObject({ kind: 'Unknown kind', isKnownKind: false })
  })

  it('shows those that need somebody, and those that ended', () => {
    expect(countRows(rows)).toEqual({ all: 26, needYou: 4, ended: 0 })
    expect(names(filterRows(rows, { show: 'needYou', search: '' })).toSorted()).toEqual([
      'Glasshouse & Fern Nurseries',
      'Lanternfield Physio',
      'Osier & Vane Joinery',
      'Pellbrook Dental',
    ])
  })

  it('sorts by each column both ways, with ties in a stable order', () => {
    expect(names(sortRows(rows, 'organisation', 'ascending'))[0]).toBe('Alderpoint Marine')
    expect(names(sortRows(rows, 'organisation', 'descending'))[0]).toBe('Zephyr Lane Studio')
    expect(names(sortRows(rows, 'status', 'ascending')).slice(0, 4)).toEqual([
      'Glasshouse & Fern Nurseries',
      'Pellbrook Dental',
      'Lanternfield Physio',
      'Osier & Vane Joinery',
    ])
    expect(names(sortRows(rows, 'checked', 'descending'))[0]).toBe('Glasshouse & Fern Nurseries')
    for (const column of ['organisation', 'kind', 'person', 'since', 'status', 'checked'] as const) {
      const once = names(sortRows(rows, column, 'ascending'))
      expect(names(sortRows(rows.toReversed(), column, 'ascending'))).toEqual(once)
    }
  })

  it('groups by app, by name, and closes groups without losing their count', () => {
    const open = listLines(rows, true, new Set())
    const heads = open.flatMap((line) => (line.line === 'group' ? `${line.name} ${line.amount}` : []))
    expect(heads).toEqual(['Debtor Letters 8', 'Job Reports 4', 'Month-end Packs 14'])
    expect(open).toHaveLength(29)
    expect(listLines(rows, true, new Set(['packs']))).toHaveLength(15)
    expect(listLines(rows, false, new Set())).toHaveLength(26)
  })

  it('answers a keystroke over 10,000 rows (measured, not judged)', () => {
    const many = sortRows(connectionRows(manySnapshot(now, 10_000), now), 'organisation', 'ascending')
    const started = performance.now()
    for (const search of ['h', 'ho', 'hol', 'holl', 'holli', 'hollins', 'hollins w'])
      filterRows(many, { show: 'all', search })
    const each = (performance.now() - started) / 7
    process.stdout.write(`search over 10,000 rows: ${each.toFixed(2)} ms a keystroke\n`)
    expect(filterRows(many, { show: 'all', search: 'hollins' }).length).toBeGreaterThan(400)
  })
})
