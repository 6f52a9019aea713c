import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUsable } from '../../../electron/core/team/epochs.ts'
import { history } from './device.ts'

const nameOf = (fold: ReturnType<ReturnType<typeof history>['folded']>, id: string) =>
  fold
    .entities()
    .of('app', id)
    ?.fields['name']?.map(({ value }) => value)

describe('who is in a team', () => {
  it('T10 only admins change it, each judged by what its writer had seen', () => {
    const { write, admits, role, root, folded, roles } = history(['mere', 'tom'])
    const mere = write('ines', admits('mere', 'editor'))
    write('mere', admits('tom', 'admin'), [mere])
    expect(roles(folded())).toMatchObject({ mere: 'editor', tom: 'none' })
    const up = write('ines', [role('mere', 'admin')])
    expect(roles(folded())).toMatchObject({ mere: 'admin', tom: 'none' })
    write('mere', admits('tom', 'editor'), [up])
    expect(roles(folded())).toMatchObject({ tom: 'editor' })
    expect(root.line.seq).toBe(1)
  })

  it('T11 of contradictory acts that did not see each other the lowest standing holds', () => {
    const { write, admits, role, folded, roles } = history(['mere', 'tom'])
    const both = write('ines', [...admits('mere', 'admin'), ...admits('tom', 'reviewer')])
    write('ines', [role('tom', 'editor')])
    write('mere', [role('tom', 'admin')], [both])
    expect(roles(folded())).toMatchObject({ tom: 'editor' })
  })

  it('T12 a lowering sets aside what its target did unseen by its author, and shows it', () => {
    const { write, admits, out, named, folded } = history(['mere'])
    const joined = write('ines', admits('mere', 'editor'))
    const seen = write('mere', [named('a', 'seen')], [joined])
    write('ines', [out('mere')], [seen])
    write('mere', [named('b', 'unseen')])
    const fold = folded()
    expect(nameOf(fold, 'a')).toEqual(['seen'])
    expect(nameOf(fold, 'b')).toBeUndefined()
    expect(fold.state().setAside).toMatchObject([{ act: named('b', 'unseen') }])
  })

  it('T12 of two admins who remove each other the longer-standing one’s act holds', () => {
    const { write, admits, out, folded, roles } = history(['mere'])
    const joined = write('ines', admits('mere', 'admin'))
    write('mere', [out('ines')], [joined])
    write('ines', [out('mere')])
    expect(roles(folded())).toMatchObject({ ines: 'admin', mere: 'none' })
  })

  it('T12 the recovery card’s act comes before all, and only it says anything about itself', () => {
    const { write, admits, out, root, folded, roles } = history(['mere'])
    const joined = write('ines', admits('mere', 'admin'))
    write('ines', [out('paper')], [joined])
    write('paper', [out('ines')], [root, joined])
    expect(roles(folded())).toMatchObject({ ines: 'none', paper: 'admin', mere: 'admin' })
  })

  it('T12 whether an act lowers somebody depends on which others count: judged until nothing changes', () => {
    // Mere made Tom an admin, and Ines removes Mere without having seen it: Tom’s removal of Una falls with that,
    // and so does the loss of what Una did meanwhile, which a single judgement would keep
    const { write, admits, role, out, named, folded, roles } = history(['mere', 'tom', 'una'])
    const joined = write('ines', [
      ...admits('mere', 'admin'),
      ...admits('tom', 'editor'),
      ...admits('una', 'editor'),
    ])
    const up = write('mere', [role('tom', 'admin')], [joined])
    write('tom', [out('una')], [up])
    write('una', [named('a', 'Una’s')], [joined])
    expect(nameOf(folded(), 'a')).toBeUndefined()
    write('ines', [out('mere')])
    const fold = folded()
    expect(roles(fold)).toMatchObject({ mere: 'none', tom: 'editor', una: 'editor' })
    expect(nameOf(fold, 'a')).toEqual(['Una’s'])
  })

  it('T12 a removal falls only to one before it: that its author was removed meanwhile does not bring its target back', () => {
    const { write, admits, out, folded, roles } = history(['mere', 'tom'])
    const joined = write('ines', [...admits('mere', 'admin'), ...admits('tom', 'admin')])
    write('ines', [out('mere')])
    write('tom', [out('ines')], [joined])
    expect(roles(folded())).toMatchObject({ mere: 'none', ines: 'none', tom: 'admin' })
  })

  it('T13 a removed card never returns, whoever lets it in again', () => {
    const { write, admits, out, role, folded, roles } = history(['mere'])
    write('ines', admits('mere', 'editor'))
    write('ines', [out('mere')])
    write('ines', [...admits('mere', 'editor'), role('mere', 'admin')])
    expect(roles(folded())).toMatchObject({ mere: 'none' })
  })

  it('T15 everybody may leave, and says so only of themselves', () => {
    const { write, admits, role, folded, roles } = history(['mere', 'tom'])
    const joined = write('ines', [...admits('mere', 'reviewer'), ...admits('tom', 'editor')])
    write('mere', [role('tom', 'none')], [joined])
    write('tom', [role('tom', 'none')], [joined])
    expect(roles(folded())).toMatchObject({ mere: 'reviewer', tom: 'none' })
    write('mere', [role('mere', 'none')])
    expect(roles(folded())).toMatchObject({ mere: 'none' })
  })

  it('a reviewer changes nothing that is shared', () => {
    const { write, admits, named, folded } = history(['mere'])
    const joined = write('ines', admits('mere', 'reviewer'))
    write('mere', [named('a', 'mine')], [joined])
    const fold = folded()
    expect(nameOf(fold, 'a')).toBeUndefined()
    expect(fold.state().setAside).toHaveLength(1)
  })
})

