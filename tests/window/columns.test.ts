import { describe, expect, it } from 'vitest'
import { fitColumns, movedColumn } from '../../renderer/features/connections/columns.ts'
import { allColumns, type ColumnChoice } from '../../shared/settings/columns.ts'
import { readPreferences } from '../../shared/settings/preferences.ts'

const ids = (width: number, chosen: readonly ColumnChoice[] = []) =>
  fitColumns([...chosen], width).shown.map(({ id }) => id)
const shown = (...wanted: ColumnChoice['id'][]) =>
  allColumns([]).map((one) => ({ ...one, isShown: one.isShown || wanted.includes(one.id) }))

describe('the columns of the table of connections', () => {
  it('go where there is no room: ids, notes, tags, app, kind, since, and who signed in last', () => {
    const everything = shown('tags', 'app', 'note', 'organisationId')
    expect(ids(2_000, everything)).toHaveLength(10)
    expect(ids(1_080)).toEqual(['organisation', 'kind', 'person', 'since', 'status', 'checked'])
    expect(ids(790)).toEqual(['organisation', 'person', 'since', 'status', 'checked'])
    expect(ids(660)).toEqual(['organisation', 'person', 'status', 'checked'])
    expect(ids(500)).toEqual(['organisation', 'status', 'checked'])
    expect(ids(300)).toEqual(['organisation', 'status', 'checked'])
  })

  it('leave the name room at any width, whatever was drawn wide', () => {
    const wide = allColumns([]).map((one) => ({ ...one, width: 600 }))
    for (const width of [348, 560, 748, 1_080, 2_000])
      for (const chosen of [[], wide]) {
        const { shown: columns } = fitColumns(chosen, width)
        const others = columns.slice(1).reduce((sum, one) => sum + one.width, 0)
        const left = width - 32 - (columns.length - 1) * 12 - others
        expect(left, `${width}`).toBeGreaterThanOrEqual(width < 348 ? 0 : 90)
      }
  })

  it('move past their neighbour, a hidden one aside, and the name stays first', () => {
    const order = (columns: readonly ColumnChoice[]) =>
      columns.filter(({ isShown }) => isShown).map(({ id }) => id)
    const all = allColumns([])
    expect(order(movedColumn(all, 'person', -1))).toEqual([
      'organisation',
      'person',
      'kind',
      'since',
      'status',
      'checked',
    ])
    expect(movedColumn(all, 'kind', -1)).toBe(all)
    expect(movedColumn(all, 'organisation', 1)).toBe(all)
    expect(movedColumn(all, 'checked', 1)).toBe(all)
  })

  it('are read as far as they can be: an odd one costs no other preference, and name, sign-in and age stay', () => {
    const odd = readPreferences({ theme: 'dark', columns: [{ id: 'nobody', isShown: true, width: 5 }] })
    expect(odd).toMatchObject({ theme: 'dark', columns: [] })
    const hidden = allColumns([{ id: 'status', isShown: false, width: null }])
    expect(hidden.filter(({ isShown }) => isShown).map(({ id }) => id)).toContain('status')
    expect(hidden[0]?.id).toBe('organisation')
    expect(new Set(hidden.map(({ id }) => id)).size).toBe(hidden.length)
  })
})
