import { describe, expect, it } from 'vitest'
import { paletteItems } from '../../renderer/app/palette-items.ts'
import { connectionRows } from '../../renderer/features/connections/connection-list.ts'
import { practiceSnapshot } from './scenario-data.ts'

const now = new Date(2026, 10, 23, 12).getTime()
const practice = practiceSnapshot(now)
const snapshot = {
  ...practice,
  connections: practice.connections.map((one, at) =>
    at === 0 ? { ...one, tenantName: 'Dray & Harness Saddlery' } : one,
  ),
}
const rows = connectionRows(snapshot, now)
const found = (text: string) => paletteItems(snapshot, rows, text, now).map(({ name }) => name)

describe('find or do', () => {
  it('a verb comes before whatever else holds its letters: "add" is no saddlery', () => {
    expect(found('add')[0]).toBe('Add a Xero app')
    expect(found('add')).toContain('Dray & Harness Saddlery')
    expect(found('Add a X')[0]).toBe('Add a Xero app')
    expect(found('check')[0]).toBe('Check everything')
  })

  it('a name comes before what can be done with it', () => {
    expect(found('saddlery')[0]).toBe('Dray & Harness Saddlery')
    expect(found('hollins')[0]).toBe('Hollins Wharf Trading')
  })

  it('a group stands together, so that the arrows go as the eye does', () => {
    for (const text of ['', 'add', 'check', 'a', 'hollins', 'month-end packs', 'disconnect']) {
      const groups = paletteItems(snapshot, rows, text, now).map(({ group }) => group)
      expect(groups.filter((group, at) => group !== groups[at - 1])).toEqual([...new Set(groups)])
    }
  })
})
