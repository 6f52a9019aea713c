import { describe, expect, it } from 'vitest'
import { people, type People } from './people.ts'

/** What a prototype of the team showed by random histories; each was a leak, a dead end or a loss. */
const apart = async (roles: Readonly<Record<string, 'admin' | 'editor'>>) => {
  const names = ['ines', ...Object.keys(roles)]
  const world = people(names, { isShared: false })
  for (const name of world.names) await world.device(name).start()
  await world.device('ines').act([world.found])
  await world.device('ines').sync()
  await world
    .device('ines')
    .actOnTeam(Object.entries(roles).flatMap(([name, role]) => world.admits(name, role)))
  await settle(world)
  return world
}

/** Carries all files from one place to another, or those of one person’s device. */
const carry = (world: People, from: string, to: string, only = '') => {
  for (const [name, bytes] of world.at(from).store.files)
    if (only === '' || name.includes(world.dev(only))) world.at(to).store.files.set(name, bytes)
}
const settle = async (world: People, rounds = 4) => {
  for (let round = 0; round < rounds; round += 1) {
    for (const from of world.names) for (const to of world.names) carry(world, from, to)
    await world.syncAll(1)
  }
}
const epochsAt = (world: People, name: string) => [...world.device(name).fold.ground().epochs.keys()]

describe('found on the way', () => {
  it('T17 a key is not given on during a removal by whoever has the epoch and not the removal yet', async () => {
    const world = await apart({ mere: 'admin', tom: 'editor', una: 'editor' })
    const before = new Set(epochsAt(world, 'ines'))
    await world.device('mere').act([world.named('a', 'seen before the removal')])
    await world.device('ines').actOnTeam([world.out('tom')])
    await world.device('ines').sync()
    carry(world, 'ines', 'mere')
    await world.device('mere').sync()
    const fresh = epochsAt(world, 'mere').filter((id) => !before.has(id))
    expect(fresh.length).toBeGreaterThan(0)
    // Una has what Mere wrote, and not what Ines did: Tom is in force for her, and lacks the new epoch
    carry(world, 'mere', 'una', 'mere')
    await world.device('una').sync()
    await world.device('una').sync()
    const made = world
      .device('mere')
      .fold.graph.ready()
      .findLast(({ dev }) => dev === world.dev('mere'))
    expect(world.device('una').keyring.of(made?.epoch ?? '')).not.toBeNull()
    carry(world, 'una', 'tom')
    await world.device('tom').sync()
    for (const id of fresh) expect(world.device('tom').keyring.of(id)).toBeNull()
    await settle(world)
    for (const id of fresh) expect(world.device('tom').keyring.of(id)).toBeNull()
    expect(world.device('una').fold.state()).toEqual(world.device('ines').fold.state())
  })

  it('T17 nor is it linked by an epoch that is made meanwhile', async () => {
    const world = await apart({ mere: 'admin', tom: 'editor', una: 'admin', vera: 'editor' })
    await world.device('mere').act([world.named('a', 'seen before the removal')])
    await world.device('ines').actOnTeam([world.out('tom')])
    await world.device('ines').sync()
    carry(world, 'ines', 'mere')
    await world.device('mere').sync()
    const made = world
      .device('mere')
      .fold.graph.ready()
      .findLast(({ dev }) => dev === world.dev('mere'))
    carry(world, 'mere', 'una', 'mere')
    await world.device('una').sync()
    expect(world.device('una').keyring.of(made?.epoch ?? '')).not.toBeNull()
    // Una removes Vera, and so makes an epoch for everybody whom she knows to be in force: Tom too
    await world.device('una').actOnTeam([world.out('vera')])
    await world.device('una').sync()
    await world.device('una').act([world.named('b', 'under the new epoch')])
    await world.device('una').sync()
    carry(world, 'una', 'tom')
    await world.device('tom').sync()
    expect(world.device('tom').keyring.of(made?.epoch ?? '')).toBeNull()
  })

  it('T19 a newcomer learns keys from a segment that is not ready yet', async () => {
    const world = await apart({ mere: 'admin', tom: 'editor' })
    await world.device('mere').act([world.named('a', 'one')])
    await settle(world)
    const known = new Map(world.at('tom').shelf.files)
    const { keyring, fold } = await world.restart('tom', Object.assign(world.at('tom').shelf.copy()))
    expect(fold.graph.ready().length).toBeGreaterThan(1)
    // everything but the founding, without which nothing is ready
    const lone = people(['x']).at('x').shelf
    for (const [name, bytes] of known) if (!name.includes('/00000001')) lone.files.set(name, bytes)
    const all = [...known].filter(([name]) => name.includes(`${world.dev('ines')}/00000001`))
    for (const [name] of all) lone.files.delete(name)
    const device = await world.restart('tom', lone)
    expect(device.fold.graph.ready()).toEqual([])
    expect(device.keyring.ids().toSorted()).toEqual(keyring.ids().toSorted())
  })

  it('T12 re-keying ends: a removal that was set aside is cited, so that one epoch does for everybody', async () => {
    const world = await apart({ mere: 'admin', tom: 'editor', una: 'editor' })
    await world.device('mere').actOnTeam([world.out('una')])
    await world.device('mere').sync()
    await world.device('ines').actOnTeam([world.out('mere')])
    await world.device('ines').sync()
    await settle(world)
    expect(world.device('ines').fold.state().setAside.length).toBeGreaterThan(0)
    for (const name of ['ines', 'tom', 'una']) await world.device(name).act([world.named('a', name)])
    await settle(world)
    const before = epochsAt(world, 'ines').length
    for (let round = 0; round < 3; round += 1) {
      for (const name of ['ines', 'tom', 'una'])
        await world.device(name).act([world.named('b', `${name} ${round}`)])
      await settle(world, 2)
    }
    expect(epochsAt(world, 'ines')).toHaveLength(before)
    expect(world.device('una').fold.state()).toEqual(world.device('ines').fold.state())
  })

  it('T12 a removal that was written with an old sight is cited beyond it, so that the next epoch may be used', async () => {
    const world = await apart({ mere: 'editor', tom: 'editor' })
    await world.device('mere').act([world.named('a', 'one')])
    await world.device('mere').act([world.named('a', 'two')])
    await world.device('ines').actOnTeam([world.out('tom')])
    await world.device('ines').sync()
    const before = epochsAt(world, 'mere').length
    carry(world, 'ines', 'mere')
    await world.device('mere').sync()
    // one epoch for both of what waited, at most one that Ines made besides
    expect(epochsAt(world, 'mere').length - before).toBeLessThanOrEqual(2)
    expect(world.device('mere').standing().waiting).toBe(0)
  })
})
