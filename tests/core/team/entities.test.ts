import { describe, expect, it } from 'vitest'
import { isClash } from '../../../electron/core/team/entities.ts'
import type { Act } from '../../../shared/team/acts.ts'
import { ENTITY_KINDS, ruleOf } from '../../../shared/team/entities.ts'
import { history } from './device.ts'

const del = (id: string): Act => ({ do: 'del', t: 'app', id })
const world = (names = ['mere', 'tom']) => {
  const made = history(names)
  const joined = made.write(
    'ines',
    names.flatMap((name) => made.admits(name, 'editor')),
  )
  return { ...made, joined }
}
const app = (fold: ReturnType<ReturnType<typeof history>['folded']>, id = 'a') =>
  fold.entities().of('app', id)
const values = (
  fold: ReturnType<ReturnType<typeof history>['folded']>,
  field = 'name',
  t: 'app' | 'connection' | 'tick' = 'app',
) =>
  fold
    .entities()
    .of(t, 'a')
    ?.fields[field]?.map(({ value }) => value)

describe('what stands in a team', () => {
  it('T2 a field keeps every value that no later writer had seen', () => {
    const { write, joined, named, folded } = world()
    const one = write('mere', [named('a', 'Mere’s')], [joined])
    const two = write('tom', [named('a', 'Tom’s')], [joined])
    expect(values(folded())?.toSorted()).toEqual(['Mere’s', 'Tom’s'])
    write('ines', [named('a', 'settled')], [one, two])
    expect(values(folded())).toEqual(['settled'])
  })

  it('T2 of names the deepest is shown first, whatever the clocks say', () => {
    const { write, joined, named, folded } = world()
    write('mere', [named('b', 'x')], [joined])
    write('mere', [named('a', 'deeper')], [], { at: 5 })
    write('tom', [named('a', 'later by clock')], [joined], { at: 9_000_000 })
    expect(values(folded())).toEqual(['deeper', 'later by clock'])
  })

  it('T2 what was removed is hidden whole where its writer had seen all of it', () => {
    const { write, joined, named, folded } = world()
    const one = write('mere', [named('a', 'x')], [joined])
    write('tom', [del('a')], [one])
    expect(app(folded())).toBeNull()
    expect(folded().entities().all()).toEqual([])
  })

  it('T2 removed by one and changed by another, it stays, and both are told', () => {
    const { write, joined, named, dev, folded } = world()
    const one = write('mere', [named('a', 'x')], [joined])
    write('tom', [del('a')], [one])
    write('mere', [{ do: 'put', t: 'app', id: 'a', set: { note: 'kept' } }])
    expect(app(folded())).toMatchObject({
      removedBy: [dev('tom')],
      fields: { name: [{ value: 'x' }], note: [{ value: 'kept', by: dev('mere') }] },
    })
  })

  it('T2 what is made again after a removal has nothing of what was removed', () => {
    const { write, joined, named, folded } = world()
    write('mere', [named('a', 'x'), { do: 'put', t: 'app', id: 'a', set: { note: 'old' } }], [joined])
    const gone = write('mere', [del('a')])
    write('tom', [named('a', 'new')], [joined, gone])
    expect(app(folded())).toMatchObject({ removedBy: [] })
    expect(Object.keys(app(folded())?.fields ?? {})).toEqual(['name'])
  })

  it('T2 of facts the newest is shown first, of what was done the earliest', () => {
    const { write, joined, folded } = world()
    const fact = (at: number): Act => ({
      do: 'put',
      t: 'connection',
      id: 'a',
      set: { fact: { at, is: { ends: at } } },
    })
    const tick = (at: number): Act => ({ do: 'put', t: 'tick', id: 'a', set: { done: { at } } })
    write('mere', [fact(20), tick(20)], [joined])
    write('tom', [fact(10), tick(10)], [joined])
    expect(values(folded(), 'fact', 'connection')).toMatchObject([{ at: 20 }, { at: 10 }])
    expect(values(folded(), 'done', 'tick')).toMatchObject([{ at: 10 }, { at: 20 }])
  })

  it('T2 of a client id all are shown, and a person chooses where they differ', () => {
    const { write, joined, folded } = world()
    const put = (clientId: string): Act => ({ do: 'put', t: 'app', id: 'a', set: { clientId } })
    write('mere', [put('one')], [joined])
    write('tom', [put('two')], [joined])
    expect(isClash('app', 'clientId', app(folded())?.fields['clientId'] ?? [])).toBe(true)
    expect(isClash('app', 'clientId', (app(folded())?.fields['clientId'] ?? []).slice(1))).toBe(false)
    expect(isClash('app', 'name', [])).toBe(false)
  })

  it('T2 the activity goes by clock, and never before what its writer had seen', () => {
    const { write, joined, folded } = world()
    const log = (what: string): Act => ({ do: 'log', at: 1, what, about: {} })
    const late = write('mere', [log('second')], [joined], { at: 9_000 })
    write('tom', [log('third')], [late], { at: 2_000 }) // a clock that is behind
    write('ines', [log('first')], [], { at: 3_000 })
    expect(
      folded()
        .activity()
        .map(({ log: { what } }) => what),
    ).toEqual(['first', 'second', 'third'])
  })

  it('T6 two branches of a fork do not count as having seen each other', () => {
    const { write, joined, named, folded } = world()
    const base = write('mere', [named('b', 'x')], [joined])
    write('mere', [named('a', 'left')])
    const right = write('mere', [named('a', 'right')], [], { after: base })
    expect(values(folded())?.toSorted()).toEqual(['left', 'right'])
    write('tom', [named('a', 'over the right')], [joined, right])
    expect(values(folded())?.toSorted()).toEqual(['left', 'over the right'])
  })

  it('knows a rule for every field, and none for token sets', () => {
    expect(ENTITY_KINDS).not.toContain('token')
    expect(ruleOf('app', 'secret')).toBe('all')
    expect(ruleOf('rotation', 'provenDead')).toBe('earliest')
  })
})
