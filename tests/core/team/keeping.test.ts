import { describe, expect, it } from 'vitest'
import {
  BELL,
  BELL_EVERY,
  createKeeping,
  LIST_EVERY,
  WATCHED_LIST_EVERY,
} from '../../../electron/core/team/keeping.ts'
import { createTeamDevice } from '../../../electron/core/team/engine.ts'
import { MINUTE } from '../../../shared/kernel/instant.ts'
import { fakeKeySealer } from '../../worlds/fake-team.ts'
import { people } from './people.ts'

/** Two people of a team on one place, kept in step; the place tells by itself, or only by its bell. */
const kept = async (tells: boolean) => {
  const world = people(['ines', 'mere'])
  for (const name of world.names) await world.device(name).start()
  await world.device('ines').act([world.found])
  await world.device('ines').sync()
  await world.device('ines').actOnTeam(world.admits('mere', 'editor'))
  await world.syncAll()
  let rung = 0
  let lists = 0
  const keepings = new Map(
    ['ines', 'mere'].map((name) => {
      const { own, store: whole, shelf } = world.at(name)
      const store = {
        ...whole,
        list: () => ((lists += 1), whole.list()),
        watch: tells ? whole.watch : null,
      }
      const device = createTeamDevice(own, { store, shelf, sealer: fakeKeySealer, clock: world.clock })
      const random = { token: () => `ring${String((rung += 1)).padStart(12, '0')}` }
      return [
        name,
        { device, keeping: createKeeping(device, { store, clock: world.clock, random }) },
      ] as const
    }),
  )
  const at = (name: string) => {
    const one = keepings.get(name)
    if (one === undefined) throw new Error(`nobody is called ${name}`)
    return one
  }
  const calm = async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      for (const { keeping } of keepings.values()) await keeping.settled()
    }
  }
  for (const { keeping } of keepings.values()) await keeping.start()
  await calm()
  const nameAt = (name: string) => at(name).device.fold.entities().of('app', 'a')?.fields['name']?.[0]?.value
  return {
    world,
    at,
    calm,
    nameAt,
    lists: () => lists,
    rung: () => rung,
    end: async () => {
      for (const { keeping } of keepings.values()) await keeping.close()
    },
  }
}

describe('keeping a place in step', () => {
  it('T21 a place that tells nothing is listened to by its bell, which rings after what was published', async () => {
    const { world, at, calm, nameAt, lists, end } = await kept(false)
    const { files } = world.at('ines').store
    await at('ines').keeping.act([world.named('a', 'new')])
    await calm()
    expect(Buffer.from(files.get(BELL) ?? []).toString()).toMatch(/^ring\d{12}$/u)
    expect(nameAt('mere')).toBeUndefined()
    world.clock.move(BELL_EVERY)
    await calm()
    expect(nameAt('mere')).toBe('new')
    // a bell that is still is not followed by a list
    const before = lists()
    for (let beat = 0; beat < 20; beat += 1) {
      world.clock.move(BELL_EVERY)
      await calm()
    }
    expect(lists()).toBe(before)
    await end()
  })

  it('T21 it is listed every ten minutes although no bell rang', async () => {
    const { world, at, calm, nameAt, end } = await kept(false)
    const { files } = world.at('ines').store
    await at('ines').keeping.act([world.named('a', 'new')])
    await calm()
    files.delete(BELL)
    world.clock.move(BELL_EVERY)
    await calm()
    expect(nameAt('mere')).toBeUndefined()
    world.clock.move(LIST_EVERY)
    await calm()
    expect(nameAt('mere')).toBe('new')
    await end()
  })

  it('a place that tells by itself is looked at when it does, and has no bell', async () => {
    const { world, at, calm, nameAt, rung, lists, end } = await kept(true)
    await at('ines').keeping.act([world.named('a', 'new')])
    await calm()
    world.clock.move(MINUTE / 60)
    await calm()
    expect(nameAt('mere')).toBe('new')
    expect(rung()).toBe(0)
    // once more a little later, and then now and then: a share may tell nothing
    for (const wait of [2_000, WATCHED_LIST_EVERY]) {
      const before = lists()
      world.clock.move(wait)
      await calm()
      expect(lists()).toBeGreaterThan(before)
    }
    await end()
  })

  it('T25 facts go out by themselves after ten seconds', async () => {
    const { world, at, calm, end } = await kept(true)
    const { files } = world.at('ines').store
    const before = files.size
    for (const id of ['x', 'y'])
      await at('ines').keeping.act([{ do: 'put', t: 'connection', id, set: { fact: { at: 1, is: {} } } }])
    await calm()
    expect(files.size).toBe(before)
    world.clock.move(10_000)
    await calm()
    expect(files.size).toBe(before + 1)
    await end()
  })

  it('T26 a place that fails is asked again, later each time, and nothing is lost meanwhile', async () => {
    const { world, at, calm, nameAt, lists, end } = await kept(true)
    const { state } = world.at('ines').store
    state.fails = true
    await at('ines').keeping.act([world.named('a', 'new')])
    await calm()
    const before = lists()
    world.clock.move(5_000)
    await calm()
    expect(lists()).toBe(before + 1)
    world.clock.move(5_000)
    await calm()
    expect(lists()).toBe(before + 1)
    state.fails = false
    world.clock.move(5_000)
    await calm()
    world.clock.move(MINUTE)
    await calm()
    expect(nameAt('mere')).toBe('new')
    await end()
  })

  it('does nothing any more once it is closed', async () => {
    const { world, at, calm, lists, end } = await kept(false)
    await end()
    const before = lists()
    expect(await at('ines').keeping.act([world.named('a', 'kept for the next start')])).toMatchObject({
      ok: true,
    })
    world.clock.move(LIST_EVERY)
    await calm()
    expect(lists()).toBe(before)
  })
})