describe('what is ready', () => {
  it('T2 makes the same state in any order', () => {
    const { write, admits, out, role, named, all, folded } = history(['mere', 'tom'])
    const joined = write('ines', [...admits('mere', 'admin'), ...admits('tom', 'editor')])
    const one = write('tom', [named('a', 'Tom’s'), { do: 'del', t: 'app', id: 'b' }], [joined])
    const two = write('mere', [named('a', 'Mere’s'), named('b', 'kept')], [joined])
    write('ines', [role('mere', 'editor'), { do: 'del', t: 'app', id: 'a' }], [one])
    write('mere', [out('tom'), named('b', 'again')])
    write('tom', [named('c', 'new')], [two])
    const whole = folded().state()
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(folded(shuffled).state()).toEqual(whole)
        const fold = folded([])
        for (const segment of shuffled) fold.offer([segment, segment])
        expect(fold.state()).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  it('waits for all that it had seen, and is never ready where it cites what is not so', () => {
    const { write, admits, named, all, folded } = history(['mere'])
    const joined = write('ines', admits('mere', 'editor'))
    const early = write('mere', [named('a', '1')], [joined])
    const late = write('mere', [named('a', '2')])
    const fold = folded(all.filter((one) => one !== joined))
    expect(fold.graph.of(early.hash)).toBeUndefined()
    expect(fold.graph.unready()).toHaveLength(2)
    fold.offer([joined])
    expect(fold.graph.of(late.hash)).toBeDefined()
    const wrong = write('mere', [named('a', '3')], [{ ...joined, line: { ...joined.line, seq: 7 } }])
    fold.offer([wrong])
    expect(fold.graph.isRefused(wrong.hash)).toBe(true)
  })

  it('a segment that somebody else signed counts for nothing', () => {
    const { write, admits, named, by, dev, folded } = history(['mere', 'tom'])
    const joined = write('ines', [...admits('mere', 'editor'), ...admits('tom', 'editor')])
    const tom = write('tom', [named('a', 'Tom’s')], [joined])
    const forged = { ...tom, hash: 'A'.repeat(43), line: { ...tom.line, dev: dev('mere') } }
    const fold = folded()
    fold.offer([forged])
    expect(fold.graph.isRefused(forged.hash)).toBe(true)
    expect(by('mere').name).toBe('mere')
  })

  it('T6 two segments of one number are a fork: both count, and it is told', () => {
    const { write, admits, named, dev, folded } = history(['mere'])
    const joined = write('ines', admits('mere', 'editor'))
    const first = write('mere', [named('a', 'one')], [joined])
    write('mere', [named('b', 'two')])
    write('mere', [named('c', 'three')], [], { after: first })
    const fold = folded()
    expect(fold.state().forked).toEqual([dev('mere')])
    expect(['a', 'b', 'c'].map((id) => nameOf(fold, id))).toEqual([['one'], ['two'], ['three']])
  })
})

describe('an epoch', () => {
  const announcing = (name: string, world: ReturnType<typeof history>, after: readonly string[] = []) => ({
    do: 'epoch' as const,
    id: world.epoch.id,
    secrets: [world.dev('ines'), world.dev('paper'), world.dev(name)],
    facts: [],
    after: [...after],
    past: [],
  })

  it('T17 seals nothing more once somebody is removed, and only one whose maker knew every removal does', () => {
    const world = history(['mere', 'tom'])
    const { write, admits, out, folded, epoch } = world
    const joined = write('ines', [...admits('mere', 'editor'), ...admits('tom', 'editor')])
    write('ines', [announcing('mere', world)], [joined])
    expect(isUsable(folded().ground(), epoch.id)).toBe(true)
    write('ines', [out('tom')]) // who holds nothing, and may have been given it by somebody who does not know yet
    expect(isUsable(folded().ground(), epoch.id)).toBe(false)
  })

  it('T17 a removal that was set aside has to be known as well, and may be cited', () => {
    const world = history(['mere', 'tom'])
    const { write, admits, out, folded, epoch } = world
    const joined = write('ines', [...admits('mere', 'admin'), ...admits('tom', 'editor')])
    const fallen = write('mere', [out('tom')], [joined])
    write('ines', [out('mere')])
    write('ines', [{ ...announcing('ines', world), secrets: [world.dev('ines'), world.dev('paper')] }])
    const fold = folded()
    expect(fold.judgement().isVoid(fold.graph.of(fallen.hash) ?? (undefined as never))).toBe(true)
    expect(isUsable(fold.ground(), epoch.id)).toBe(false)
    const cited = history(['mere', 'tom'])
    const all = cited.write('ines', [...cited.admits('mere', 'admin'), ...cited.admits('tom', 'editor')])
    const aside = cited.write('mere', [cited.out('tom')], [all])
    cited.write('ines', [cited.out('mere')])
    cited.write('ines', [
      { ...announcing('ines', cited, [aside.hash]), secrets: [cited.dev('ines'), cited.dev('paper')] },
    ])
    expect(isUsable(cited.folded().ground(), cited.epoch.id)).toBe(true)
  })
})
