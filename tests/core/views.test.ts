import { describe, expect, it } from 'vitest'
import { type Look, VIEW_NAME_MAX, VIEWS_MAX } from '../../shared/views/view.ts'
import { codeOf, startKeyward, value } from '../worlds/fakes.ts'

const LOOK: Look = {
  show: 'needYou',
  search: 'alder',
  filter: { kind: 'signedInBy', person: 'Jonah Strake' },
  column: 'status',
  direction: 'descending',
  isGrouped: false,
}

const world = async () => {
  const keyward = await startKeyward()
  const save = async (name: string) => value(await keyward.api.saveView({ name, look: LOOK })).viewId
  const names = () => keyward.snapshot().views.map(({ name }) => name)
  return { keyward, api: keyward.api, save, names }
}

describe('views of the list of connections', () => {
  it('are kept in the vault, with their look, over a restart, and in no preferences', async () => {
    const { keyward, save } = await world()
    await save('  Jonah’s   rows ')
    const again = await startKeyward(keyward.world)
    expect(again.snapshot().views).toEqual([{ id: expect.any(String), name: 'Jonah’s rows', look: LOOK }])
    expect(JSON.stringify(again.snapshot().preferences)).not.toContain('Jonah')
  })

  it('have an order, and one that has no neighbour stays', async () => {
    const { api, save, names } = await world()
    const first = await save('A')
    const last = [await save('B'), await save('C')].at(-1) ?? ''
    value(await api.moveView({ viewId: last, by: -1 }))
    expect(names()).toEqual(['A', 'C', 'B'])
    value(await api.moveView({ viewId: first, by: -1 }))
    expect(names()).toEqual(['A', 'C', 'B'])
  })

  it('are renamed, take another look, and each of these is taken back', async () => {
    const { keyward, api, save, names } = await world()
    const viewId = await save('A')
    const renamed = value(await api.changeView({ viewId, name: 'Lapsing' }))
    const looked = value(await api.changeView({ viewId, look: { ...LOOK, search: '' } }))
    expect(codeOf(await api.undo({ undoId: renamed.undoId }))).toBe('undoOver') // it looks otherwise since
    value(await api.undo({ undoId: looked.undoId }))
    expect(keyward.snapshot().views[0]?.look).toEqual(LOOK)
    expect(names()).toEqual(['Lapsing'])
  })

  it('that are removed come back where they stood, once', async () => {
    const { api, save, names } = await world()
    await save('A')
    const viewId = await save('B')
    await save('C')
    const { undoId } = value(await api.removeView({ viewId }))
    expect(names()).toEqual(['A', 'C'])
    value(await api.undo({ undoId }))
    expect(names()).toEqual(['A', 'B', 'C'])
    expect(codeOf(await api.undo({ undoId }))).toBe('undoOver')
  })

  it('need a name that can be seen, and there are only so many', async () => {
    const { api, save, names } = await world()
    expect(codeOf(await api.saveView({ name: ' \u200B ', look: LOOK }))).toBe('textUnseen')
    await save('x'.repeat(VIEW_NAME_MAX + 20))
    expect(names()[0]).toHaveLength(VIEW_NAME_MAX)
    for (let at = 1; at < VIEWS_MAX; at += 1) await save(`View ${at}`)
    expect(codeOf(await api.saveView({ name: 'One more', look: LOOK }))).toBe('viewsFull')
    expect(codeOf(await api.changeView({ viewId: 'nobody', name: 'A' }))).toBe('unknownView')
    expect(codeOf(await api.moveView({ viewId: 'nobody', by: 1 }))).toBe('unknownView')
    expect(codeOf(await api.removeView({ viewId: 'nobody' }))).toBe('unknownView')
  })
})
