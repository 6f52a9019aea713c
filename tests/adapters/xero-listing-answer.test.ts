import { describe, expect, it } from 'vitest'
import { readListing } from '../../electron/adapters/xero/listing-answer.ts'
import { isMadeUpId } from '../../shared/connections/connection.ts'

const row = (id: unknown, tenantId: string, tenantName: string) => ({
  id,
  authEventId: 'e',
  tenantId,
  tenantType: 'ORGANISATION',
  tenantName,
  createdDateUtc: '2026-04-14T09:00:00',
  updatedDateUtc: '2026-04-14T09:00:00',
})
const read = (...rows: unknown[]) => readListing(JSON.stringify(rows)) ?? []

describe('D17 rows of Xero’s list with one id', () => {
  it('for two organisations are both kept, and only one of them can be named by it', () => {
    const rows = read(row('c1', 't1', 'Alder'), row('c1', 't2', 'Birch'), row('c2', 't3', 'Cedar'))
    expect(rows.map(({ tenantName }) => tenantName)).toEqual(['Alder', 'Birch', 'Cedar'])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3)
    expect(rows.map(({ id, odd }) => [isMadeUpId(id), odd])).toEqual([
      [false, []],
      [true, ['id']],
      [false, []],
    ])
  })

  it('and no other sign of who they are are kept, each by itself', () => {
    const rows = read(
      row('c1', '', 'Alder'),
      row('c1', '', 'Birch'),
      row('c1', '', 'Birch'),
      row(7, 't', 'A'),
      row('7', 't2', 'B'),
    )
    expect(rows.map(({ tenantName }) => tenantName)).toEqual(['Alder', 'Birch', 'Birch', 'A', 'B'])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(5)
  })

  it('for one organisation are one', () => {
    expect(read(row('c1', 't1', 'Alder'), row('c1', 't1', 'Alder'))).toHaveLength(1)
  })
})
