import { describe, expect, it } from 'vitest'
import { paletteItems } from '../../renderer/app/palette-items.ts'
import { connectionRows } from '../../renderer/features/connections/connection-list.ts'
import { useStore } from '../../renderer/app/store.ts'
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

  it('a person and a tag are found, and lead to their connections', () => {
    const labelled = {
      ...snapshot,
      labels: {
        ...snapshot.labels,
        organisations: [
          { id: snapshot.connections[0]?.tenantId ?? '', tags: ['Quarterly BAS'], note: '' },
        ] as typeof snapshot.labels.organisations,
      },
    }
    const items = (text: string) => paletteItems(labelled, connectionRows(labelled, now), text, now)
    const owen = items('marrick').find(({ group }) => group === 'People and tags')
    expect(owen).toMatchObject({ name: 'Owen Marrick' })
    if (owen !== undefined && 'run' in owen) owen.run()
    expect(useStore.getState().list.filter).toEqual({ kind: 'signedInBy', person: 'Owen Marrick' })
    expect(useStore.getState().route).toMatchObject({ at: 'connections', key: null })
    expect(items('quarterly').map(({ group, name }) => `${group}: ${name}`)).toContain(
      'People and tags: Quarterly BAS',
    )
    expect(items('').some(({ group }) => group === 'People and tags')).toBe(false)
  })

  it('settings are found by what is in them', () => {
    for (const text of ['reminders', 'theme', 'dark', 'recovery kit', 'passphrase'])
      expect(found(text)).toContain('Go to Settings')
    expect(found('')).not.toContain('reminders')
  })

  it('a group stands together, so that the arrows go as the eye does', () => {
    for (const text of ['', 'owen', 'add', 'check', 'a', 'hollins', 'month-end packs', 'disconnect']) {
      const groups = paletteItems(snapshot, rows, text, now).map(({ group }) => group)
      expect(groups.filter((group, at) => group !== groups[at - 1])).toEqual([...new Set(groups)])
    }
  })
})
